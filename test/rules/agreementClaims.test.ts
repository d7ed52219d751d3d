/** Tests which claims about the agreement of rankings their orders contradict, as a table. */
import { expect, test } from "vitest";
import { inspect } from "../../server/src/rules/inspect.ts";
import { Source } from "../../server/src/syntax/source.ts";
import { libraryOf } from "../assessments.ts";

const claims = ["converge", "partly", "diverge"] as const;

/** The items of the orders below: one letter each. */
const items: Readonly<Record<string, string>> = {
  a: "energy",
  b: "water",
  c: "terrorism",
  d: "impunity",
  e: "organized-crime",
  f: "diffuse-criminality",
  g: "regional-rebellion",
  h: "natural-disasters",
};

/** Writes an order: `abc` are three entries, `(ab)` is a composite entry, `=ab=` is a tie. */
function orderOf(letters: string): string {
  const ids = (part: string): string => Array.from(part, (letter) => items[letter] ?? letter).join(", ");
  const entries = Array.from(letters.matchAll(/\((\w+)\)|=(\w+)=|(\w)/g), ([, covers, tie, one]) =>
    covers !== undefined
      ? `{label: Both, covers: [${ids(covers)}]}`
      : tie !== undefined
        ? `{tie: [${ids(tie)}]}`
        : ids(one ?? ""),
  );
  return `[${entries.join(", ")}]`;
}

/** Returns the message about a claim, if the orders contradict it. */
function messageOf(claim: string, ...orders: readonly string[]): string | undefined {
  const names = orders.map((_, index) => `r${index}`);
  const text = `assessment: 1
title: T
taxonomy: bailey-2005
rankings:
${orders.map((order, index) => `  r${index}: {order: ${orderOf(order)}}`).join("\n")}
comparisons:
  c: {between: [${names.join(", ")}], claim: ${claim}}
`;
  return inspect(Source.of("file:///a.threat.yaml", text), libraryOf({})).find(
    ({ rule }) => rule === "no-contradicted-convergence",
  )?.message;
}

/** Returns the claims that the orders contradict. */
function contradicted(...orders: readonly string[]): string[] {
  return claims.filter((claim) => messageOf(claim, ...orders) !== undefined);
}

test.each([
  // Two lists.
  ["four, the same", ["abcd", "abcd"], ["partly", "diverge"]],
  ["four, reversed", ["abcd", "dcba"], ["converge", "partly"]],
  ["four, the first two exchanged", ["abcd", "bacd"], ["diverge"]],
  ["four, the last two exchanged", ["abcd", "abdc"], ["diverge"]],
  ["four, the same first, the others reversed", ["abcd", "adcb"], ["converge"]],
  ["four, the middle exchanged", ["abcd", "acbd"], ["diverge"]],
  // One exchange at the edge of the top does not make the same order another one.
  ["five, the second and third exchanged", ["abcde", "acbde"], ["diverge"]],
  ["five, two exchanges", ["abcde", "acbed"], ["diverge"]],
  ["five, the same first two, the others reversed", ["abcde", "abedc"], ["diverge"]],
  ["five, the first goes last", ["abcde", "bcdea"], ["converge"]],
  ["six, the third and fourth exchanged", ["abcdef", "abdcef"], ["diverge"]],
  ["eight, the same first, the others reversed", ["abcdefgh", "abhgfedc"], []],
  ["eight, the same top reversed, and the rest", ["abcdefgh", "cbahgfed"], []],
  ["three, reversed", ["abc", "cba"], ["converge", "partly"]],
  ["three, nearly the same", ["abc", "acb"], []],
  ["two are too few", ["ab", "ba"], []],
  ["six, halves exchanged", ["abcdef", "defabc"], ["converge"]],
  ["six, neighbors exchanged", ["abcdef", "badcfe"], ["diverge"]],
  ["six, the last of one list is the first of the other", ["abcdef", "fabcde"], []],
  ["eight, odd places first", ["abcdefgh", "acegbdfh"], ["diverge"]],
  ["eight, reversed", ["abcdefgh", "hgfedcba"], ["converge", "partly"]],
  ["different things with the same order", ["abcdefgh", "abcd"], ["diverge"]],
  ["few shared items", ["abcd", "abef"], []],
  // Ties and composite entries.
  ["all tied in both", ["=abcde=", "=abcde="], []],
  ["all tied in one", ["=abcd=", "abcd"], []],
  ["the same composite entry, whose inner order is unknown", ["(abcd)ef", "(abcd)ef"], []],
  ["a composite entry first and last", ["(ab)cdefg", "cdefgab"], []],
  ["composite entries reversed", ["(ab)cd(ef)", "(ef)dc(ab)"], ["converge", "partly"]],
  ["more composite entries than can be read in every way", ["(ab)(cd)(ef)", "(ef)(cd)(ab)"], []],
  ["ties reversed", ["=ab==cd==ef=", "=ef==cd==ab="], ["converge", "partly"]],
  // Several lists.
  ["three, the same", ["abcde", "abcde", "abcde"], ["partly", "diverge"]],
  ["three, one reversed", ["abcde", "abcde", "edcba"], ["converge"]],
  ["three, rotated", ["abcdef", "cdefab", "efabcd"], ["converge"]],
  ["eight that agree, and one reversed", [...Array.from({ length: 8 }, () => "abcdef"), "fedcba"], []],
  ["two camps", ["abcdef", "abcdef", "fedcba", "fedcba"], []],
])("%s", (_, orders, expected) => {
  expect(contradicted(...orders)).toEqual(expected);
});

test.each([
  ["two clusters, reversed", ["abcd", "dcba"], 'Write "diverge"'],
  ["three clusters, reversed", ["hacdeb", "bedcah"], 'Write "diverge"'],
  ["one cluster", ["cdef", "fedc"], 'Write "diverge"'],
])("the advice for %s", (_, orders, expected) => {
  expect(messageOf("converge", ...orders)).toContain(expected);
});

test("a top that agrees with a claim does not contradict it", () => {
  expect(messageOf("diverge", "abcde", "acbde")).not.toContain("top 2");
  expect(messageOf("diverge", "abcde", "abced")).toContain("top 2");
});
