/** Tests keys at the column of the entry that they belong to: one problem with one fix. */
import { expect, it } from "vitest";
import { parse } from "yaml";
import { codeActions } from "../../server/src/features/codeActions.ts";
import { inspect } from "../../server/src/rules/inspect.ts";
import { Source } from "../../server/src/syntax/source.ts";
import { libraryOf } from "../assessments.ts";
import { edited } from "../features/workspace.ts";

const URI = "file:///a.threat.yaml";
const errorsIn = (source: Source) =>
  inspect(source, libraryOf()).filter(({ severity }) => severity === "error");

it.each([
  ["keys below an id", "actors:\n  port:\n    name: Port\n    kind: company\n", 2],
  [
    "keys with a text of several lines",
    "statements:\n  s:\n    kind: information\n    text: |\n      One.\n\n      Two.\n",
    2,
  ],
  [
    "keys with a list",
    "actors:\n  x: {name: X}\nrankings:\n  r:\n    of: x\n    estimated-by: author\n    order:\n      - energy\n",
    2,
  ],
  [
    "keys inside of an entry",
    "threats:\n  t:\n    title: X\n    category: energy\n    likelihood:\n      term: likely\n      within: 2 years\n    basis: analyst-judgment\n",
    4,
  ],
])("%s are reported once and fixed as a whole", (_, section, column) => {
  const right = `assessment: 1\ntitle: T\ndate: 2026-11-02\ntaxonomy: bailey-2005\n${section}`;
  const margin = " ".repeat(column);
  for (const lineBreak of ["\n", "\r\n"]) {
    const lines = right.split("\n");
    const head = lines.findLastIndex(
      (line) => line.startsWith(margin) && /^ *[\w-]+:$/.test(line) && line.indexOf(line.trim()) === column,
    );
    const end = lines.findIndex(
      (line, index) => index > head && line.trim() !== "" && line.search(/\S/) <= column,
    );
    const wrong = lines
      .map((line, index) => (index > head && (end < 0 || index < end) ? line.replace(/^ {2}/, "") : line))
      .join(lineBreak);
    const source = Source.of(URI, wrong);
    expect(errorsIn(source).map(({ message }) => message)).toEqual([
      expect.stringContaining("Indent them by two more spaces."),
    ]);
    const [problem] = errorsIn(source);
    const action = codeActions(source, libraryOf(), {
      range: problem?.range ?? { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } },
    })[0];
    expect(action?.isPreferred).toBe(true);
    const after = edited(source, action?.edit?.changes?.[URI] ?? []);
    expect(after).toBe(right.replaceAll("\n", lineBreak));
    expect(parse(after)).toEqual(parse(right));
  }
});

it("an empty entry is not reported if its siblings are ids", () => {
  const source = Source.of(
    URI,
    "assessment: 1\ntitle: T\nactors:\n  port:\n  union: {name: U, kind: company}\n  name: {name: N, kind: company}\n",
  );
  expect(errorsIn(source).map(({ rule }) => rule)).toEqual(["no-wrong-value"]);
});

it("a problem that an alias repeats is reported once", () => {
  const source = Source.of(
    URI,
    "assessment: 1\ntitle: T\nrankings:\n  r: &x\n    of: nope\n    order: [energy]\n  q: *x\n",
  );
  expect(errorsIn(source).filter(({ rule }) => rule === "no-undefined-reference")).toHaveLength(1);
});
