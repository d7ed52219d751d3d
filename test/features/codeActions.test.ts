/** Tests code actions: which are offered at a position, and the text after one is applied. */
import { describe, expect, it } from "vitest";
import { parse } from "yaml";
import { codeActions, FIX_ALL } from "../../server/src/features/codeActions.ts";
import { Source } from "../../server/src/syntax/source.ts";
import { libraryOf } from "../assessments.ts";
import { cursorIn } from "../annotations.ts";
import { edited, TestWorkspace } from "./workspace.ts";

const URI = "file:///example.threat.yaml";

function offered(marked: string, only?: readonly string[]) {
  const { text, position } = cursorIn(marked);
  const source = Source.of(URI, text);
  const actions = codeActions(source, libraryOf(), { range: { start: position, end: position }, only });
  const after = (title: string): string | undefined => {
    const edits = actions.find((action) => action.title === title)?.edit?.changes?.[URI];
    return edits && edited(source, edits);
  };
  return { titles: actions.map(({ title }) => title), after, actions };
}

/** The text after the action with this title is applied. */
function after(marked: string, title: string): string {
  const { after: taken, titles } = offered(marked);
  expect(titles).toContain(title);
  return taken(title) ?? "";
}

/** The titles of the actions that fix no problem. */
function refactorings(marked: string): string[] {
  return offered(marked)
    .actions.filter(({ kind }) => kind?.startsWith("refactor"))
    .map(({ title }) => title);
}

const TYPO = "assessment: 1\ntitle: T\nactors:\n  port: {name: Port, kin$0d: compny}\n";

describe("code actions at a problem", () => {
  it("offer the intended words", () => {
    const { titles, after, actions } = offered(TYPO.replace("kin$0d: compny", "kind: comp$0ny"));
    expect(titles[0]).toBe('Write "company"');
    expect(after('Write "company"')).toContain("{name: Port, kind: company}");
    expect(actions[0]).toMatchObject({ isPreferred: true, diagnostics: [{ code: "no-wrong-value" }] });
  });

  it("offer to accept it in this entry, or in this file", () => {
    const text = "assessment: 1\ntitle: TBD\n";
    const { after, titles } = offered("assessment: 1\ntitle: TB$0D\n");
    expect(after("Accept here, with a reason (suppress no-placeholder for this entry)")).toBe(
      text.replace("title", "# threat-assessment-disable-next-line no-placeholder -- reason\ntitle"),
    );
    expect(after("Accept in this file, with a reason (suppress no-placeholder)")).toBe(
      `# threat-assessment-disable-file no-placeholder -- reason\n${text}`,
    );
    expect(titles.at(-1)).toMatch(/^Accept in this file/);
  });

  it("do not offer to accept an error that makes the text meaningless", () => {
    const { titles } = offered(TYPO.replace("kin$0d: compny", "kind: comp$0ny"));
    expect(titles.filter((title) => title.startsWith("Accept"))).toEqual([]);
  });

  it("do not offer to accept a syntax error", () => {
    expect(offered('title: "T$0\n').titles.filter((title) => title.startsWith("Accept"))).toEqual([]);
  });
});

it("code actions are empty if there is no problem", () => {
  expect(offered("assessment: 1\ntit$0le: T\n").titles).toEqual([]);
});

it("code actions apply all safe fixes at once, only if requested", () => {
  const unused = "# threat-assessment-disable-next-line no-placeholder\n";
  const text = `assessment: 1\n${unused}title: T\n${unused}status: fi$0nal\n`;
  expect(offered(text).titles).toEqual([]);
  const { titles, after } = offered(text, ["source.fixAll"]);
  expect(offered(text, [FIX_ALL]).titles).toEqual(titles);
  expect(after(titles[0] ?? "")).toBe("assessment: 1\ntitle: T\nstatus: final\n");
  expect(offered("assessment: 1\ntitle: T$0\n", [FIX_ALL]).titles).toEqual([]);
});

describe("code actions for something missing", () => {
  it("add a key with an initial value", () => {
    expect(after("comparisons:\n  bo$0th: {claim: converge}\n", 'Add the key "between"')).toBe(
      "comparisons:\n  both: {claim: converge, between: []}\n",
    );
    expect(after("sources:\n  a$0:\n    title: T # so\n  b: {type: book}\n", 'Add the key "type"')).toBe(
      "sources:\n  a:\n    title: T # so\n    type: TODO\n  b: {type: book}\n",
    );
    expect(after("ti$0tle: T\n", 'Add the key "assessment"')).toBe("assessment: 1\ntitle: T\n");
    expect(after("sta$0tus: draft\n", "Add the missing keys: assessment, title")).toBe(
      "assessment: 1\ntitle: TODO\nstatus: draft\n",
    );
  });

  it("define an id in its section, and add the section if needed", () => {
    const text = "actors:\n  port:\n    name: Port\n\n# Orders\nrankings:\n  r: {of: un$0ion, order: []}\n";
    expect(after(text, 'Define the actor "union"')).toBe(
      text.replace("$0", "").replace("name: Port\n", "name: Port\n  union:\n    name: Union\n"),
    );
    expect(
      after("rankings:\n  r: {of: dock-work$0ers, order: []}\n", 'Define the actor "dock-workers"'),
    ).toBe(
      "rankings:\n  r: {of: dock-workers, order: []}\nactors:\n  dock-workers:\n    name: Dock workers\n",
    );
    expect(
      after("actors: {a: {name: A}}\nrankings: {r: {of: b$0, order: []}}\n", 'Define the actor "b"'),
    ).toBe("actors: {a: {name: A}, b: {name: B}}\nrankings: {r: {of: b, order: []}}\n");
    expect(after("summary: As [@salas-20$023].", 'Define the source "salas-2023"')).toBe(
      "summary: As [@salas-2023].\nsources:\n  salas-2023:\n    type: TODO\n    title: Salas 2023",
    );
  });

  it("define words as an id", () => {
    expect(
      after('rankings:\r\n  r: {of: "Port $0of Río", order: []}\r\n', 'Define it as the actor "port-of-río"'),
    ).toBe(
      "rankings:\r\n  r: {of: port-of-río, order: []}\r\nactors:\r\n  port-of-río:\r\n    name: Port of Río\r\n",
    );
  });

  it("define a URL as a web page", () => {
    expect(
      after(
        "statements:\n  s:\n    evidence:\n      - source: https://www.example.org$0/report\n",
        'Define it as the source "example-org-report"',
      ),
    ).toContain(
      "sources:\n  example-org-report:\n    type: webpage\n    title: TODO\n    URL: https://www.example.org/report\n    accessed: 2026-11-25\n",
    );
  });

  it("define a category in the author's own taxonomy", () => {
    const workspace = new TestWorkspace({
      "a.threat.yaml": "taxonomy: t.taxonomy.yaml\nrankings:\n  r: {order: [wa$0ves]}\n",
      "t.taxonomy.yaml": "taxonomy: 1\nid: t\ncategories:\n  wind: {title: Wind}\n",
    });
    const { source, library, position } = workspace;
    const found = codeActions(source, library, { range: { start: position, end: position } });
    const action = found.find(({ title }) => title === 'Define the category "waves" in t.taxonomy.yaml');
    const [[uri, edits] = ["", []]] = Object.entries(action?.edit?.changes ?? {});
    expect(edited(workspace.files.get(uri) as Source, edits)).toBe(
      "taxonomy: 1\nid: t\ncategories:\n  wind: {title: Wind}\n  waves:\n    title: Waves\n",
    );
  });
});

it("code actions make a source of a BibTeX entry", () => {
  const bibtex = String.raw`@techreport{Salas2023,
  title = {Caudales: de {E}stiaje},
  author = {Salas Huanca, Rosa and {World Bank}},
  institution = {Universidad}, year = {2023}, month = nov, $0pages = {41--63}
}
`;
  expect(
    after(
      `title: T\nsources:\n  a: {type: book}\n${bibtex}status: draft\n`,
      'Convert the BibTeX entry "salas2023" to a source',
    ),
  ).toBe(
    `title: T
sources:
  a: {type: book}
  salas2023:
    type: report
    title: "Caudales: de Estiaje"
    author: [{family: Salas Huanca, given: Rosa}, {literal: World Bank}]
    issued: 2023-11
    page: 41-63
    publisher: Universidad
status: draft
`,
  );
});

describe("code actions for the form of a value", () => {
  it.each([
    [
      "rankings:\n  r: {order: [ener$0gy]}\n",
      "Use the long form, with keys",
      "rankings:\n  r: {order: [{item: energy}]}\n",
    ],
    [
      "rankings:\n  r: {order: [{item: ener$0gy}]}\n",
      "Use the short form",
      "rankings:\n  r: {order: [energy]}\n",
    ],
    [
      "threats:\n  t:\n    likelihood: li$0kely\n",
      "Use the long form, with keys",
      "threats:\n  t:\n    likelihood: {term: likely}\n",
    ],
    ["taxonomy: bailey-2$0005\n", "Use the long form, with keys", "taxonomy: {use: bailey-2005}\n"],
  ])("convert %j", (marked, title, expected) => {
    expect(after(marked, title)).toBe(expected);
  });

  it("are not offered if something would be lost", () => {
    for (const marked of [
      "rankings:\n  r: {order: [{item: ener$0gy, because: x}]}\n",
      "taxonomy:\n  # why\n  use: bailey-2$0005 # because\n",
      "rankings:\n  r: {order: &o [energy]}\n  s: {order: *$0o}\n",
    ])
      expect(refactorings(marked).filter((title) => title.startsWith("Write"))).toEqual([]);
  });
});

it("code actions sort a section by id, each definition with its comments", () => {
  const text = `act$0ors: # all
  # The second
  # in the alphabet
  port: {name: Port} # b

  army:
    name: Army
    # inside
rankings: {}
`;
  expect(after(text, 'Sort "actors" by id')).toBe(`actors: # all
  army:
    name: Army
    # inside
  # The second
  # in the alphabet
  port: {name: Port} # b

rankings: {}
`);
  expect(refactorings("act$0ors:\n  a: {name: A}\n  b: {name: B}\n")).toEqual([]);
  expect(refactorings("act$0ors: {b: {name: A}, a: {name: B}}\n")).toEqual([]);
});

it("code actions turn a composite entry into the categories that it covers", () => {
  const text =
    "taxonomy: bailey-2005\nrankings:\n  r:\n    order:\n      - label: Energy/wa$0ter\n        because: x\n";
  expect(after(text, 'Write "covers: [energy, water]"')).toContain(
    "      - covers: [energy, water]\n        label: Energy/water\n        because: x\n",
  );
  expect(
    after(text.replace("label:", "item: energy\n        label:"), 'Write "covers: [energy, water]"'),
  ).toContain("      - covers: [energy, water]\n        label: Energy/water\n");
});

describe("code actions for an incomplete ranking", () => {
  const taxonomy = "taxonomy: bailey-2005\nrankings:\n";

  it("add the missing entries at the end, or list them as not ranked", () => {
    const text = `${taxonomy}  r:\n    order:\n      - natural-disasters$0 # first\n      - essential-resources\n      - organized-crime\n    unranked:\n      terrorism: {reason: not-ranked}\n`;
    const { titles } = offered(text);
    const title = titles.find((each) => each.startsWith("Add entries")) ?? "";
    const added = after(text, title);
    expect(added).toMatch(/ {6}- organized-crime\n( {6}- [a-z-]+\n)+ {4}unranked:\n/);
    expect(added).not.toMatch(/- (terrorism|energy|geophysical)\b/);
    const listed = after(text, titles.find((each) => each.startsWith("List what")) ?? "");
    expect(listed).toMatch(/terrorism: \{reason: not-ranked\}\n( {6}[a-z-]+: \{reason: not-ranked\}\n)+$/);
    expect(refactorings(added.replace("- organized", "- organ$0ized"))).not.toContain(title);
  });

  it("follow the style of the ranking", () => {
    const text = `${taxonomy}  r: {order: [natural-disasters$0, essential-resources]}\n`;
    const [title = ""] = refactorings(text).filter((each) => each.startsWith("Add entries"));
    expect(after(text, title)).toMatch(
      /\{order: \[natural-disasters, essential-resources, crime-terrorism-rebellion\]\}/,
    );
  });
});

describe("code actions for a long text", () => {
  const words = (count: number): string =>
    Array.from({ length: count }, (_, index) => `word${index}`).join(" ");

  it("wrap it without changing what it says", () => {
    const marked = `statements:\n  s:\n    text: sta$0rt ${words(40)} # said\n    kind: judgment\n`;
    const wrapped = after(marked, "Wrap the text");
    expect(Math.max(...wrapped.split("\n").map(({ length }) => length))).toBeLessThanOrEqual(100);
    expect(wrapped).toMatch(/^statements:\n {2}s:\n {4}text: >- # said\n {6}start word0/);
    expect((parse(wrapped) as { statements: { s: { text: string } } }).statements.s.text).toBe(
      `start ${words(40)}`,
    );
  });

  it("keep the paragraphs, lists and line breaks of a block", () => {
    const marked = `summary: |\n  One$0.\n\n  - ${words(30)}\n  ${words(40)}\nstatus: draft\n`;
    const wrapped = after(marked, "Wrap the text");
    expect(wrapped).toContain(`summary: |\n  One.\n\n  - ${words(30)}\n  word0 word1`);
    expect(wrapped).toMatch(/word39\nstatus: draft\n$/);
    expect((parse(wrapped) as { summary: string }).summary.replace(/\s+/g, " ")).toBe(
      `One. - ${words(30)} ${words(40)} `,
    );
  });

  it("are not offered if it is short, or in braces", () => {
    expect(refactorings("summary: sho$0rt\n")).toEqual([]);
    expect(refactorings(`statements:\n  s: {text: sta$0rt ${words(40)}}\n`)).toEqual([]);
  });
});
