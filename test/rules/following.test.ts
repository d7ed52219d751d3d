/**
 * Tests that a mistake does not cause further problems: a list without brackets, an invalid id, a misspelled
 * key.
 */
import { expect, it } from "vitest";
import { asActive } from "../../server/src/rules/active.ts";
import { rules } from "../../server/src/rules/index.ts";
import type { FileProblem } from "../../server/src/rules/inspect.ts";
import { inspect } from "../../server/src/rules/inspect.ts";
import { Source } from "../../server/src/syntax/source.ts";
import { libraryOf, TODAY } from "../assessments.ts";

const all = rules.map((rule) => asActive(rule));
const uri = "file:///a.threat.yaml";
const text = `assessment: 1
title: Threats to the port
date: ${TODAY}
taxonomy: bailey-2005
actors:
  port: {name: Port of Santa Rosa, kind: company}
  coast-guard: {name: Coast Guard, kind: agency}
sources:
  harbour:
    type: report
    title: Harbour report
    author: [Harbour Office]
    issued: 2025-11
threats:
  fuel-theft: {title: Fuel theft, category: organized-crime}
statements:
  fuel-first: {kind: judgment, role: key-judgment, text: Theft is the main loss., evidence: [{source: harbour, at: p. 1}]}
  at-night: {kind: judgment, role: argument, text: The quay is dark., evidence: [{statement: fuel-first}]}
  quay-first: {kind: judgment, role: key-judgment, text: The quay is old., evidence: [{source: harbour, at: p. 2}]}
rankings:
  priorities:
    of: port
    estimated-by: author
    basis: analyst-judgment
    among: 20
    order: [fuel-theft, energy, water]
recommendations:
  lights:
    title: Light the quay
    actors: [port, coast-guard]
    addresses: [fuel-theft, energy, water]
    rests-on: [quay-first, at-night]
`;
const before = found(text);

it("the correct text has none of the problems that a mistake could cause", () => {
  expect(before.map(({ rule }) => rule)).not.toContain("no-unaddressed-threat");
  expect(before.map(({ rule }) => rule)).not.toContain("no-unused-argument");
  expect(before.map(({ rule }) => rule)).not.toContain("no-unused-definition");
});

it.each([
  ["addresses: [fuel-theft, energy, water]", "addresses: fuel-theft, energy, water"],
  ["addresses: [fuel-theft, energy, water]", "addresses: fuel-theft; energy; water"],
  ["addresses: [fuel-theft, energy, water]", "addresses: [fuel-theft energy, water]"],
  ["actors: [port, coast-guard]", "actors: port, coast-guard"],
  ["actors: [port, coast-guard]", "actors: port and coast-guard"],
  ["actors: [port, coast-guard]", "actors: port y coast-guard"],
  ["rests-on: [quay-first, at-night]", "rests-on: quay-first, at-night"],
  ["rests-on: [quay-first, at-night]", "rests-on: [quay-first at-night]"],
  ["rests-on: [quay-first, at-night]", "rests-on: [quay-first; at-night]"],
])("%s written as %s is one problem with the right fix", (right, wrong) => {
  const [only, ...others] = news(text.replace(right, wrong));
  expect(others).toEqual([]);
  expect(only?.rule).toBe("no-undefined-reference");
  expect(only && fixed(text.replace(right, wrong), only)).toBe(text);
});

it.each([
  ["rests-on: [quay-first", "rests-on: [Quay-First"],
  ["rests-on: [quay-first", "rests-on: [quay-frist"],
  ["addresses: [fuel-theft", "addresses: [Fuel-Theft"],
  ["  coast-guard:", "  Coast Guard:"],
  ["  coast-guard:", "  Coast-Guard:"],
  ["    issued: 2025-11", "    date: 2025-11"],
  ["    issued: 2025-11", "    isued: 2025-11"],
  ["    author: [", "    authors: ["],
])("%s written as %s is one problem", (right, wrong) => {
  expect(news(text.replace(right, wrong)).map(({ message }) => message)).toHaveLength(1);
});

it.each(["sources", "threats", "statements", "rankings", "recommendations"])(
  "the key %s indented by one space is one problem, fixed by moving that line",
  (name) => {
    const wrong = text.replace(`\n${name}:`, `\n ${name}:`);
    const [only, ...others] = news(wrong);
    expect(others).toEqual([]);
    expect(only?.rule).toBe("no-syntax-error");
    expect(only && fixed(wrong, only)).toBe(text);
  },
);

it("a multi-line text whose key is indented by one space is one problem", () => {
  const withSummary = text.replace(
    "threats:\n",
    "summary: |\n  Theft is rising.\n  Storms are not.\nthreats:\n",
  );
  const wrong = withSummary.replace("summary:", " summary:");
  const known = found(withSummary).map(({ message }) => message);
  const [only, ...others] = found(wrong).filter(({ message }) => !known.includes(message));
  expect(others).toEqual([]);
  expect(only && fixed(wrong, only)).toBe(withSummary);
});

it("an unknown key in a source does not hide that a required key is missing", () => {
  const wrong = text.replace("    issued: 2025-11", "    colour: blue");
  expect(news(wrong).map(({ rule }) => rule)).toEqual(["require-source-fields", "no-unknown-key"]);
});

it("a list without brackets does not hide that a recommendation misses a threat", () => {
  const wrong = text.replace("addresses: [fuel-theft, energy, water]", "addresses: fuel-theft, energy");
  expect(news(wrong).map(({ rule }) => rule)).toEqual(["no-unaddressed-threat", "no-undefined-reference"]);
});

function found(of: string): readonly FileProblem[] {
  return inspect(Source.of(uri, of), libraryOf(), all);
}

function news(of: string): readonly FileProblem[] {
  expect(of).not.toBe(text);
  const known = before.map(({ rule, message }) => `${rule} ${message}`);
  return found(of).filter(({ rule, message }) => !known.includes(`${rule} ${message}`));
}

function fixed(of: string, { fixes }: FileProblem): string {
  const edits = fixes.flatMap((fix) => fix.edits);
  return edits.reduce((source, edit) => source.edit([edit], 1), Source.of(uri, of)).text;
}
