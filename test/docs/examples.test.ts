/** Checks the examples: they are all listed, the strict rules find nothing in those that claim it, and two use most keys. */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { expect, it } from "vitest";
import { projectRoot } from "../../scripts/root.ts";
import { Disk } from "../../server/src/files/disk.ts";
import { resolve, schemas } from "../../server/src/format/schema.ts";
import type { Schema } from "../../server/src/format/schema.ts";
import { asActive } from "../../server/src/rules/active.ts";
import { rules } from "../../server/src/rules/index.ts";
import { inspect } from "../../server/src/rules/inspect.ts";
import type { Source } from "../../server/src/syntax/source.ts";
import { Library } from "../../server/src/workspace/library.ts";
import { TODAY } from "../assessments.ts";
import { exampleFiles, faultlessExamples } from "../examples.ts";

const folder = pathToFileURL(join(projectRoot, "examples/"));
const disk = new Disk();
const library = new Library(disk, { today: () => TODAY });

function opened(name: string): Source {
  return disk.read(new URL(name, folder).href) ?? expect.unreachable(name);
}

it("the list of examples has every assessment, except those that others supersede", () => {
  const files = readdirSync(folder, { recursive: true, encoding: "utf8" }).filter((name) =>
    name.endsWith(".threat.yaml"),
  );
  const isSuperseded = (name: string): boolean =>
    /^status: superseded$/m.test(readFileSync(new URL(name, folder), "utf8"));
  expect(files.filter((name) => !isSuperseded(name)).toSorted()).toEqual([...exampleFiles].toSorted());
});

it.each(faultlessExamples)("the configuration of the examples finds nothing in %s", (name) => {
  expect(library.read(new URL(".threat-assessment.yaml", folder).href)?.text).toContain("preset: strict");
  expect(inspect(opened(name), library).map(({ message }) => message)).toEqual([]);
});

it.each(["five-state-union.threat.yaml", "river-port-register/register.threat.yaml"])(
  "no rule at all finds anything in %s",
  (name) => {
    const all = rules.map((rule) => asActive(rule));
    expect(inspect(opened(name), library, all).map(({ message }) => message)).toEqual([]);
  },
);

it.each(["2023.threat.yaml", "2024.threat.yaml", "2025.threat.yaml", "strait.taxonomy.yaml"])(
  "no rule at all finds anything in strait-outlook/%s",
  (name) => {
    const all = rules.map((rule) => asActive(rule));
    expect(inspect(opened(`strait-outlook/${name}`), library, all).map(({ message }) => message)).toEqual([]);
  },
);

it.each(["2023.threat.yaml", "2024.threat.yaml", "2025.threat.yaml", "puerto.taxonomy.yaml"])(
  "no rule at all finds anything in puerto-austral/%s",
  (name) => {
    const all = rules.map((rule) => asActive(rule));
    expect(inspect(opened(`puerto-austral/${name}`), library, all).map(({ message }) => message)).toEqual([]);
  },
);

it("the taxonomy and the scale of the register have no problems", () => {
  for (const name of ["register.taxonomy.yaml", "risk.scale.yaml"])
    expect(inspect(opened(`river-port-register/${name}`), library)).toEqual([]);
});

/** Keys of the format that no example needs: most are fields of sources in CSL. */
it("the examples use every key of a threat, a control and a rating", () => {
  const text = exampleFiles.map((name) => readFileSync(new URL(name, folder), "utf8")).join("\n");
  const keysOf = (name: string): string[] => {
    const schema: Schema = resolve({ $ref: `assessment#/definitions/${name}` });
    return Object.keys(schema.properties ?? {});
  };
  expect(schemas.assessment.definitions).toHaveProperty("control");
  const keys = [
    "threat",
    "control",
    "rating",
    "variant",
    "dissent",
    "question",
    "asset",
    "trait",
    "relation",
  ];
  const unused = keys.flatMap(keysOf).filter((key) => !new RegExp(String.raw`(?<![\w-])${key}:`).test(text));
  expect([...new Set(unused)]).toEqual(["until"]);
});
