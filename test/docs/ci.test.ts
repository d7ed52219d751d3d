/** What runs on other people's machines: it can be read, and uses no option and no input that there is not. */
import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { parse } from "yaml";
import { run } from "../cli/program.ts";
import { kindOf } from "../../server/src/format/schema.ts";

const read = (path: string): string => readFileSync(new URL(`../../${path}`, import.meta.url), "utf8");
const page = read("docs/ci.md");

interface Action {
  readonly inputs: Readonly<Record<string, { readonly description: string; readonly default: string }>>;
  readonly runs: {
    readonly using: string;
    readonly steps: readonly [{ readonly env: Readonly<Record<string, string>>; readonly run: string }];
  };
}

const action = parse(read("action.yml")) as Action;
const { version } = JSON.parse(read("package.json")) as { version: string };

describe.each(["docs/ci.md", "action.yml"])("%s", (path) => {
  it("uses options that there are", () => {
    const help = run(["check", "--help"]).stdout;
    const options = new Set(read(path).match(/(?<=\s|")--[a-z][a-z-]+/g));
    options.delete("--yes");
    for (const option of options) expect(help).toContain(option);
    expect(options.size).toBeGreaterThan(0);
  });
});

describe("the action", () => {
  const [step] = action.runs.steps;

  it("hands its inputs over as variables, never as words of the script", () => {
    expect(step.run).not.toContain("${{");
    for (const value of Object.values(step.env)) {
      expect(Object.keys(action.inputs)).toContain(/inputs\.([a-z-]+)/.exec(value)?.[1]);
    }
  });

  it("runs this version", () => {
    expect(action.inputs.version?.default).toBe(version);
    expect(page.match(/threat-assessment@v?[\d.]+\d/g)?.every((use) => use.endsWith(version))).toBe(true);
  });

  it("is used on the page with inputs that it has", () => {
    const used = Array.from(page.matchAll(/^ {2,}(?:paths|arguments|sarif): /gm), ([line]) => line.trim());
    expect(used.length).toBeGreaterThan(2);
    for (const line of used) expect(Object.keys(action.inputs)).toContain(line.replace(/:.*/, ""));
  });
});

describe("the examples on the page", () => {
  const blocks = Array.from(page.matchAll(/^```yaml\n(.*?)^```/gms), ([, text = ""]) => text);

  it.each(blocks)("are YAML: %#", (text) => {
    expect(parse(text)).toBeTypeOf("object");
  });
});

it("runs the hook on the files that are ours", () => {
  const [hook] = parse(read(".pre-commit-hooks.yaml")) as [{ entry: string; files: string }];
  expect(hook.entry).toBe("threat-assessment check");
  const pattern = new RegExp(hook.files);
  for (const name of ["a/b.threat.yaml", "b.taxonomy.yml", "c.scale.yaml", "x/.threat-assessment.yaml"])
    expect(name).toMatch(pattern);
  expect("threat.yaml").not.toMatch(pattern);
});

it("names in the catalogue the schema of each kind of file", () => {
  const { schemas } = JSON.parse(read("schemas/catalog.json")) as {
    schemas: readonly { fileMatch: readonly string[]; url: string }[];
  };
  expect(schemas).toHaveLength(4);
  for (const { fileMatch, url } of schemas) {
    const file = url.split("/main/")[1] ?? "";
    expect(JSON.parse(read(file))).toHaveProperty("$id");
    for (const pattern of fileMatch)
      expect(file).toBe(`schemas/${kindOf(`file:///x/${pattern.replace("*", "a")}`)}.schema.json`);
  }
});
