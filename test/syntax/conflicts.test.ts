/** Tests merge conflicts of git: each is one problem, and the rest of the file is parsed with the first version. */
import { expect, test } from "vitest";
import { asActive } from "../../server/src/rules/active.ts";
import { inspect } from "../../server/src/rules/inspect.ts";
import { rules } from "../../server/src/rules/index.ts";
import { documentsOf } from "../../server/src/syntax/document.ts";
import { textOf } from "../../server/src/syntax/node.ts";
import { Source } from "../../server/src/syntax/source.ts";
import { libraryOf } from "../assessments.ts";

const ours = "<<<<<<< HEAD\n";
const middle = "=======\n";
const theirs = ">>>>>>> other\n";
const uri = "file:///a.threat.yaml";
const all = rules.map((rule) => asActive(rule));

const clean = `assessment: 1
title: Threats to the port
actors:
  port:
    name: Port of Santa Rosa
    kind: company
  union:
    name: Dockers' Union
statements:
  strike:
    kind: judgment
    basis: analyst-judgment
    text: |
      [[port]] and [[union]] do not agree.
      They want to, but cannot.
`;

test.each([
  ["a value", clean.replace("    kind: company\n", `${ours}$&${middle}    kind: agency\n${theirs}`)],
  [
    "a section",
    clean.replace("title: Threats to the port\n", `${ours}$&${middle}title: Other\ndate: 2026\n${theirs}`),
  ],
  ["an item", clean.replace(/ {2}union:\n.*\n/, `${ours}$&${middle}  crew:\n    name: Crew\n${theirs}`)],
  [
    "the end of one item and the beginning of the next",
    clean.replace(
      / {4}kind: company\n {2}union:\n/,
      `${ours}$&${middle}    kind: agency\n  crew:\n${theirs}`,
    ),
  ],
  ["an item against nothing", clean.replace(/ {2}union:\n.*\n/, `${ours}$&${middle}${theirs}`)],
  [
    "lines of a text",
    clean.replace(
      "      They want to, but cannot.\n",
      `${ours}$&${middle}      They may.\n\n      Or not.\n${theirs}`,
    ),
  ],
  [
    "a value with the common ancestor",
    clean.replace(
      "    kind: company\n",
      `${ours}$&||||||| 1a2b3c\n    kind: person\n${middle}    kind: agency\n${theirs}`,
    ),
  ],
  ["the whole file", `${ours}${clean}${middle}${clean}${theirs}`],
])("a conflict in %s is one problem", (_, text) => {
  for (const each of [text, text.replaceAll("\n", "\r\n")]) {
    const source = Source.of(uri, each);
    const found = inspect(source, libraryOf(), all);
    expect(found.map(({ rule, message }) => [rule, message.slice(0, 20)])).toEqual([
      ["no-syntax-error", "Git could not merge "],
    ]);
    expect(source.line(found[0]?.range.start.line ?? 0)).toMatch(/^<{7}/);
    const names = documentsOf(source)[0]?.sections.flatMap(({ name, items }) => [
      name,
      ...items.map(({ key }) => textOf(key)),
    ]);
    expect(names).toEqual([
      ...["assessment", undefined, "title", undefined, "actors", "port", "union", "statements", "strike"],
    ]);
  }
});

test("a leftover conflict marker is a problem, too", () => {
  const found = inspect(Source.of(uri, clean.replace("statements:", `${ours}$&`)), libraryOf(), all);
  expect(found.map(({ rule }) => rule)).toEqual(["no-syntax-error"]);
});

test("each of several conflicts is one problem, and other errors are found as well", () => {
  const text = clean
    .replace("    kind: company\n", `${ours}$&${middle}    kind: agency\n${theirs}`)
    .replace("    basis:", `${ours}    basis: analyst-judgment\n${middle}    base: x\n${theirs}    basis:`)
    .replace("title:", "titel:");
  const found = inspect(Source.of(uri, text), libraryOf(), all);
  expect(found.map(({ rule }) => rule).sort()).toEqual([
    "no-syntax-error",
    "no-syntax-error",
    "no-unknown-key",
  ]);
});
