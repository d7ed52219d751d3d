/** Tests rename across kinds of files: bibliographies, taxonomies and superseded assessments. */
import { describe, expect, it } from "vitest";
import { definition, definitionInUsers } from "../../../server/src/features/definition.ts";
import { documentHighlights } from "../../../server/src/features/documentHighlights.ts";
import { withheld, workspaceEdit } from "../../../server/src/features/edits.ts";
import { references } from "../../../server/src/features/references.ts";
import { rename } from "../../../server/src/features/rename.ts";
import { inspect } from "../../../server/src/rules/inspect.ts";
import { TestWorkspace } from "../workspace.ts";

type Texts = Readonly<Record<string, string>>;

async function renamed(texts: Texts, newId: string): Promise<Texts | string> {
  const workspace = new TestWorkspace(texts);
  const found = await rename(workspace.asked, newId, workspace.found);
  return "refusal" in found ? found.refusal : workspace.after(found);
}

describe("renaming the key of a work", () => {
  const cited =
    'title: Cross\nbibliography: [a.bib, b.bib]\nsummary: "See [@child, p. 4] and [@$0parent]."\n';
  const A =
    "@book{parent, title = {On parent}, note = {\\cite{parent}}}\n@incollection{child, crossref = {Parent}, ids = {parent-2}}\n";

  it("changes every entry that names it, in any case of letters, and no text", async () => {
    const B = '@set{all, entryset = {child, parent , x}}\n@misc{m, xdata="PARENT", keywords = {parent}}\n';
    expect(await renamed({ "c.threat.yaml": cited, "a.bib": A, "b.bib": B }, "Smith:2003")).toEqual({
      "c.threat.yaml": cited.replace("$0parent", "Smith:2003"),
      "a.bib": A.replace("book{parent", "book{Smith:2003").replace("{Parent}", "{Smith:2003}"),
      "b.bib": B.replace(", parent ,", ", Smith:2003 ,").replace("PARENT", "Smith:2003"),
    });
  });

  it("keeps the same key of another work in another file", async () => {
    const B = "@book{Parent}\n@inbook{x, crossref = {parent}}\n";
    const after = await renamed({ "c.threat.yaml": cited, "a.bib": A, "b.bib": B }, "new");
    expect(Object.keys(after)).toEqual(["c.threat.yaml", "a.bib"]);
  });

  it("keeps a file that no assessment lists with it", async () => {
    const alone = cited.replace(", b.bib", "");
    const after = await renamed(
      { "c.threat.yaml": alone, "a.bib": A, "b.bib": "@a{x, xref={parent}}" },
      "new",
    );
    expect(Object.keys(after)).toEqual(["c.threat.yaml", "a.bib"]);
  });

  it("is refused if the key is taken, also in another case or in a file that does not cite it", async () => {
    const taken = 'The id "Child" is already taken in a.bib (source). Choose another one.';
    expect(await renamed({ "c.threat.yaml": cited, "a.bib": A.replace("{child", "{Child") }, "child")).toBe(
      taken,
    );
    const other = "title: O\nbibliography: [a.bib, c.bib]\n";
    const files = { "c.threat.yaml": cited, "o.threat.yaml": other, "a.bib": A, "c.bib": "@book{new}" };
    expect(await renamed(files, "new")).toBe(
      'The id "new" is already taken in o.threat.yaml (source). Choose another one.',
    );
    expect(await renamed(files, "Parent")).toMatchObject({
      "a.bib": expect.stringContaining("@book{Parent,") as string,
    });
  });

  it("is refused if the key is invalid in citations or BibTeX", async () => {
    for (const key of ["a b", "a,b", "a{b", "2003", "null", "a#b", "", "-a"])
      expect(await renamed({ "c.threat.yaml": cited, "a.bib": A }, key)).toMatch(
        /^".*" cannot be the key of a work\./,
      );
  });

  it("changes CSL in JSON and YAML, and keeps JSON valid if the key was a number", async () => {
    const text = (file: string): string => `bibliography: ${file}\nsummary: See [@$07].\n`;
    const json = '[{"id": 7, "title": "7"}, {"id": "8"}]';
    expect(await renamed({ "c.threat.yaml": text("a.json"), "a.json": json }, "seven")).toMatchObject({
      "a.json": json.replace("7", '"seven"'),
    });
    const yaml = "references:\n- id: 7\n  title: '7'\n- id: x\n";
    expect(await renamed({ "c.threat.yaml": text("refs.yaml"), "refs.yaml": yaml }, "seven")).toMatchObject({
      "refs.yaml": yaml.replace("7", "seven"),
    });
  });
});

describe("an actor that a taxonomy names", () => {
  const TAXONOMY =
    "taxonomy: 1\nid: t\ncategories:\n  theft:\n    title: Theft\n    conditions: {mexico: acute, canada: potential}\n    notes: {mexico: Mexico.}\n";
  const OWN =
    "assessment: 1\ntitle: T\ntaxonomy: t.taxonomy.yaml\nactors:\n  mexico: {name: mexico, kind: state}\n";
  const FILES = {
    "a.threat.yaml": OWN,
    "b.threat.yaml": `${OWN}rankings:\n  r: {of: mexico, order: [theft]}\n`,
    "other.threat.yaml": OWN.replace("taxonomy: t.taxonomy.yaml\n", ""),
    "t.taxonomy.yaml": TAXONOMY,
    "u.taxonomy.yaml": TAXONOMY.replace("id: t", "id: u\nextends: t.taxonomy.yaml"),
  };
  const at = (name: keyof typeof FILES, marked: string): Texts => ({
    ...FILES,
    [name]: FILES[name].replace(marked.replace("$0", ""), marked),
  });
  const places = [
    "a.threat.yaml:5 mexico",
    "b.threat.yaml:5 mexico",
    "b.threat.yaml:7 mexico",
    ...["t.taxonomy.yaml:6 mexico", "t.taxonomy.yaml:7 mexico"],
    ...["u.taxonomy.yaml:7 mexico", "u.taxonomy.yaml:8 mexico"],
  ];

  it.each([
    ["the assessment", at("a.threat.yaml", "  mex$0ico: {")],
    ["the taxonomy", at("t.taxonomy.yaml", "{mex$0ico: acute")],
    ["a taxonomy that extends it", at("u.taxonomy.yaml", "notes: {mex$0ico")],
  ])("is found and renamed everywhere, from %s", async (_, texts) => {
    const workspace = new TestWorkspace(texts);
    const found = await references(workspace.asked, workspace.found, "with definitions");
    expect(workspace.shown(found)).toEqual(places);
    const after = (await renamed(texts, "mx")) as Texts;
    const changed = (name: keyof typeof FILES): string =>
      FILES[name].replace(/mexico(?=: [{aM])/g, "mx").replace("of: mexico", "of: mx");
    expect(after).toEqual({
      "a.threat.yaml": changed("a.threat.yaml"),
      "b.threat.yaml": changed("b.threat.yaml"),
      "t.taxonomy.yaml": changed("t.taxonomy.yaml"),
      "u.taxonomy.yaml": changed("u.taxonomy.yaml"),
    });
  });

  it("is defined in the assessments that use the taxonomy", async () => {
    const workspace = new TestWorkspace(at("t.taxonomy.yaml", "{mex$0ico: acute"));
    const { source, library, position, asked, found } = workspace;
    expect(definition(source, library, position)).toEqual([]);
    expect(workspace.shown(await definitionInUsers(asked, found))).toEqual([
      "a.threat.yaml:5 mexico",
      "b.threat.yaml:5 mexico",
    ]);
    expect(documentHighlights(source, library, position)).toHaveLength(2);
    const here = new TestWorkspace(at("a.threat.yaml", "  mex$0ico: {"));
    expect(here.shown(definition(here.source, here.library, here.position))).toEqual([
      "a.threat.yaml:5 mexico",
    ]);
    expect(await definitionInUsers(here.asked, here.found)).toEqual([]);
  });

  it("causes no problem in the taxonomy, whether it is defined or not", () => {
    const workspace = new TestWorkspace(FILES);
    for (const source of workspace.found)
      expect(inspect(source, workspace.library).map(({ rule }) => rule)).not.toContain(
        "no-undefined-reference",
      );
  });

  it("belongs to the assessment if the taxonomy is bundled", async () => {
    const text = "taxonomy: bailey-2005\nactors:\n  mex$0ico: {name: Mexico}\n";
    expect(await renamed({ "a.threat.yaml": text }, "mx")).toEqual({
      "a.threat.yaml": text.replace("mex$0ico", "mx"),
    });
  });

  it("cannot get the id of another actor that the taxonomy names", async () => {
    expect(await renamed(at("a.threat.yaml", "  mex$0ico: {"), "canada")).toBe(
      'The id "canada" is already taken in t.taxonomy.yaml (actor). Choose another one.',
    );
  });
});

it("rename finds an id taken in a file that does not name the renamed entity", async () => {
  const files = {
    "t.taxonomy.yaml": "taxonomy: 1\ncategories:\n  th$0eft: {title: Theft}\n",
    "a.threat.yaml": "taxonomy: t.taxonomy.yaml\nthreats:\n  piracy: {title: Piracy}\n",
    "b.threat.yaml": "threats:\n  theft: {title: Theft}\n  fire: {title: Fire}\n",
  };
  expect(await renamed(files, "piracy")).toBe(
    'The id "piracy" is already taken in a.threat.yaml (threat). Choose another one.',
  );
  expect(await renamed(files, "fire")).toEqual({
    "t.taxonomy.yaml": "taxonomy: 1\ncategories:\n  fire: {title: Theft}\n",
  });
});

describe("renaming a value that an alias repeats", () => {
  it.each([
    ["an id", "x-id: &i port\nactors:\n  po$0rt: {}\nrankings:\n  r: {of: *i}\n", /port/g],
    ["a map", "x-c: &c {part-of: port, name: port}\nactors:\n  po$0rt: {}\n  q: *c\n", /port(?=:|,)/g],
    [
      "a merge in a merge",
      "x-b: &b {part-of: port}\nx-c: &c {<<: *b}\nactors:\n  po$0rt: {}\n  q: {<<: *c}\n",
      /port/g,
    ],
    [
      "a key",
      "x-c: &c {conditions: {port: acute}}\nactors:\n  po$0rt: {}\nthreats:\n  t: {<<: *c}\n",
      /port/g,
    ],
    ["a definition", "x-a: &a\n  port: {name: P}\nactors: *a\nrankings:\n  r: {of: po$0rt}\n", /port/g],
    [
      "an item of a list",
      "x-o: &o [a, theft]\nthreats:\n  th$0eft: {}\n  a: {}\nrankings:\n  r: {order: *o}\n",
      /theft/g,
    ],
    [
      "what is named there as well",
      "rankings:\n  r: {of: &o port}\n  s: {of: *o}\nactors:\n  po$0rt: {}\n",
      /port/g,
    ],
  ])("changes it where it is written: %s", async (_, text, places) => {
    const plain = text.replace("$0", "");
    expect(await renamed({ "a.threat.yaml": text }, "new")).toEqual({
      "a.threat.yaml": plain.replace(places, "new"),
    });
  });

  it("keeps a text that also has another meaning", async () => {
    const text = "title: &t port\nactors:\n  po$0rt: {}\nrankings:\n  r: {of: *t}\n";
    expect(await renamed({ "a.threat.yaml": text }, "new")).toEqual({
      "a.threat.yaml": "title: &t port\nactors:\n  new: {}\nrankings:\n  r: {of: new}\n",
    });
  });

  it("finds it if its letters are escaped", async () => {
    const text = 'actors:\n  "p\\u006Frt": {}\nrankings:\n  r: {of: po$0rt}\n';
    expect(await renamed({ "a.threat.yaml": text }, "new")).toEqual({
      "a.threat.yaml": 'actors:\n  "new": {}\nrankings:\n  r: {of: new}\n',
    });
  });
});

describe("superseded assessments", () => {
  const own = (before: string): string => `supersedes: ${before}\nactors:\n  port: {name: P}\n`;
  const FILES = {
    "a.threat.yaml": own("b.threat.yaml").replace("port", "po$0rt"),
    "b.threat.yaml": own("c.threat.yaml"),
    "c.threat.yaml": "actors:\n  port: {name: P}\n",
  };
  const versionOf = (): null => null;

  it("need confirmation, all of them, except the one that is being edited", async () => {
    const workspace = new TestWorkspace(FILES);
    const found = await rename(workspace.asked, "new", workspace.found);
    expect("refusal" in found || found.map(({ needsConfirmation }) => needsConfirmation)).toEqual([
      false,
      true,
      true,
    ]);
    const here = new TestWorkspace({
      ...FILES,
      "a.threat.yaml": own("b.threat.yaml"),
      "c.threat.yaml": FILES["c.threat.yaml"].replace("port", "po$0rt"),
    });
    const old = await rename(here.asked, "new", here.found);
    expect("refusal" in old || old.map(({ needsConfirmation }) => needsConfirmation)).toEqual([
      false,
      true,
      false,
    ]);
  });

  it.each([
    [{ versions: true, annotations: true }, 3],
    [{ versions: true, annotations: false }, 1],
    [{ versions: false, annotations: true }, 1],
    [{ versions: false, annotations: false }, 1],
  ])("are left out if an editor cannot ask: %j", async (support, count) => {
    const workspace = new TestWorkspace(FILES);
    const found = await rename(workspace.asked, "new", workspace.found);
    if ("refusal" in found) throw new Error(found.refusal);
    const edit = workspaceEdit(found, { ...support, versionOf }, { label: "L", description: "D" });
    expect((edit.documentChanges ?? Object.keys(edit.changes ?? {})).length).toBe(count);
    expect(withheld(found, support).length).toBe(3 - count);
  });
});
