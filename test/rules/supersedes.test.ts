/** Tests what is reported about the file that an assessment supersedes. */
import { expect, test } from "vitest";
import { inspect } from "../../server/src/rules/inspect.ts";
import { Source } from "../../server/src/syntax/source.ts";
import { libraryOf } from "../assessments.ts";

/** Returns the problems at `supersedes`. */
function problemsAt(name: string, files: Readonly<Record<string, string>>, rest: string): string[] {
  const text = `assessment: 1\ntitle: T\ndate: 2026-11\nsupersedes: ${name}\n${rest}`;
  return inspect(Source.of("file:///a.threat.yaml", text), libraryOf(files)).flatMap(({ rule, message }) =>
    /^(?:no-missing-file|require-change-note)$/.test(rule) ? [`${rule}: ${message}`] : [],
  );
}

test.each([
  ["a scale", "scale: 1\nid: x\nof: risk\nterms: [{term: low}]\nsource: Our own.\n"],
  ["a taxonomy", "taxonomy: 1\ntitle: T\ncategories: {a: {title: A}}\nsource: Our own.\n"],
])("%s cannot be superseded", (_, text) => {
  expect(problemsAt("./other.yaml", { "file:///other.yaml": text }, "")).toEqual([
    'no-missing-file: The file "./other.yaml" is not an assessment: it does not begin with "assessment: 1". Name another file.',
  ]);
});

const earlier = `assessment: 1
title: T
date: 2025-11
statements:
  strike: {kind: judgment, text: A strike., likelihood: {term: unlikely, within: 2025-11/2026-05}}
  lockout: {kind: judgment, text: No lockout., confidence: low}
`;
const strike =
  "  strike: {kind: judgment, text: A strike., likelihood: {term: unlikely, within: 2026-11/2027-05}}\n";

test.each([
  ["the only judgment whose period is not over", `statements:\n${strike}`, 1],
  ["nothing", `statements:\n${strike}  lockout: {kind: judgment, text: No lockout., confidence: low}\n`, 0],
  ["everything, since the ids are others", "statements: {walkout: {kind: judgment, text: A walkout.}}\n", 0],
])("an edition that drops %s", (_, rest, count) => {
  expect(problemsAt("./e.threat.yaml", { "file:///e.threat.yaml": earlier }, rest)).toHaveLength(count);
});
