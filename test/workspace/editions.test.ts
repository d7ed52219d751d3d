/** Tests what differs between two editions of an assessment, and how their chain is followed. */
import { describe, expect, it } from "vitest";
import type { EditionChanges, ItemChange } from "../../server/src/model/editions/editionChanges.ts";
import { changesBetween } from "../../server/src/model/editions/editionChanges.ts";
import { Source } from "../../server/src/syntax/source.ts";
import type { Assessment } from "../../server/src/workspace/assessment.ts";
import { assessmentsOf } from "../../server/src/workspace/assessments.ts";
import { editionOf, supersededChain } from "../../server/src/workspace/editions.ts";
import { libraryOf } from "../assessments.ts";
import { expectSame, fc, runs, timeout } from "../property.ts";

const TAXONOMY = `taxonomy: 1
id: port
categories:
  theft: {title: Theft}
  stealing: {title: Stealing, deprecated: Old word., replaced-by: theft}
  flood: {title: Flood}
`;

function assessmentIn(text: string, uri = "file:///a.threat.yaml"): Assessment {
  const library = libraryOf({ "file:///port.taxonomy.yaml": TAXONOMY });
  return assessmentsOf(Source.of(uri, `assessment: 1\n${text}`), library)[0] ?? expect.unreachable();
}

function between(before: string, after: string): EditionChanges {
  const [one, other] = [before, after].map((text) => editionOf(assessmentIn(text)));
  return changesBetween({ before: one ?? expect.unreachable(), after: other ?? expect.unreachable() });
}

/** A change in short: "statement a: likelihood, text?", where "?" marks what is no judgment. */
function shown({ concept, before, after, isRenamed, keys, reason }: ItemChange): string {
  const name = `${concept} ${after?.id ?? before?.id ?? ""}`;
  const why = reason ? ` because ${reason.isRepeated ? "as before: " : ""}${reason.text}` : "";
  if (!before) return `new ${name}${why}`;
  if (!after) return `gone ${name}${why}`;
  const renamed = isRenamed ? ` (was ${before.id})` : "";
  return `${name}${renamed}: ${keys.map(({ key, isJudgment }) => `${key}${isJudgment ? "" : "?"}`).join(", ")}${why}`;
}

const statements = (items: string): string => `statements:\n  ${items}\n`;
const one = (fields: string): string => statements(`a: {kind: judgment, text: A., ${fields}}`);

describe("what differs between two editions", () => {
  it.each([
    ["nothing", one("likelihood: likely"), one("likelihood: likely"), []],
    [
      "the style of the text",
      one("likelihood: likely"),
      "statements:\n  a:\n    kind: judgment\n    text: >-\n      A.\n    likelihood: {term: likely}\n",
      [],
    ],
    [
      "a word of the likelihood",
      one("likelihood: likely"),
      one("likelihood: unlikely"),
      ["statement a: likelihood"],
    ],
    ["a synonym of the likelihood", one("likelihood: likely"), one("likelihood: probable"), []],
    [
      "the band of the likelihood",
      one("likelihood: {percent: 60%}"),
      one("likelihood: {percent: 70%}"),
      ["statement a: likelihood"],
    ],
    [
      "the same word with another band on another scale",
      `scales: {likelihood: phia-likelihood}\n${one("likelihood: unlikely")}`,
      `scales: {likelihood: icd-203-likelihood}\n${one("likelihood: unlikely")}`,
      ["statement a: likelihood"],
    ],
    [
      "the period",
      one("likelihood: {term: likely, within: 2 years}"),
      one("likelihood: {term: likely, within: 9 years}"),
      ["statement a: likelihood"],
    ],
    [
      "a period that moves along",
      one("likelihood: {term: likely, within: 2027}"),
      one("likelihood: {term: likely, within: 2028}"),
      [],
    ],
    [
      "the confidence, with a reason",
      one("confidence: low"),
      one("confidence: high, change: Two new sources."),
      ["statement a: confidence because Two new sources."],
    ],
    [
      "the reason for the confidence",
      one("confidence: {level: low, because: X.}"),
      one("confidence: {level: low, because: Y.}"),
      ["statement a: confidence?"],
    ],
    [
      "with the note of the year before",
      one("confidence: low, change: Seen."),
      one("confidence: high, change: Seen."),
      ["statement a: confidence because as before: Seen."],
    ],
    ["only the note", one("change: Seen."), one("change: Heard."), []],
    [
      "the text",
      statements("a: {text: It rains.}"),
      statements("a: {text: It pours.}"),
      ["statement a: text?"],
    ],
    [
      "a text that denies what it said",
      statements("a: {text: It is safe.}"),
      statements("a: {text: It is not safe.}"),
      ["statement a: text"],
    ],
    ["a statement that is new", "", one("role: observation"), ["new statement a"]],
    ["a statement that is gone, and nobody says why", one("role: observation"), "", ["gone statement a"]],
    [
      "a statement that is gone, and the summary says why",
      one("role: observation"),
      "summary: |\n  Much is new.\n\n  We dropped a.\n",
      ["gone statement a because We dropped a."],
    ],
    [
      "a statement that is gone, and only a note of the year before names it",
      "summary: We worry about a.\n" + one("role: observation"),
      "summary: We worry about a.\n",
      ["gone statement a"],
    ],
    [
      "another id with the same title",
      "threats:\n  theft-1: {title: Theft of copper}\n",
      "threats:\n  theft-2: {title: Theft of Copper}\n",
      ["threat theft-2 (was theft-1): title?"],
    ],
    [
      "two with the same title are not recognized",
      "threats:\n  a: {title: X}\n  b: {title: X}\n",
      "threats:\n  c: {title: X}\n",
      ["new threat c", "gone threat a", "gone threat b"],
    ],
    [
      "the claim of a comparison",
      "comparisons:\n  c: {between: [a, b], claim: converge}\n",
      "comparisons:\n  c: {between: [a, b], claim: diverge}\n",
      ["comparison c: claim"],
    ],
    [
      "a recommendation and its status",
      "recommendations:\n  r: {title: R, status: proposed}\n",
      "recommendations:\n  r: {title: R, status: accepted, change: Agreed in May.}\n",
      ["recommendation r: status because Agreed in May."],
    ],
    ["the author's own keys", one("x-mine: 1"), one("x-mine: 2"), ["statement a: x-mine?"]],
    [
      "a category that the taxonomy renamed",
      "taxonomy: port.taxonomy.yaml\nthreats:\n  t: {title: T, category: stealing}\n",
      "taxonomy: port.taxonomy.yaml\nthreats:\n  t: {title: T, category: theft}\n",
      [],
    ],
    [
      "an id that a recommendation addresses and that was renamed",
      "threats:\n  x: {title: X}\nrecommendations:\n  r: {title: R, addresses: [x]}\n",
      "threats:\n  y: {title: X}\nrecommendations:\n  r: {title: R, addresses: [y]}\n",
      ["threat y (was x): "],
    ],
  ])("%s", (_, before, after, expected) => {
    expect(between(before, after).items.map(shown)).toEqual(expected);
  });

  it("a ranking by the new ids of a taxonomy has not changed", () => {
    const text = (id: string): string =>
      `taxonomy: port.taxonomy.yaml\nrankings:\n  r: {order: [flood, ${id}]}\n`;
    expect(between(text("stealing"), text("theft")).rankings.map(({ isSame }) => isSame)).toEqual([true]);
    expect(between(text("theft"), text("stealing")).rankings.map(({ isSame }) => isSame)).toEqual([true]);
  });

  it("rankings of one holder are the same ranking, whatever their ids", () => {
    const { rankings, items } = between(
      "actors:\n  m: {name: M}\nrankings:\n  m-2024: {of: m, order: [flood, theft]}\n",
      "actors:\n  m: {name: M}\nrankings:\n  m-2025: {of: m, order: [theft, flood]}\n",
    );
    expect(rankings.length).toBe(1);
    expect(items.map(shown)).toEqual(["ranking m-2025 (was m-2024): "]);
  });

  it("an item with a syntax error is not compared", () => {
    expect(
      between(
        "statements:\n  a: {text: A.}\n  b: {text: B.}\n",
        "statements:\n  a: {text: A.}\n  b: {text: [B.}\n",
      ).items.map(shown),
    ).toEqual(["gone statement b"]);
  });
});

const words = fc.constantFrom("likely", "unlikely", "remote");
const item = fc.record({
  id: fc.constantFrom("a", "b", "c", "d", "e", "f"),
  title: fc.constantFrom("One", "Two", "Three", "Four"),
  likelihood: words,
  confidence: fc.constantFrom("low", "high"),
});
const editions = fc
  .uniqueArray(item, { selector: ({ id }) => id, maxLength: 6 })
  .map(
    (items) =>
      `threats:${items.map(({ id, title, likelihood, confidence }) => `\n  ${id}: {title: ${title}, likelihood: ${likelihood}, confidence: ${confidence}}`).join("")}\n` +
      `rankings:\n  r: {order: [${items.map(({ id }) => id).join(", ")}]}\n`,
  );

describe("properties of what differs", () => {
  it("an edition does not differ from itself", { timeout }, () => {
    fc.assert(
      fc.property(editions, (text) => {
        const { items, rankings } = between(text, text);
        expectSame([items, rankings.filter(({ isSame }) => !isSame)], [[], []]);
      }),
      runs(50),
    );
  });

  it("mirrored editions have the mirrored changes", { timeout }, () => {
    const summary = ({ items, rankings }: EditionChanges, isMirrored: boolean): unknown => [
      items
        .map(({ before, after, keys }) => {
          const ids = [before?.id, after?.id];
          return [isMirrored ? ids.toReversed() : ids, keys.map(({ key }) => key).toSorted()];
        })
        .toSorted(),
      rankings.map(({ difference: { shared, entered, left } }) => [
        shared
          .map(({ before, after, places }) =>
            isMirrored
              ? [after.name.text, before.name.text, 0 - places]
              : [before.name.text, after.name.text, places],
          )
          .toSorted(),
        (isMirrored ? left : entered).map(({ entry }) => entry.name.text).toSorted(),
        (isMirrored ? entered : left).map(({ entry }) => entry.name.text).toSorted(),
      ]),
    ];
    fc.assert(
      fc.property(editions, editions, (before, after) => {
        expectSame(summary(between(after, before), true), summary(between(before, after), false));
      }),
      runs(150),
    );
  });
});

describe("the chain of superseded assessments", () => {
  const chainOf = (texts: Readonly<Record<string, string>>, name: string): readonly unknown[] => {
    const uris = Object.fromEntries(
      Object.entries(texts).map(([key, text]) => [`file:///${key}.threat.yaml`, `assessment: 1\n${text}`]),
    );
    const library = libraryOf(uris);
    const source = library.read(`file:///${name}.threat.yaml`) ?? expect.unreachable();
    const {
      assessments,
      end,
      name: last,
    } = supersededChain(assessmentsOf(source, library)[0] ?? expect.unreachable());
    return [...assessments.map((each) => each.source.uri.replace(/.*\/(.*)\.threat\.yaml/, "$1")), end, last];
  };

  it.each([
    ["the first edition", { a: "" }, "a", ["first", undefined]],
    [
      "three editions",
      { a: "", b: "supersedes: a.threat.yaml\n", c: "supersedes: b.threat.yaml\n" },
      "c",
      ["a", "b", "first", undefined],
    ],
    [
      "a missing edition",
      { b: "supersedes: a.threat.yaml\n", c: "supersedes: b.threat.yaml\n" },
      "c",
      ["b", "unreadable", "a.threat.yaml"],
    ],
    [
      "a circle",
      {
        a: "supersedes: c.threat.yaml\n",
        b: "supersedes: a.threat.yaml\n",
        c: "supersedes: b.threat.yaml\n",
      },
      "c",
      ["a", "b", "circular", "c.threat.yaml"],
    ],
    [
      "a file that supersedes itself",
      { a: "supersedes: a.threat.yaml\n" },
      "a",
      ["circular", "a.threat.yaml"],
    ],
  ])("%s", (_, texts, name, expected) => {
    expect(chainOf(texts, name)).toEqual(expected);
  });
});
