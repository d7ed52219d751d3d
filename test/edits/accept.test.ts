/**
 * Tests how an author accepts a problem: where the comment goes, what it covers, and who writes the reason.
 */
import { describe, expect, it } from "vitest";
import { parse } from "yaml";
import { codeActions } from "../../server/src/features/codeActions.ts";
import { inspect } from "../../server/src/rules/inspect.ts";
import { Source } from "../../server/src/syntax/source.ts";
import { libraryOf } from "../assessments.ts";
import { edited } from "../features/workspace.ts";

const URI = "file:///a.threat.yaml";
const HERE = "Accept here, with a reason (suppress no-vague-horizon for this entry)";

/** Accepts each "in the short term" in a text with a reason, one after the other. */
function accepted(text: string): string {
  let source = Source.of(URI, text);
  for (;;) {
    const problem = open(source).find(({ rule }) => rule === "no-vague-horizon");
    if (!problem) return source.text;
    const action = codeActions(source, libraryOf(), { range: problem.range }).find(
      ({ title }) => title === HERE,
    );
    const edits = action?.edit?.changes?.[URI];
    if (!edits) throw new Error(`No offer at ${JSON.stringify(problem.range)}.`);
    source = Source.of(URI, edited(source, edits).replace("-- reason", "-- as the minister said it"));
  }
}

function open(source: Source) {
  return inspect(source, libraryOf()).filter(({ suppressed }) => !suppressed);
}

const VAGUE = "It will get better in the short term.";

describe("accepting a problem puts the comment outside of a text", () => {
  it.each([
    ["in a literal block", `    text: |\n      Things will be fine.\n      ${VAGUE}\n`],
    ["in a folded block", `    text: >-\n      Folded.\n      ${VAGUE}\n`],
    ["in a literal block that keeps its blank lines", `    text: |+\n      Kept.\n\n      ${VAGUE}\n\n\n`],
    ["in a plain scalar", `    text: Plain.\n      ${VAGUE}\n`],
    ["in double quotation marks", `    text: "Quoted.\n      ${VAGUE}"\n`],
    ["in single quotation marks", `    text: 'Quoted.\n\n      ${VAGUE}'\n`],
    ["on the line below its key", `    text:\n      Plain.\n      ${VAGUE}\n`],
    ["on the line of its key", `    text: ${VAGUE}\n`],
  ])("%s", (_, lines) => {
    for (const lineBreak of ["\n", "\r\n"]) {
      const text = `assessment: 1\ntitle: T\nstatements:\n  a:\n    kind: judgment\n    basis: analyst-judgment\n${lines}`;
      const before = text.replaceAll("\n", lineBreak);
      const after = accepted(before);
      const comment = `    # threat-assessment-disable-next-line no-vague-horizon -- as the minister said it${lineBreak}`;
      expect(after).toBe(before.replace(/^ {4}text:/m, `${comment}    text:`));
      expect(parse(after)).toEqual(parse(before));
    }
  });

  it("in braces", () => {
    const text = `assessment: 1\ntitle: T\nstatements:\n  a: {kind: judgment, basis: analyst-judgment,\n    text: "${VAGUE}"}\n`;
    expect(parse(accepted(text))).toEqual(parse(text));
  });

  it("on a line that begins inside of another text", () => {
    const text = `assessment: 1\ntitle: T\nstatements:\n  a: {kind: judgment, basis: analyst-judgment, note: "one\n    two", text: "${VAGUE}"}\n`;
    expect(parse(accepted(text))).toEqual(parse(text));
  });
});

/** Returns the rules of the problems that are not suppressed. */
const rulesIn = (text: string): string[] => open(Source.of(URI, text)).map(({ rule }) => rule);

describe("a suppression comment", () => {
  const next = "# threat-assessment-disable-next-line no-placeholder -- the working text\n";

  it.each([
    ["a text", `${next}summary: |\n  One.\n\n  TBD.\nother:\n`],
    ["a text that follows a blank line", `${next}\nsummary: TBD\n`],
    ["a text after other comments", `${next}# of May\nsummary: TBD\n`],
    ["a list below its key", `context:\n  x:\n    ${next}    text: >\n      One\n      TBD\n`],
    ["an item with all of its keys", `statements:\n  ${next}  a:\n    kind: information\n    text: TBD\n`],
    ["a map in braces", `statements:\n  ${next}  a: {kind: information,\n    text: TBD}\n`],
    ["a line", `summary: TBD # threat-assessment-disable-line no-placeholder -- so\n`],
    [
      "a text from its first line",
      `summary: | # threat-assessment-disable-line no-placeholder -- so\n  One.\n  TBD.\n`,
    ],
    [
      "a text from its last line",
      `summary: One\n  TBD # threat-assessment-disable-line no-placeholder -- so\n`,
    ],
  ])("covers %s", (_, text) => {
    expect(rulesIn(text)).not.toContain("no-placeholder");
    expect(rulesIn(text)).not.toContain("no-unused-suppression");
  });

  it.each([
    ["the next entry", `${next}summary: fine\ntitle: TBD\n`],
    [
      "the next item",
      `statements:\n  ${next}  a: {kind: information, text: One.}\n  b: {kind: information, text: TBD}\n`,
    ],
    ["the next key", `statements:\n  a:\n    ${next}    kind: information\n    text: TBD\n`],
  ])("does not cover %s", (_, text) => {
    expect(rulesIn(text)).toContain("no-placeholder");
  });
});

describe("the reason", () => {
  const accepting = (reason: string): string =>
    `# threat-assessment-disable-next-line no-placeholder -- ${reason}\nsummary: TBD\n`;

  it.each(["reason", "Reason", "motivo", "razón", "TODO", "tbd.", "...", "…", "???"])(
    '"%s" is a placeholder: the problem stays, and the suppression is reported',
    (reason) => {
      expect(rulesIn(accepting(reason))).toEqual(
        expect.arrayContaining(["no-placeholder", "no-unused-suppression"]),
      );
    },
  );

  it.each(["the working text", "x", "para mayo", "reason: see the letter of 3 May"])(
    '"%s" is valid',
    (reason) => {
      expect(rulesIn(accepting(reason))).not.toContain("no-placeholder");
    },
  );

  it("is a snippet placeholder if the editor supports snippets in edits", () => {
    const source = Source.of(URI, "assessment: 1\ntitle: TBD\n");
    const range = { start: { line: 1, character: 8 }, end: { line: 1, character: 8 } };
    const actions = codeActions(source, libraryOf(), { range, canSnippet: true });
    expect(actions.map(({ edit }) => edit?.documentChanges)).toEqual([
      [
        {
          textDocument: { uri: URI, version: 0 },
          edits: [
            {
              range: { start: { line: 1, character: 0 }, end: { line: 1, character: 0 } },
              snippet: {
                kind: "snippet",
                value: "# threat-assessment-disable-next-line no-placeholder -- ${1:reason}\n",
              },
            },
          ],
        },
      ],
      [
        expect.objectContaining({
          edits: [expect.objectContaining({ snippet: expect.anything() as unknown })],
        }),
      ],
    ]);
  });
});

describe("a suppression", () => {
  it.each(["No-Placeholder", "no_placeholder"])("with the id %s is one problem, on the whole id", (id) => {
    const source = Source.of(
      URI,
      `# threat-assessment-disable-next-line ${id} — a dash\nassessment: 1\ntitle: T\n`,
    );
    expect(open(source).map(({ message }) => message)).toEqual([
      `There is no rule "${id}". Did you mean "no-placeholder"?`,
    ]);
  });
});

describe("the light bulb", () => {
  const text = `assessment: 1
title: T
date: 2026-11-02
taxonomy: bailey-2005
threats:
  t:
    title: X
    category: organized-crime
    behind: clan-del-golfo
    basis: analyst-judgment
summary: It happens in the short term. TBD
`;

  it("offers the fix with its problem, but not to accept an undefined reference", () => {
    const source = Source.of(URI, text);
    const at = { line: 8, character: 14 };
    const actions = codeActions(source, libraryOf(), { range: { start: at, end: at } });
    expect(actions[0]).toMatchObject({
      title: 'Define the actor "clan-del-golfo"',
      diagnostics: [{ code: "no-undefined-reference" }],
    });
    expect(actions.filter(({ title }) => title.startsWith("Accept"))).toEqual([]);
  });

  it("offers to accept a problem last and never prefers that", () => {
    const source = Source.of(URI, text);
    const range = { start: { line: 8, character: 14 }, end: { line: 11, character: 0 } };
    const actions = codeActions(source, libraryOf(), { range });
    const first = actions.findIndex(({ title }) => title.startsWith("Accept"));
    expect(first).toBeGreaterThan(0);
    expect(
      actions.slice(first).every(({ title, isPreferred }) => title.startsWith("Accept") && !isPreferred),
    ).toBe(true);
  });
});
