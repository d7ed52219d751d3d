/** Tests completion of paths, in a folder on the disk: only files of the right kind, quoted as YAML needs it. */
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { parse } from "yaml";
import { complete } from "../../server/src/features/completion.ts";
import { rootsOf } from "../../server/src/files/bounds.ts";
import { Disk } from "../../server/src/files/disk.ts";
import { listFolder } from "../../server/src/files/folder.ts";
import { Source } from "../../server/src/syntax/source.ts";
import { Library } from "../../server/src/workspace/library.ts";
import { cursorIn } from "../annotations.ts";
import { textWith } from "./acceptCompletion.ts";

let root = "";

const FILES = [
  "a/here.threat.yaml",
  "a/old.threat.yaml",
  "a/our.taxonomy.yaml",
  "a/our-risk.scale.yml",
  "a/works.bib",
  "a/works.json",
  "a/works.ris",
  "a/csl.yaml",
  "a/notes.md",
  "a/.hidden/x.taxonomy.yaml",
  "a/node_modules/x.taxonomy.yaml",
  "a/it's, here/x: #1.taxonomy.yaml",
  "common/base.taxonomy.yaml",
  "common/deep/more.taxonomy.yaml",
];

beforeAll(() => {
  root = mkdtempSync(join(tmpdir(), "paths-"));
  for (const file of FILES) {
    mkdirSync(join(root, file, ".."), { recursive: true });
    writeFileSync(join(root, file), "");
  }
});
afterAll(() => {
  rmSync(root, { recursive: true });
});

function at(
  marked: string,
  name = "a/here.threat.yaml",
): { text: string; items: ReturnType<typeof complete>["items"] } {
  const { text, position } = cursorIn(marked);
  const source = Source.of(pathToFileURL(join(root, name)).href, text);
  return {
    text,
    items: complete(
      source,
      new Library(new Disk({ open: rootsOf([pathToFileURL(root).href]), isTrusted: true })),
      position,
    ).items,
  };
}

/** The paths that are completed from the disk. */
function paths(marked: string, name?: string): string[] {
  const { items } = at(marked, name);
  return items
    .filter(({ kind, data }) => (kind === 17 || kind === 19) && !data)
    .map(({ label }) => label)
    .filter((label) => /[./]/.test(label));
}

/** The text after a path is accepted. */
function accepted(marked: string, label: string, name?: string): string {
  const { text, items } = at(marked, name);
  const item = items.find((each) => each.label === label);
  return item ? textWith(text, item) : `"${label}" is not proposed.`;
}

describe("completion offers the files of the right kind, then the folders", () => {
  it.each([
    ["a taxonomy", "taxonomy: $0", ["our.taxonomy.yaml", "it's, here/"]],
    ["a taxonomy with its version", "taxonomy: {use: $0, version: 1}", ["our.taxonomy.yaml", "it's, here/"]],
    ["a scale", "scales:\n  risk: $0", ["our-risk.scale.yml", "it's, here/"]],
    ["an earlier assessment", "supersedes: $0", ["old.threat.yaml", "it's, here/"]],
    [
      "a bibliography",
      "bibliography: $0",
      ["csl.yaml", "works.bib", "works.json", "works.ris", "it's, here/"],
    ],
    [
      "one of several bibliographies",
      "bibliography: [works.bib, $0]",
      ["csl.yaml", "works.bib", "works.json", "works.ris", "it's, here/"],
    ],
    ["one on a line of its own", "bibliography:\n  - wo$0", ["works.bib", "works.json", "works.ris"]],
    ["one behind an unindented dash", "bibliography:\n- works.b$0", ["works.bib"]],
    ["a folder above", "taxonomy: ../$0", ["../a/", "../common/"]],
    ["half a name", "taxonomy: ../co$0", ["../common/"]],
    ["a file in it", "taxonomy: ../common/$0", ["../common/base.taxonomy.yaml", "../common/deep/"]],
    ["the same folder", "taxonomy: ./o$0", ["./our.taxonomy.yaml"]],
    ["between quotation marks", "taxonomy: '../common/b$0'", ["../common/base.taxonomy.yaml"]],
    ["behind a blank", "taxonomy: it's, h$0", ["it's, here/"]],
    ["a name that is no folder", "taxonomy: nowhere/$0", []],
    ["what names no file", "title: $0", []],
  ])("%s", (_, marked, expected) => {
    expect(paths(marked)).toEqual(expected);
  });

  it("in a taxonomy that extends another one, without the taxonomy itself", () => {
    expect(paths("extends: $0", "a/our.taxonomy.yaml")).toEqual(["it's, here/"]);
    expect(paths("extends: ../common/$0", "a/our.taxonomy.yaml")).toEqual([
      "../common/base.taxonomy.yaml",
      "../common/deep/",
    ]);
  });

  it("in a configuration", () => {
    expect(paths("taxonomy: $0", "a/.threat-assessment.yaml")).toEqual(["our.taxonomy.yaml", "it's, here/"]);
    expect(paths("overrides:\n  - files: x\n    scales: {risk: $0}", "a/.threat-assessment.yaml")).toEqual([
      "our-risk.scale.yml",
      "it's, here/",
    ]);
  });

  it("together with the bundled names", () => {
    expect(at("taxonomy: $0").items.map(({ label }) => label)).toContain("bailey-2005");
  });
});

describe("completion writes a path as its context needs it", () => {
  const odd = "it's, here/x: #1.taxonomy.yaml";

  it.each([
    ["plain", "taxonomy: it's, here/$0"],
    ["in single quotation marks", "taxonomy: 'it''s, here/$0'"],
    ["in double quotation marks", 'taxonomy: "it\'s, here/$0"'],
    ["between brackets", "taxonomy: {use: 'it''s, here/$0'}"],
  ])("%s", (_, marked) => {
    const text = accepted(marked, odd);
    const { taxonomy } = parse(text) as { taxonomy: unknown };
    expect(taxonomy).toEqual(marked.includes("{") ? { use: odd } : odd);
  });

  it("with the cursor inside the quotation marks, if more of it follows", () => {
    const { items } = at("taxonomy: {use: it$0}");
    const [item] = items.filter(({ label }) => label === "it's, here/");
    expect(item?.textEdit?.newText).toBe(`"it's, here/$0"`);
  });
});

describe("completion offers no paths", () => {
  const all = { isWanted: () => true, most: 100 };
  const address = (path: string): string => pathToFileURL(join(root, path)).href;

  it("above the open folders", () => {
    expect(listFolder(address("common"), rootsOf([address("a")]), all).entries).toEqual([]);
    expect(listFolder(address("a/../common"), rootsOf([address("a")]), all).entries).toEqual([]);
    expect(listFolder(address("common/deep"), rootsOf([address("common")]), all).entries).toEqual([
      { name: "more.taxonomy.yaml", isFolder: false },
    ]);
  });

  it.skipIf(process.platform === "win32")("through a link to the outside", () => {
    symlinkSync(join(root, "common"), join(root, "a", "link"));
    try {
      expect(listFolder(address("a/link"), rootsOf([address("a")]), all).entries).toEqual([]);
    } finally {
      rmSync(join(root, "a", "link"));
    }
  });

  it("on anything but the disk", () => {
    expect(listFolder("untitled:/a", rootsOf(["untitled:/a"]), all).entries).toEqual([]);
    expect(listFolder("threat-assessment:/", rootsOf(["threat-assessment:/"]), all).entries).toEqual([]);
  });

  it("in a folder that is too large", () => {
    const few = { isWanted: () => true, most: 3 };
    expect(listFolder(address("a"), rootsOf([address("a")]), few)).toMatchObject({
      entries: { length: 3 },
      isPartial: true,
    });
  });
});
