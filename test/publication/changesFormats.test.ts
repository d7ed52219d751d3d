/** Tests that the report on changes counts what it lists, and says the same in every format. */
import { describe, expect, it } from "vitest";
import { changeCounts } from "../../server/src/publication/changes/changeGlance.ts";
import type { ChangePart } from "../../server/src/publication/changes/changeParts.ts";
import { itemParts } from "../../server/src/publication/changes/changeParts.ts";
import { changesData } from "../../server/src/publication/data/changesData.ts";
import { changesReport, editionsDiffer } from "../../server/src/publication/changes/changesReport.ts";
import type { EditionSteps } from "./editionSteps.ts";
import { editionsWith } from "./editionSteps.ts";
import type { BlockContent, Publication } from "../../server/src/publication/tree/tree.ts";
import { documentTexts } from "../writers/documentTexts.ts";
import { textsIn } from "../writers/texts.ts";

/** An item of each part as keys of YAML: as it is, judged, worded and otherwise changed. What cannot be is missing. */
const KINDS: Readonly<
  Record<ChangePart["name"], { section: string; is: string; judged?: string; worded?: string; other: string }>
> = {
  judgments: {
    section: "statements",
    is: "kind: judgment, text: It burns.",
    judged: "kind: assumption, text: It burns.",
    worded: "kind: judgment, text: It burns again.",
    other: "kind: judgment, text: It burns., basis: analyst-judgment",
  },
  threats: {
    section: "threats",
    is: "title: Fire, likelihood: likely",
    judged: "title: Fire, likelihood: unlikely",
    worded: "title: Fires, likelihood: likely",
    other: "title: Fire, likelihood: likely, owner: navy",
  },
  recommendations: {
    section: "recommendations",
    is: "title: Buy a pump",
    judged: "title: Buy a pump, status: rejected",
    worded: "title: Buy pumps",
    other: "title: Buy a pump, evidence: [{ source: log }]",
  },
  comparisons: {
    section: "comparisons",
    is: "title: Both, between: [a, b], claim: converge",
    judged: "title: Both, between: [a, b], claim: diverge",
    worded: "title: The two, between: [a, b], claim: converge",
    other: "title: Both, between: [a, c], claim: converge",
  },
  rankings: {
    section: "rankings",
    is: "title: North, of: navy, order: [fire]",
    judged: "title: North, of: police, order: [fire]",
    worded: "title: The north, of: navy, order: [fire]",
    other: "title: North, of: navy, estimated-by: author, order: [fire]",
  },
  others: {
    section: "questions",
    is: "text: Will it burn?",
    worded: "text: Will it burn again?",
    other: "text: Will it burn?, answers: [x]",
  },
};

describe("the report on changes", () => {
  it("counts every kind of change that it lists", () => {
    for (const { name } of itemParts()) {
      const { section, is, ...changed } = KINDS[name];
      const item = (keys: string): string => `${section}: { kept: { ${keys} }, x1: { ${keys} } }\n`;
      const without = `${section}: { kept: { ${is} } }\n`;
      const countsOf = (before: string, after: string): Readonly<Record<string, unknown>> => {
        const [step] = editionsWith(before, after);
        const own = changeCounts(step).find((each) => each.name === name);
        return { ...(own ?? expect.unreachable(name)) };
      };
      const both = `${without.slice(0, -3)}, x1: { ${is} } }\n`;
      expect(countsOf(without, both), name).toMatchObject({ fresh: 1, gone: 0 });
      expect(countsOf(both, without), name).toMatchObject({ fresh: 0, gone: 1 });
      for (const [kind, keys] of Object.entries(changed))
        expect(countsOf(item(is), item(keys)), `${name}: ${kind}`).toMatchObject({ [kind]: 2 });
    }
  });

  it("counts an item under another id, and entries that are grouped differently", () => {
    const [renamed] = editionsWith(
      "threats: { fire: { title: Fire } }\n",
      "threats: { blaze: { title: Fire } }\n",
    );
    expect(changeCounts(renamed).find(({ name }) => name === "threats")).toMatchObject({ other: 1, gone: 0 });
    const order = (entries: string): string =>
      `threats: { a: { title: A }, b: { title: B } }\nrankings: { r: { order: [${entries}] } }\n`;
    const [split] = editionsWith(order("{ covers: [a, b], label: Both }"), order("a, b"));
    expect(changeCounts(split).find(({ name }) => name === "ranks")).toMatchObject({ judged: 2 });
  });

  it("is empty only if the editions say the same, and says if only a source differs", () => {
    const bodyOf = (steps: EditionSteps): string => textsIn(changesReport(steps)).join(" ");
    const text = KINDS.threats;
    const threats = `threats: { fire: { ${text.is} } }\n`;
    expect(bodyOf(editionsWith(threats, threats))).toContain("The items of both editions say the same.");
    const source = (title: string): string => `${threats}sources: { log: { title: ${title} } }\n`;
    expect(bodyOf(editionsWith(source("Log"), source("Book")))).toContain("Only sources or notes do.");
  });

  it("compares own keys, under their names", () => {
    const steps = editionsWith(
      ...(["Open", "Overdue"].map((word) => `threats: { fire: { title: Fire, x-status: ${word} } }\n`) as [
        string,
        string,
      ]),
    );
    expect(changeCounts(steps[0]).find(({ name }) => name === "threats")).toMatchObject({
      judged: 0,
      other: 1,
    });
    expect(textsIn(changesReport(steps)).join(" ")).toContain("Fire (Status (own field)):");
  });

  it("compares the document as a whole, the handling marking first, in words and as data", () => {
    const threats = `threats: { fire: { ${KINDS.threats.is} } }\n`;
    const head = (keys: string): string => `${keys}\n${threats}`;
    const cases = [
      ["authors: [Ana]", "authors: [{ name: Eva, role: Analyst }]", "Authors", "Ana", "Eva (Analyst)"],
      ["status: draft", "status: final", "Status", "draft", "final"],
      ["handling: TLP:GREEN", "handling: TLP:RED", "Handling", "TLP:GREEN", "TLP:RED"],
      [
        "handling: TLP:RED",
        "handling: { marking: TLP:RED, instructions: Burn it. }",
        "Handling",
        "TLP:RED",
        "TLP:RED. Burn it.",
      ],
      ["handling: TLP:RED", "", "Handling", "TLP:RED", null],
      [
        "prepared-for: The board",
        "prepared-for: [The board, The port]",
        "Prepared for",
        "The board",
        "The board, The port",
      ],
      ["perspective: The north.", "perspective: The south.", "Point of view", "The north.", "The south."],
      ["as-of: 2023-01-10", "as-of: 2024-01-10", "Information as of", "January 10, 2023", "January 10, 2024"],
      ["taxonomy: bailey-2005", "taxonomy: nrr-2025", "Taxonomy", "Bailey", "Register"],
      [
        "scales: { likelihood: icd-203-likelihood }",
        "scales: { likelihood: phia-likelihood }",
        "Scales",
        "ICD 203",
        "PHIA",
      ],
      ["x-file: A-17", "x-file: A-18", "File (own field)", "A-17", "A-18"],
      ["summary: All is well.", "summary: All is lost.", "Summary", "All is well.", "All is lost."],
    ] as const;
    for (const [old, now, label, before, after] of cases) {
      const steps = editionsWith(head(old), head(now));
      const side = (words: string | null): unknown =>
        words === null ? null : { text: expect.stringContaining(words) as string };
      const data = changesData(steps, "en") as { readonly steps: readonly { readonly document: unknown }[] };
      expect(data.steps[0]?.document, old).toMatchObject([
        { label, before: side(before), after: side(after) },
      ]);
      expect(editionsDiffer(steps[0])).toBe(true);
      const glance = changeCounts(steps[0]).find(({ name }) => name === "document");
      expect((glance?.worded ?? 0) + (glance?.other ?? 0)).toBe(1);
      const words = textsIn(changesReport(steps)).join(" ");
      expect(words).toContain(label);
      expect(words.includes("handling marking"), old).toBe(label === "Handling");
    }
    const [same] = editionsWith(head("handling: TLP:RED"), head("handling: { marking: TLP:RED }"));
    expect(editionsDiffer(same)).toBe(false);
  });

  it("needs no reason for a threat whose period is over, and says so", () => {
    const gone = (likelihood: string): EditionSteps =>
      editionsWith(
        `threats: { fire: { title: Fire, likelihood: { term: likely, within: ${likelihood} } } }\n`,
        "",
      );
    const wordsOf = (steps: EditionSteps): string => textsIn(changesReport(steps)).join(" ");
    expect(wordsOf(gone("2023"))).toContain(
      "Its period was over. The earlier edition does not say what happened.",
    );
    expect(wordsOf(gone("2023"))).not.toContain("no reason is given");
    expect(wordsOf(gone("11 months"))).toContain("Its period was over.");
    expect(wordsOf(gone("3 years"))).toContain("no reason is given");
  });

  it("explains half a place where there is one", () => {
    const order = (entries: string): string =>
      `threats: { a: { title: A }, b: { title: B }, c: { title: C } }\nrankings: { r: { order: [${entries}] } }\n`;
    const wordsOf = (steps: EditionSteps): string => textsIn(changesReport(steps)).join(" ");
    expect(wordsOf(editionsWith(order("a, b, c"), order("{ tie: [b, c] }, a")))).toMatch(/down 2 places/);
    const half = wordsOf(editionsWith(order("a, b, c"), order("{ tie: [a, b] }, c")));
    expect(half).toMatch(/(?:up|down) half a place/);
    expect(half).toContain("Half a place comes from a tie");
    expect(wordsOf(editionsWith(order("a, b, c"), order("b, a, c")))).not.toContain("Half a place");
  });
});

const OLD = `actors: { navy: { name: The navy }, police: { name: The police } }
threats:
  fire: { title: Fire at the depot, likelihood: { term: likely, within: 2023 }, owner: navy }
  theft: { title: Theft of copper, likelihood: unlikely }
  flood: { title: Flood of the yard, likelihood: { term: likely, within: 2 years } }
  snow: { title: Snow on the points, likelihood: { term: likely, within: 2023 } }
statements:
  calm: { kind: judgment, text: "The yard stays calm during the whole winter, as in all the years before." }
recommendations:
  fence: { title: Build a fence, status: proposed }
rankings:
  north: { title: North, order: [fire, theft, { tie: [flood, snow] }] }
  south: { title: South, order: [theft, fire] }
comparisons: { both: { title: The two, between: [north, south], claim: diverge } }
questions: { why: { text: Why did it burn? } }
`;
const NEW = `actors: { navy: { name: The fleet }, police: { name: The police } }
threats:
  fire: { title: Fire at the depot, likelihood: { term: likely, within: 2 years }, owner: police, change: The pumps are old. }
  copper: { title: Theft of copper, likelihood: very-likely }
  flood: { title: Flood of the yard, likelihood: { term: likely, within: 2 years } }
  heat: { title: Heat on the rails, likelihood: likely }
statements:
  calm: { kind: judgment, text: "The yard stays loud during the whole winter, as in all the years before." }
recommendations:
  fence: { title: Build a fence, status: under-way }
rankings:
  north: { title: North, change: We asked again., order: [copper, flood, fire, heat] }
`;
const LAST = NEW.replace("copper, flood, fire", "flood, copper, fire");

const headings = ({ body }: Publication): BlockContent[] => body.children as BlockContent[];
const squeezed = (text: string): string => text.replace(/[\s*|>-]+/g, " ").replaceAll("&#64;", "@");

describe.each(["full", "brief"] as const)("the %s report on changes", (style) => {
  const steps = editionsWith(OLD, NEW, LAST);
  const publication = changesReport(steps, style);

  it.each(Array.from(documentTexts).map(([format, write]) => ({ format, write })))(
    "says everything in $format",
    async ({ format, write }) => {
      // A comment on a code host has no authors and no date of its own.
      const { head } = publication;
      const own =
        format === "GitHub Markdown"
          ? { ...publication, head: { ...head, authors: [], date: "" } }
          : publication;
      const text = squeezed(await write(publication));
      const entities = text.replaceAll("&#x27;", "'").replaceAll("&quot;", '"').replaceAll("&amp;", "&");
      // A column of plain text breaks its lines between other columns.
      const isThere = (words: string): boolean =>
        entities.includes(words) ||
        (format === "plain text" && words.split(" ").every((word) => text.includes(word)));
      expect(textsIn(own).filter((each) => !isThere(squeezed(each).trim()))).toEqual([]);
    },
  );

  it("says in its data all that is not the name of a part, of a column or of a change", () => {
    const known = JSON.stringify(changesData(steps, "en"));
    const tables = headings(publication).flatMap((block) =>
      block.type === "table" && /^table-(?:judged|change-)/.test(block.data?.id ?? "")
        ? block.children.slice(1)
        : [],
    );
    const coded =
      /^(?:–|[\d.]*|no reason is given|not stated|the same|keeps its order|new|no longer ranked|(?:up|down) .*|grouped .*|see the note.*)$/;
    const cells = tables.flatMap(({ children }) =>
      children.map((cell) =>
        cell.children
          .flatMap((each) => ("children" in each || "value" in each ? textOfNode(each) : []))
          .join(""),
      ),
    );
    expect(cells.length).toBeGreaterThan(40);
    expect(cells.filter((cell) => !coded.test(cell) && !known.includes(JSON.stringify(cell)))).toEqual([]);
  });
});

const textOfNode = (node: object): string[] =>
  textsIn({ ...EMPTY, body: { type: "root", children: [node as BlockContent] } });
const EMPTY = { head: { title: "", authors: [], facts: [], language: "en" } } as unknown as Publication;

it("is brief by a rule: only what is worded differently, otherwise changed, in other parts and the method is left out", () => {
  const steps = editionsWith(OLD, NEW);
  const blocksOf = (style: "full" | "brief"): string[] =>
    headings(changesReport(steps, style)).map((block) => textOfNode(block).join(" "));
  const [full, brief] = [blocksOf("full"), blocksOf("brief")];
  const added = brief.filter((each) => !full.includes(each));
  expect(
    added.every((each) => /^This is the brief report|^“Moved” means/.test(each)),
    added.join("\n"),
  ).toBe(true);
  const missing = full.filter((each) => !brief.includes(each));
  expect(missing.filter((each) => /id was|New|No longer/.test(each))).toEqual([]);
  expect(missing).toEqual([
    "Judgments and other statements",
    "Worded differently",
    expect.stringContaining("(Text)"),
    "Otherwise changed",
    expect.stringContaining("Owner"),
    "Other parts",
    "Why did it burn?",
    "Worded differently",
    expect.stringContaining("Name"),
    "How to read this",
    expect.stringContaining("Moved"),
  ]);
});
