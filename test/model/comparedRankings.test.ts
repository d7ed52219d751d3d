/** Tests how rankings by different taxonomies are compared: through the matches of their categories. */
import { describe, expect, it } from "vitest";
import type { CoefficientRange } from "../../server/src/model/agreement/agreement.ts";
import type { RankingAgreement } from "../../server/src/model/agreement/comparedRankings.ts";
import { agreementOf, concordanceOf } from "../../server/src/model/agreement/comparedRankings.ts";
import { kendallTauB } from "../../server/src/model/agreement/coefficients.ts";
import { matchKinds } from "../../server/src/model/taxonomies/match.ts";
import { Source } from "../../server/src/syntax/source.ts";
import type { Assessment } from "../../server/src/workspace/assessment.ts";
import { assessmentsOf } from "../../server/src/workspace/assessments.ts";
import { libraryOf } from "../assessments.ts";
import { fc, runs } from "../property.ts";

/** A taxonomy with categories such as `a: exact X, close Y` that match those of another taxonomy. */
function taxonomy(
  id: string,
  categories: Readonly<Record<string, string>>,
  other = "./other.taxonomy.yaml",
): string {
  const lines = Object.entries(categories).map(([category, text]) => {
    const matches = Array.from(text.matchAll(/(\w+) (\S+?)(?:,|$)/g), ([, kind = "", to = ""]) =>
      JSON.stringify({ kind, taxonomy: other, category: to.split("+") }),
    );
    return `  ${category}: {title: ${category}, matches: [${matches.join(", ")}]}`;
  });
  return `taxonomy: 1\nid: ${id}\ncategories:\n${lines.join("\n")}\n`;
}

const plain = (ids: string): Record<string, string> => Object.fromEntries(Array.from(ids, (id) => [id, ""]));

/** An assessment by `own` with rankings, of which those named `foreign…` are by `other`. */
function assess(own: string, other: string, rankings: Readonly<Record<string, string>>): Assessment {
  const lines = Object.entries(rankings).map(([id, order]) => {
    const foreign = id.startsWith("foreign") ? "taxonomy: ./other.taxonomy.yaml, " : "";
    return `  ${id}: {${foreign}order: ${order}}\n`;
  });
  const text = `taxonomy: ./own.taxonomy.yaml\nthreats: {t: {title: T, category: a}}\nrankings:\n${lines.join("")}`;
  const library = libraryOf({ "file:///own.taxonomy.yaml": own, "file:///other.taxonomy.yaml": other });
  return assessmentsOf(Source.of("file:///a.threat.yaml", text), library)[0] ?? expect.unreachable();
}

function agreementIn(assessment: Assessment): RankingAgreement {
  const [first = expect.unreachable(), second = expect.unreachable()] = assessment.rankings;
  return agreementOf(first, second, assessment);
}

function compare(matches: Readonly<Record<string, string>>, first: string, second: string): RankingAgreement {
  return agreementIn(
    assess(taxonomy("own", matches), taxonomy("other", plain("ABCDEF")), { first, foreign: second }),
  );
}

const tau = (...pairs: (readonly [number, number])[]): number => kendallTauB(pairs) ?? NaN;
const rounded = (range: CoefficientRange | undefined): number[] =>
  range ? [range.low, range.high].map((value) => Number(value.toFixed(9))) : [];

describe("an exact match", () => {
  const exact = { a: "exact A", b: "exact B", c: "exact C", d: "exact D" };

  it("makes one item of two categories", () => {
    const found = compare(exact, "[a, b, c, d]", "[D, C, B, A]");
    expect(found.shared).toEqual(["a", "b", "c", "d"]);
    expect(found).toMatchObject({ onlyFirst: [], onlySecond: [], further: 0, isComplete: true });
    expect(rounded(found.kendall)).toEqual([-1, -1]);
    expect(
      found.matches.map(({ kind, first, second }) => `${kind} ${first.category.id} ${second.category.id}`),
    ).toEqual(["exact a A", "exact b B", "exact c C", "exact d D"]);
  });

  it("counts for a threat in the category, and for the members of a composite entry", () => {
    const found = compare(exact, "[t, {covers: [b, c]}, d]", "[A, B, C, D]");
    expect(found.shared).toEqual(["a", "b", "c", "d"]);
    expect(found.topOverlap(1)).toEqual({ low: 1, high: 1, ids: ["a"] });
  });

  it("leaves no other match of the same item in the ranking", () => {
    expect(
      compare({ ...exact, e: "close A", a: "exact A, close E" }, "[a, b, e]", "[A, B, E]"),
    ).toMatchObject({
      shared: ["a", "b"],
      onlyFirst: ["e"],
      onlySecond: ["E (./other.taxonomy.yaml)"],
      further: 0,
    });
  });

  it("is uncertain if there are two of them", () => {
    expect(compare({ a: "exact A+B", b: "exact C" }, "[a, b]", "[A, B, C]")).toMatchObject({
      shared: ["b"],
      further: 1,
    });
  });
});

it("categories with the same id in two taxonomies are not the same", () => {
  const found = agreementIn(
    assess(taxonomy("own", plain("ab")), taxonomy("other", plain("ab")), {
      first: "[a, b]",
      foreign: "[a, b]",
    }),
  );
  expect(found).toMatchObject({ shared: [], further: 0, kendall: undefined });
});

it("what both taxonomies inherit is the same", () => {
  const other = "taxonomy: 1\nid: other\nextends: ./own.taxonomy.yaml\ncategories: {X: {title: X}}\n";
  const found = agreementIn(
    assess(taxonomy("own", plain("abc")), other, { first: "[a, b, c]", foreign: "[c, X, a, b]" }),
  );
  expect(found).toMatchObject({ shared: ["a", "b", "c"], onlySecond: ["X (./other.taxonomy.yaml)"] });
});

describe("a match that is not exact", () => {
  const base = { a: "exact A", b: "exact B", c: "exact C" };

  it.each(matchKinds.filter((kind) => kind !== "exact"))("holds or not: %s", (kind) => {
    const found = compare({ ...base, d: `${kind} D` }, "[d, a, b, c]", "[A, B, C, D]");
    expect(found).toMatchObject({ shared: ["a", "b", "c"], onlyFirst: ["d"], further: 1, isComplete: true });
    expect(rounded(found.kendall)).toEqual(
      [tau([1, 4], [2, 1], [3, 2], [4, 3]), 1].map((each) => Number(each.toFixed(9))),
    );
    expect(found.topOverlap(1)).toEqual({ low: 0, high: 0, ids: [] });
    expect(found.topOverlap(4)).toEqual({ low: 3, high: 4, ids: ["a", "b", "c"] });
    expect(found.overlap?.low).toBeLessThan(found.overlap?.high ?? 0);
  });

  it("is with one of several categories", () => {
    const found = compare({ ...base, d: "narrow D+E" }, "[a, d, b, c]", "[D, A, B, C, E]");
    expect(found.further).toBe(1);
    const values = [1, tau([1, 2], [2, 1], [3, 3], [4, 4]), tau([1, 1], [2, 4], [3, 2], [4, 3])];
    expect(rounded(found.kendall)).toEqual(
      [Math.min(...values), Math.max(...values)].map((each) => Number(each.toFixed(9))),
    );
  });

  it("is with one of several at a time, also seen from the other side", () => {
    expect(compare({ ...base, d: "broad D", e: "broad D" }, "[d, e]", "[D]")).toMatchObject({ further: 1 });
  });

  it("widens Kendall's W", () => {
    const assessment = assess(taxonomy("own", { ...base, d: "close D" }), taxonomy("other", plain("ABCD")), {
      first: "[d, a, b, c]",
      second: "[d, a, b, c]",
      foreign: "[A, B, C, D]",
    });
    const { range, shared } = concordanceOf(assessment.rankings, assessment);
    expect(shared).toEqual(["a", "b", "c"]);
    expect(range?.high).toBeCloseTo(1, 9);
    expect(range?.low).toBeLessThan(0.9);
  });
});

describe("properties of all matches", () => {
  const ids = ["a", "b", "c", "d", "e"];
  const CAPITALS = ["A", "B", "C", "D", "E"];
  const kinds = fc.array(
    fc.record({
      from: fc.constantFrom(...ids),
      kind: fc.constantFrom(...matchKinds),
      to: fc.constantFrom(...CAPITALS),
    }),
    { maxLength: 6 },
  );
  const order = (all: readonly string[]) => fc.shuffledSubarray([...all], { minLength: 2 });
  const textOf = (all: readonly { from: string; kind: string; to: string }[]): Record<string, string> =>
    Object.fromEntries(
      ids.map((id) => [
        id,
        all
          .filter(({ from }) => from === id)
          .map(({ kind, to }) => `${kind} ${to}`)
          .join(", "),
      ]),
    );

  it("a match makes no range narrower, unless it is exact", () => {
    fc.assert(
      fc.property(kinds, order(ids), order(CAPITALS), (all, first, second) => {
        const [one, other] = [`[${first.join(", ")}]`, `[${second.join(", ")}]`];
        const exact = compare(textOf(all.filter(({ kind }) => kind === "exact")), one, other);
        const found = compare(textOf(all), one, other);
        expect(found.isComplete).toBe(true);
        expect(found.shared).toEqual(exact.shared);
        if (exact.kendall) {
          expect(found.kendall?.low).toBeLessThanOrEqual(exact.kendall.low);
          expect(found.kendall?.high).toBeGreaterThanOrEqual(exact.kendall.high);
        }
      }),
      runs(300),
    );
  });

  it("the range contains the values of every choice of matches, each written as an exact one", () => {
    fc.assert(
      fc.property(kinds, order(ids), order(CAPITALS), fc.nat(63), (all, first, second, choice) => {
        const [one, other] = [`[${first.join(", ")}]`, `[${second.join(", ")}]`];
        const some = all.filter((_, index) => (choice >> index) & 1);
        const isPairing = [some.map(({ from }) => from), some.map(({ to }) => to)].every(
          (ends) => new Set(ends).size === ends.length,
        );
        fc.pre(isPairing && all.every(({ kind }) => kind !== "exact"));
        const { kendall } = compare(textOf(all), one, other);
        const chosen = compare(textOf(some.map((each) => ({ ...each, kind: "exact" }))), one, other).kendall;
        if (!chosen) return;
        expect(kendall?.low).toBeLessThanOrEqual(chosen.low + 1e-9);
        expect(kendall?.high).toBeGreaterThanOrEqual(chosen.high - 1e-9);
      }),
      runs(300),
    );
  });
});

it("500 categories that all match each other are not all tried: the range is not complete", () => {
  const all = Array.from({ length: 500 }, (_, index) => `c${index}`);
  const partners = all.map((id) => id.toUpperCase());
  const lines = all.map(
    (id) =>
      `  ${id}: {title: X, matches: [{kind: close, taxonomy: ./other.taxonomy.yaml, category: [${partners.join(", ")}]}]}`,
  );
  const own = `taxonomy: 1\nid: own\ncategories:\n${lines.join("\n")}\n`;
  const other = taxonomy("other", Object.fromEntries(partners.map((id) => [id, ""])));
  const assessment = assess(own, other, {
    first: `[${all.join(", ")}]`,
    foreign: `[${partners.join(", ")}]`,
  });
  expect(assessment.taxonomies.length).toBe(2);
  for (const category of assessment.taxonomies) expect(category.categories.size).toBe(500);
  // To try all pairs of matches would take hours.
  const found = agreementIn(assessment);
  expect(found).toMatchObject({ shared: [], further: 500, isComplete: false });
  expect(found.overlap?.low).toBe(0);
});
