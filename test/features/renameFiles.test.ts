/** Tests the update of paths when files move: they name the moved file, whatever its name and however they are written. */
import { describe, expect, it } from "vitest";
import { URI } from "vscode-uri";
import { parseAllDocuments } from "yaml";
import { renameFiles } from "../../server/src/features/renameFiles.ts";
import { HARBOUR_FILES, HARBOUR, HARBOUR_TAXONOMY } from "./harbourFiles.ts";
import { TestWorkspace } from "./workspace.ts";
import { fc, runs } from "../property.ts";

async function moved(
  texts: Readonly<Record<string, string>>,
  ...moves: readonly (readonly [from: string, to: string])[]
): Promise<Record<string, string>> {
  // TestWorkspace takes names as they are in URIs.
  const names = new Map(
    Object.keys(texts).map((name) => [addressOf(name).replace(/^file:\/\/\//, ""), name]),
  );
  const workspace = new TestWorkspace(
    Object.fromEntries(Array.from(names, ([encoded, name]) => [encoded, texts[name] ?? ""])),
  );
  const addresses = moves.map(([from, to]) => ({ oldUri: addressOf(from), newUri: addressOf(to) }));
  const after = workspace.after(await renameFiles(addresses, workspace.found, workspace.library));
  return Object.fromEntries(Object.entries(after).map(([encoded, text]) => [names.get(encoded) ?? "", text]));
}

function addressOf(name: string): string {
  return URI.from({ scheme: "file", path: `/${name}` }).toString();
}

const DATA = (text: string): unknown =>
  parseAllDocuments(text, { merge: true }).map((document) => {
    expect(document.errors).toEqual([]);
    return document.toJS() as unknown;
  });

describe("a moved file", () => {
  async function movedInHarbour(oldName: string, newName: string): Promise<Record<string, string>> {
    const workspace = new TestWorkspace(HARBOUR_FILES);
    const move = { oldUri: `file:///${oldName}`, newUri: `file:///${newName}` };
    return workspace.after(await renameFiles([move], workspace.found, workspace.library));
  }

  it("a moved file is found by the files that name it", async () => {
    expect(await movedInHarbour("port.taxonomy.yaml", "taxonomies/harbours.taxonomy.yaml")).toEqual({
      "harbour.threat.yaml": HARBOUR.replace(": port.tax", ": taxonomies/harbours.tax"),
      "old/harbour.threat.yaml": HARBOUR_FILES["old/harbour.threat.yaml"].replace(
        "../port.tax",
        "../taxonomies/harbours.tax",
      ),
      "other.threat.yaml": HARBOUR_FILES["other.threat.yaml"].replace(
        ": port.tax",
        ": taxonomies/harbours.tax",
      ),
      "port.taxonomy.yaml": HARBOUR_TAXONOMY.replace(": common.tax", ": ../common.tax"),
    });
  });

  it("a moved file is found by the configuration of a folder, too", async () => {
    const configuration =
      "taxonomy: ./port.taxonomy.yaml\noverrides:\n  - {files: [a], taxonomy: port.taxonomy.yaml}\n";
    const workspace = new TestWorkspace({ ...HARBOUR_FILES, ".threat-assessment.yaml": configuration });
    const move = { oldUri: "file:///port.taxonomy.yaml", newUri: "file:///shared/port.taxonomy.yaml" };
    const after = workspace.after(await renameFiles([move], workspace.found, workspace.library));
    expect(after[".threat-assessment.yaml"]).toBe(
      configuration.replace("./port", "./shared/port").replace("taxonomy: port", "taxonomy: shared/port"),
    );
  });

  it("a moved file keeps its paths to files that move with it", async () => {
    expect(await movedInHarbour("old", "archive/2025")).toEqual({
      "harbour.threat.yaml": HARBOUR.replace("old/harbour", "archive/2025/harbour"),
      "old/harbour.threat.yaml": HARBOUR_FILES["old/harbour.threat.yaml"].replace("../port", "../../port"),
    });
  });
});

/** How a path can be written: the text around it, and the path in it as YAML reads it. */
const PLACES = [
  ["plain", "title: T\nbibliography: tax/r.bib # the works\ndate: 2005\n"],
  ["single quoted", "bibliography: 'tax/r.bib'\n"],
  ["double quoted", 'bibliography: "tax/r.bib"\r\ntitle: T\r\n'],
  ["with escaped letters", 'bibliography: "tax\\u002Fr.bib"\n'],
  ["in brackets", "bibliography: ['tax/r.bib', tax/s.bib, \"x.bib\"]\n"],
  ["in brackets, plain", "bibliography: [tax/r.bib,tax/s.bib]\n"],
  ["in a list", "bibliography:\n  - tax/r.bib   # first\n  - x.bib\n"],
  ["in brackets over several lines", "bibliography: [\n    x.bib, # one\n    tax/r.bib\n  ]\n"],
  ["in a block scalar", "bibliography: >-\n  tax/r.bib\ntitle: T\n"],
  ["in a block scalar with a comment", "bibliography: |- # c\n  tax/r.bib\n\n# d\ntitle: T\n"],
  ["with an anchor", "bibliography: &b tax/r.bib\nx-b: *b\n"],
  ["with a tag", "bibliography: !!str tax/r.bib\n"],
  ["by an alias", "x-b: &b tax/r.bib\nbibliography: [*b, x.bib]\n"],
  ["by an alias of a text with another meaning", "title: &b tax/r.bib\nbibliography: *b\n"],
  ["by an alias of the whole list", "x-b: &b\n  - x.bib\n  - tax/r.bib\nbibliography: *b\n"],
  ["by a merge of a list", "x-b: &b {bibliography: [x.bib, tax/r.bib]}\n<<: [*b]\ntitle: T\n"],
  ["by a merge", "x-b: &b {bibliography: tax/r.bib}\n<<: *b\ntitle: T\n"],
  ["in the second document", "bibliography: tax/r.bib\n---\ntitle: T\nbibliography: tax/r.bib\n"],
  ["at the end, without a line break", "title: T\nbibliography: tax/r.bib"],
] as const;

const NAMES = [
  ..."it's.bib,a,b.bib,a #b.bib,#a.bib,a: b.bib,a:,[a].bib,]a,{a}.bib,@a.bib,%a.bib,*a.bib,&a.bib".split(","),
  ...["a,b.bib", " a.bib", "a.bib ", '"a".bib', 'a"b.bib', "a'b\"c.bib", "- a.bib", "-a.bib", "? a.bib"],
  ...[
    "!a.bib",
    "|a.bib",
    ">a.bib",
    "`a.bib",
    "Ñandú — 水.bib",
    "a%20b.bib",
    "a b.bib",
    "a\\b.bib",
    "é\u0301.bib",
  ],
  ...[
    "2024.10",
    "~.bib",
    "=.bib",
    "<<.bib",
    "---",
    "...",
    "a\u00A0b.bib",
    "\u{1F600}.bib",
    "null",
    "true.bib",
  ],
];

/** The data with another path in place of "tax/r.bib". */
function withPath(data: unknown, path: string): unknown {
  return JSON.parse(JSON.stringify(data).replaceAll('"tax/r.bib"', JSON.stringify(path))) as unknown;
}

describe.each(PLACES)("a path %s", (_, text) => {
  it.each(NAMES)("can become %j", async (name) => {
    const after = (await moved({ "a.threat.yaml": text, [`tax/r.bib`]: "" }, ["tax/r.bib", `tax/${name}`]))[
      "a.threat.yaml"
    ] as string;
    const expected = withPath(DATA(text), `tax/${name}`);
    // A title that is also the anchored path keeps its text.
    const kept = text.startsWith("title: &b")
      ? [{ ...(expected as object[])[0], title: "tax/r.bib" }]
      : expected;
    expect(DATA(after)).toEqual(kept);
    const comments = (each: string): string[] => each.match(/ # .*|^# .*/gm) ?? [];
    if (!name.includes("#")) expect(comments(after)).toEqual(comments(text));
    expect(after.split(/\r\n|\n/).length).toBe(text.split(/\r\n|\n/).length);
  });
});

it("renaming a file keeps the author's quotation marks", async () => {
  const text = "bibliography: ['tax/r.bib', \"tax/r.bib\", tax/r.bib]\n";
  const after = await moved({ "a.threat.yaml": text }, ["tax/r.bib", "tax/it's.bib"]);
  expect(after["a.threat.yaml"]).toBe("bibliography: ['tax/it''s.bib', \"tax/it's.bib\", tax/it's.bib]\n");
});

describe("moving files updates the paths", () => {
  const FILES = {
    "a.threat.yaml": "taxonomy: tax/a.taxonomy.yaml\nbibliography: [./one.bib, two.bib]\n",
    "tax/a.taxonomy.yaml": "taxonomy: 1\nextends: ../b.taxonomy.yaml\n",
    "b.taxonomy.yaml": "taxonomy: 1\n",
    "one.bib": "",
    "two.bib": "",
  };
  it("if two files swap names", async () => {
    expect(await moved(FILES, ["one.bib", "two.bib"], ["two.bib", "one.bib"])).toEqual({
      "a.threat.yaml": "taxonomy: tax/a.taxonomy.yaml\nbibliography: [./two.bib, one.bib]\n",
    });
  });
  it("if only the case of letters changes", async () => {
    expect(await moved(FILES, ["one.bib", "One.bib"])).toEqual({
      "a.threat.yaml": FILES["a.threat.yaml"].replace("one", "One"),
    });
  });
  it("if a folder moves, and a file in it moves elsewhere", async () => {
    const inside = Object.fromEntries(Object.entries(FILES).map(([name, text]) => [`p/${name}`, text]));
    expect(await moved(inside, ["p/tax", "p/old"], ["p/tax/a.taxonomy.yaml", "p/a.taxonomy.yaml"])).toEqual({
      "p/a.threat.yaml": FILES["a.threat.yaml"].replace("tax/a", "a"),
      "p/tax/a.taxonomy.yaml": "taxonomy: 1\nextends: b.taxonomy.yaml\n",
    });
  });
  it("if the folder's URI ends with a slash", async () => {
    expect(await moved(FILES, ["tax/", "deep/down/"])).toEqual({
      "a.threat.yaml": FILES["a.threat.yaml"].replace("tax/", "deep/down/"),
      "tax/a.taxonomy.yaml": "taxonomy: 1\nextends: ../../b.taxonomy.yaml\n",
    });
  });
  it("and keeps everything if everything moves together", async () => {
    expect(await moved({ "x/a.threat.yaml": FILES["a.threat.yaml"] }, ["x", "y/z"])).toEqual({});
  });
  it("and keeps the path of a taxonomy distinguishable from a bundled name", async () => {
    expect(await moved(FILES, ["tax/a.taxonomy.yaml", "bailey-2005"])).toMatchObject({
      "a.threat.yaml": FILES["a.threat.yaml"].replace("tax/a.taxonomy.yaml", "./bailey-2005"),
    });
  });
  it("that begin at the root, and file URIs", async () => {
    const text = "bibliography: [/x/one.bib, file:///x/one.bib, https://example.org/x/one.bib]\n";
    expect(await moved({ "a.threat.yaml": text }, ["x", "y y"])).toEqual({
      "a.threat.yaml": "bibliography: [/y y/one.bib, file:///y%20y/one.bib, https://example.org/x/one.bib]\n",
    });
    expect(await moved({ "a.threat.yaml": text }, ["a.threat.yaml", "z/a.threat.yaml"])).toEqual({});
  });
});

describe("a pattern in a configuration", () => {
  it.each([
    [
      "names a file",
      "drafts/a.threat.yaml",
      ["drafts/a.threat.yaml", "old/b.threat.yaml"],
      "old/b.threat.yaml",
    ],
    ["names a folder", "drafts/**", ["drafts", "old/drafts"], "old/drafts/**"],
    ["ends with a slash", "/drafts/", ["drafts", "old"], "/old/"],
    ["matches files in a folder", "x/drafts/*.yaml", ["x", "y"], "y/drafts/*.yaml"],
    ["begins with an exclamation mark", "!drafts/a.yaml", ["drafts", "#a"], "!#a/a.yaml"],
    ["would begin with a special character", "drafts/a.yaml", ["drafts", "!a"], "\\!a/a.yaml"],
    ["would contain special characters", "drafts/a.yaml", ["drafts", "a[1]*"], "a\\[1\\]\\*/a.yaml"],
    ["has escaped special characters", "a\\*/b.yaml", ["a*", "c"], "c/b.yaml"],
    ["begins with a dot", "./drafts/a.yaml", ["drafts", "old"], "./old/a.yaml"],
    ["would name a file in this folder", "drafts/a.yaml", ["drafts/a.yaml", "a.yaml"], "/a.yaml"],
    ["has no slash", "a.yaml", ["a.yaml", "b.yaml"], "b.yaml"],
    ["has no slash and would need a folder", "a.yaml", ["a.yaml", "x/b.yaml"], "x/b.yaml"],
    ["matches in any folder", "a.yaml", ["x/a.yaml", "x/b.yaml"], "a.yaml"],
    ["begins with a wildcard", "*.old.yaml", ["a.old.yaml", "b.yaml"], "*.old.yaml"],
    ["has a wildcard in its first folder", "dr*/a.yaml", ["drafts", "old"], "dr*/a.yaml"],
    ["has another folder", "draft/**", ["drafts", "old"], "draft/**"],
    ["would lead outside", "drafts/**", ["drafts", "../drafts"], "drafts/**"],
  ] as const)("that %s is correct after a move", async (_, pattern, [from, to], expected) => {
    const text = `ignore:\n  - ${JSON.stringify(pattern)}\noverrides:\n  - files: ${JSON.stringify(pattern)}\n`;
    const after = await moved({ "p/.threat-assessment.yaml": text }, [
      `p/${from}`,
      to.startsWith("../") ? to.slice(3) : `p/${to}`,
    ]);
    expect(DATA(after["p/.threat-assessment.yaml"] ?? text)).toEqual([
      { ignore: [expected], overrides: [{ files: expected }] },
    ]);
  });

  it("follows its file as far as possible", async () => {
    const text = "ignore: [drafts/**, a.yaml, /b.yaml]\n";
    expect(
      await moved({ "p/.threat-assessment.yaml": text }, [
        "p/.threat-assessment.yaml",
        ".threat-assessment.yaml",
      ]),
    ).toEqual({ "p/.threat-assessment.yaml": "ignore: [p/drafts/**, a.yaml, /p/b.yaml]\n" });
    expect(
      await moved({ "p/.threat-assessment.yaml": text }, [
        "p/.threat-assessment.yaml",
        "p/q/.threat-assessment.yaml",
      ]),
    ).toEqual({});
  });
});

const step = fc.constantFrom("a", "b", "c d", "é", "it's", "x.y", "#1", "%41");
const folders = fc.array(step, { maxLength: 3 });
const file = fc
  .tuple(folders, fc.constantFrom("one", "two: 2", "[3]", "@4"))
  .map(([path, name]) => ({ path, name }));

it("paths name the same files after any moves of files and folders", async () => {
  await fc.assert(
    fc.asyncProperty(
      file,
      file,
      file,
      fc.array(fc.tuple(file, file), { minLength: 1, maxLength: 3 }),
      async (here, one, two, moves) => {
        const nameOf = ({ path, name }: typeof here, ext: string): string =>
          [...path, `${name}${ext}`].join("/");
        const self = nameOf(here, ".threat.yaml");
        const targets = [nameOf(one, ".bib"), nameOf(two, ".bib")];
        const up = here.path.map(() => "..");
        const written = targets.map((target) => [".", ...up, target].join("/"));
        const text = `bibliography: ${JSON.stringify(written)}\n`;
        const all = moves.map(([from, to]): [string, string] => [nameOf(from, ".bib"), nameOf(to, ".bib")]);
        const folderMoves = moves.flatMap(([from, to]): [string, string][] =>
          from.path.length > 0 ? [[from.path.join("/"), [...to.path, "moved"].join("/")]] : [],
        );
        const renames = [
          ...all,
          ...folderMoves,
          ...(moves.length > 1 ? [[self, `new/${self}`] as [string, string]] : []),
        ];
        const after = (await moved({ [self]: text }, ...renames))[self] ?? text;
        const whither = (name: string): string => {
          const found = renames
            .toSorted(([a], [b]) => addressOf(b).length - addressOf(a).length)
            .find(([from]) => name === from || name.startsWith(`${from}/`));
          return found ? found[1] + name.slice(found[0].length) : name;
        };
        const [data] = DATA(after) as [{ bibliography: string[] }];
        const { library } = new TestWorkspace({ [self]: text });
        expect(data.bibliography.map((path) => library.uriOf(path, addressOf(whither(self))))).toEqual(
          targets.map((target) => addressOf(whither(target))),
        );
      },
    ),
    runs(300),
  );
});
