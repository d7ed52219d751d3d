/** Tests completion: the items at a cursor, and the text after one is accepted. */
import { describe, expect, it } from "vitest";
import { complete, resolveCompletion } from "../../server/src/features/completion.ts";
import { Source } from "../../server/src/syntax/source.ts";
import { libraryOf } from "../assessments.ts";
import { cursorIn } from "../annotations.ts";
import { TestWorkspace } from "./workspace.ts";
import { accepted, labels, completionsIn } from "./completionHelpers.ts";

/** A document with definitions, followed by these lines. */
const within = (lines: string): string => `taxonomy: bailey-2005
actors:
  mexico: {name: Mexico, kind: state}
sources:
  arzt-2002: {type: chapter, title: Combating Organized Crime in Mexico}
threats:
  floods: {title: Floods, category: weather-related-disasters}
rankings:
  first: {of: mexico, order: [terrorism]}
notes:
  arms: {text: A note.}
${lines}`;

/** The text after accepting, from the line of the cursor on. */
function line(marked: string, label: string): string {
  const { position } = cursorIn(marked);
  return accepted(marked, label).split("\n").slice(position.line).join("\n");
}

describe("keys are completed", () => {
  it.each([
    ["in an empty file", "$0", "assessment", "assessment: 1$0"],
    ["half typed", "assessment: 1\nti$0", "title", "title: $0"],
    ["on an empty line between parts", "title: x\n$0\nactors: {}\n", "status", "status: $0\nactors: {}\n"],
    ["of an item", "actors:\n  a:\n    $0", "kind", "    kind: $0"],
    ["below a sibling", "actors:\n  a:\n    name: A\n    ki$0", "kind", "    kind: $0"],
    ["above a sibling", "actors:\n  a:\n    ki$0\n    name: A", "kind", "    kind: $0\n    name: A"],
    ["with an existing value", "actors:\n  a:\n    k$0: state", "kind", "    kind$0: state"],
    ["between braces", "actors:\n  a: {name: A, $0}", "kind", "  a: {name: A, kind: $0}"],
    ["after an open brace", "actors:\n  a: {na$0", "name", "  a: {name: $0"],
    ["for a map on the line", "actors:\n  a: $0", "name", "  a: {name: $0}"],
    ["that hold a list", "rankings:\n  r:\n    or$0", "order", "    order:\n      - $0"],
    ["that hold entries with ids", "act$0", "actors", "actors:\n  id:\n    $0"],
    ["that hold a map", "threats:\n  t:\n    con$0", "conditions", "    conditions:\n      $0"],
    ["of an item of a list", "authors:\n  - $0", "name", "  - name: $0"],
    ["of another item without its dash", "authors:\n  - name: A\n  $0", "name", "  - name: $0"],
    ["of the same item of a list", "authors:\n  - name: A\n    $0", "email", "    email: $0"],
    [
      "of the first item of a list",
      "statements:\n  s:\n    evidence: $0",
      "source",
      "    evidence: [{source: $0}]",
    ],
  ])("%s", (_, marked, label, expected) => {
    expect(line(marked, label)).toBe(expected);
  });

  it("with the missing ones, required ones first", () => {
    expect(labels("assessment: 1\n$0").slice(0, 2)).toEqual(["title", "id"]);
    expect(labels("actors:\n  a:\n    kind: state\n    $0")).not.toContain("kind");
  });

  it("with ids if a map has ids as keys, unused ones first", () => {
    const marked = within("rankings:\n  r:\n    unranked:\n      energy: {reason: not-ranked}\n      $0");
    expect(labels(marked)).toContain("water");
    expect(labels(marked).at(-1)).toBe("energy");
    expect(line(marked, "water")).toBe("      water: $0");
  });

  it("with ids that are used and not yet defined", () => {
    const marked = "comparisons:\n  c: {between: [first, second]}\nrankings:\n  first: {order: []}\n  $0";
    expect(labels(marked)).toEqual(["second", "new ranking"]);
    expect(line(marked, "second")).toMatch(/^ {2}second:\n {4}title: title\n[^]*\n {4}order: \[threat\]$/);
  });

  it("as whole definitions, with a tab stop for each required key", () => {
    const [item] = completionsIn("sources:\n  $0").filter(({ label }) => label === "new source");
    expect(item?.insertTextFormat).toBe(2);
    expect(item?.textEdit?.newText).toBe(
      "${1:id}:\n    type: ${2:type}\n    title: ${3:title}\n    author: [${4:author}]\n    issued: ${5:issued}",
    );
    expect(line("threats:\n  $0", "new threat")).toBe("  id:\n    title: title\n    category: category");
    expect(completionsIn("actors:\n  $0").map(({ textEdit }) => textEdit?.newText)).toEqual([
      expect.stringContaining("kind: ${3|state,government,"),
    ]);
    expect(line("terms:\n  $0", "new term")).toMatch(/^ {2}id:\n {4}name: name/);
    expect(labels("actors: {$0}")).not.toContain("new actor");
  });

  it("with documentation", () => {
    const [item] = completionsIn("actors:\n  a:\n    ki$0").filter(({ label }) => label === "kind");
    expect(item?.documentation).toMatchObject({ kind: "markdown" });
    expect(JSON.stringify(item?.documentation)).toContain("The kind of actor.");
  });
});

describe("values are completed", () => {
  it("from a scale, found by the label of a term in each language", () => {
    const [item] = completionsIn("threats:\n  t:\n    confidence: $0").filter(
      ({ label }) => label === "high",
    );
    expect(item?.filterText).toContain("confianza alta");
  });

  it.each([
    ["from a list of words", "status: $0", "in-review", "status: in-review$0"],
    ["without a space after the colon", "status:$0", "draft", "status: draft$0"],
    ["in the middle of a word", "status: in-re$0view", "draft", "status: draft$0"],
    ["on the line below", "status:\n  $0", "draft", "  draft$0"],
    [
      "true or false",
      "rankings:\n  r:\n    order:\n      - {outside: $0}",
      "true",
      "      - {outside: true$0}",
    ],
    ["an actor", within("rankings:\n  r:\n    of: $0"), "mexico", "    of: mexico$0"],
    [
      "an actor, half typed",
      within("rankings:\n  r:\n    of: me$0\n    order: []"),
      "mexico",
      "    of: mexico$0\n    order: []",
    ],
    [
      "a word that may stand for an id",
      within("rankings:\n  r:\n    estimated-by: $0"),
      "author",
      "    estimated-by: author$0",
    ],
    [
      "in a list on one line",
      within("rankings:\n  r: {order: [energy, $0]}"),
      "water",
      "  r: {order: [energy, water$0]}",
    ],
    [
      "behind an open bracket",
      within("rankings:\n  r: {order: [energy, wa$0"),
      "water",
      "  r: {order: [energy, water$0",
    ],
    [
      "a list that does not begin yet",
      within("comparisons:\n  c:\n    between: $0"),
      "first",
      "    between: [first]$0",
    ],
    ["after a dash", within("rankings:\n  r:\n    order:\n      - $0"), "floods", "      - floods$0"],
    [
      "behind a dash without its space",
      within("rankings:\n  r:\n    order:\n      -$0"),
      "floods",
      "      - floods$0",
    ],
    [
      "of a list without its dash",
      within("rankings:\n  r:\n    order:\n      - water\n      $0"),
      "floods",
      "      - floods$0",
    ],
    [
      "of a list that is still empty",
      within("rankings:\n  r:\n    order:\n      $0"),
      "floods",
      "      - floods$0",
    ],
    ["of a scale", "threats:\n  t:\n    likelihood: $0", "very-likely", "    likelihood: very-likely$0"],
    ["between quotation marks", 'status: "$0"', "draft", 'status: "draft$0"'],
    ["the bundled taxonomy", "taxonomy: $0", "bailey-2005", "taxonomy: bailey-2005$0"],
    ["a bundled scale", "scales:\n  likelihood: $0", "phia-likelihood", "  likelihood: phia-likelihood$0"],
  ])("%s", (_, marked, label, expected) => {
    expect(line(marked, label)).toBe(expected);
  });

  it("with the title, the cluster or the percent band", () => {
    const detail = (marked: string, label: string): unknown =>
      completionsIn(marked).find((item) => item.label === label)?.labelDetails?.description;
    expect(detail(within("threats:\n  t:\n    category: $0"), "energy")).toBe(
      "Essential resources/economic conditions",
    );
    expect(detail("threats:\n  t:\n    likelihood: $0", "likely")).toBe("55–80%");
    expect(detail(within("statements:\n  s:\n    evidence:\n      - source: $0"), "arzt-2002")).toBe(
      "Combating Organized Crime in Mexico",
    );
  });

  it("with author, year and title for sources, which also match", () => {
    const { source, library, position } = new TestWorkspace({
      "a.threat.yaml":
        "bibliography: w.bib\nsources:\n  own: {type: book, title: Crime, author: [{family: Ruiz}], issued: 2001}\nsummary: See [@$0",
      "w.bib": "@book{arzt-2004, title = {On Water}, author = {Arzt, Sigrid and Ruiz, Ana}, year = 2004}",
    });
    const { items } = complete(source, library, position);
    expect(items.map(({ label, labelDetails }) => [label, labelDetails?.description])).toEqual([
      ["own", "Ruiz 2001 · Crime"],
      ["arzt-2004", "Arzt and Ruiz 2004 · On Water"],
    ]);
    expect(items[1]?.filterText).toBe("arzt-2004 Arzt, Sigrid and Ruiz, Ana 2004 On Water");
  });

  it("with used ids last", () => {
    const marked = within(
      "rankings:\n  r:\n    order:\n      - floods\n      - {covers: [energy]}\n      - $0",
    );
    const items = completionsIn(marked).filter(({ kind }) => kind !== 10);
    expect(items.slice(-2).map(({ label }) => label)).toEqual(["floods", "energy"]);
  });

  it("with documentation on request", () => {
    const marked = within("threats:\n  t:\n    category: en$0");
    const [item] = completionsIn(marked).filter(({ label }) => label === "energy");
    const source = Source.of("file:///example.threat.yaml", cursorIn(marked).text);
    const { documentation } = resolveCompletion(item ?? { label: "" }, source, libraryOf());
    expect(JSON.stringify(documentation)).toContain(
      "In the cluster *Essential resources/economic conditions*",
    );
  });

  it("with rules and severities in a configuration", () => {
    const uri = "file:///a/.threat-assessment.yaml";
    expect(labels("rules:\n  $0", uri)).toContain("no-placeholder");
    expect(labels("rules:\n  no-placeholder: $0", uri).slice(0, 2)).toEqual(["off", "error"]);
    expect(labels("rules:\n  require-move-reason:\n    options:\n      $0", uri)).toEqual(["k"]);
    expect(
      labels("overrides:\n  - files: [a]\n    rules: {require-move-reason: {options: {$0}}}", uri),
    ).toEqual(["k"]);
  });
});

describe("references in prose are completed", () => {
  it.each([
    ["a citation", "summary: As [@$0", "arzt-2002", "summary: As [@arzt-2002]$0"],
    ["a citation in its brackets", "summary: As [@ar$0]", "arzt-2002", "summary: As [@arzt-2002$0]"],
    [
      "a citation with a place",
      "summary: As [@a$0, p. 3] says",
      "arzt-2002",
      "summary: As [@arzt-2002$0, p. 3] says",
    ],
    ["another citation", "summary: As [@other; @$0]", "arzt-2002", "summary: As [@other; @arzt-2002$0]"],
    ["at the beginning of a text", "summary: [@$0]", "arzt-2002", "summary: [@arzt-2002$0]"],
    ["a link", "summary: |\n  On [[$0", "floods", "  On [[floods]]$0"],
    ["a link in its brackets", "summary: |\n  On [[flo$0]] and rain", "floods", "  On [[floods$0]] and rain"],
    ["a link to a category", "summary: On [[$0]]", "energy", "summary: On [[energy$0]]"],
    ["a link before a full stop", "summary: On [[flo$0. So", "floods", "summary: On [[floods]]$0. So"],
    ["a footnote", "summary: So it is. [^$0]", "arms", "summary: So it is. [^arms$0]"],
    ["in a quoted text", 'summary: "On [[$0"', "floods", 'summary: "On [[floods]]$0"'],
  ])("%s", (_, lines, label, expected) => {
    expect(line(within(lines), label)).toBe(expected);
  });
});

it.each([
  ["in a comment", "status: final # so $0"],
  ["in a comment of its own", "# $0"],
  ["in free text", "title: Threats $0"],
  ["in the next line of a text", "summary: Threats\n  and $0"],
  ["in a block of text", "summary: |\n  Threats\n  $0"],
  ["in a file that is not YAML", "\u0000\u0001{{{$0"],
])("completion offers nothing %s", (_, marked) => {
  expect(labels(marked)).toEqual([]);
});
