/** Tests that a ranking gets the order of the next register, and that its entries keep what only the assessment says of them. */
import { describe, expect, it } from "vitest";
import { parse } from "yaml";
import { Source } from "../../server/src/syntax/source.ts";
import { fc, runs, timeout } from "../property.ts";
import { importErrors, imported } from "./imports.ts";

const THREATS = "Risk ID;Risk;Impact\nR-1;Flood;3\nR-2;Fire;2\nR-3;Theft;1\nR-4;Strike;2\n";

const ORDER = `    order:
      # The board agrees.
      - item: r-1 # first
        because: |
          The quay is low.
          # Not a comment.
      - tie:
          - r-2
          - { item: r-3, because: Two cases in May } # with fire
      - r-4
`;

type Row = readonly [rank: number, name: string];

const csvOf = (rows: readonly Row[]): string =>
  ["Rank;Risk ID;Holder", ...rows.map(([rank, name]) => `${String(rank)};${name};Police`)].join("\n");

const FIRST: readonly Row[] = [
  [1, "R-1"],
  [2, "R-2"],
  [2, "R-3"],
  [4, "R-4"],
];

const bytes = (csv: string): Uint8Array => new TextEncoder().encode(csv);

/** Imports the threats and a ranking, edits the file, and imports another ranking. */
async function ranked(
  rows: readonly Row[],
  edit = (text: string): string => text,
): Promise<{ text: string; preview: string }> {
  const threats = await imported(bytes(THREATS));
  const { beside } = threats;
  const into = (text: string): Parameters<typeof imported>[1] => ({
    existing: Source.of("file:///port.threat.yaml", text),
    beside,
  });
  const first = await imported(bytes(csvOf(FIRST)), into(threats.text));
  const edited = edit(first.text);
  expect(importErrors({ ...first, beside, text: edited })).toEqual([]);
  const again = await imported(bytes(csvOf(rows)), into(edited));
  expect(importErrors({ ...again, beside })).toEqual([]);
  return again;
}

const withDetails = (text: string): string => text.replace(/ {4}order: .*\n/, () => ORDER);

const orderIn = (text: string): unknown =>
  Object.values((parse(text) as { rankings: Record<string, { order: unknown }> }).rankings)[0]?.order;

describe("the order of a ranking that is imported again", () => {
  it("stays as it is written if the register says the same", async () => {
    expect((await ranked(FIRST, withDetails)).text).toContain(ORDER);
  });

  it("is that of the register, with the details and the comments of each entry", async () => {
    const { text } = await ranked(
      [
        [1, "R-3"],
        [2, "R-2"],
        [3, "R-1"],
        [4, "R-9"],
        [5, "R-4"],
      ],
      withDetails,
    );
    expect(text).toContain(`    order:
      # with fire
      - {item: r-3, because: Two cases in May}
      - r-2
      # The board agrees.
      - item: r-1 # first
        because: |
          The quay is low.
          # Not a comment.
      - {label: R-9}
      - r-4
`);
  });

  it("is replaced in brackets", async () => {
    const { text, preview } = await ranked([
      [1, "R-4"],
      [2, "R-2"],
    ]);
    expect(text).toContain("order: [r-4, r-2]");
    expect(preview).toContain("-> r-4; r-2");
  });

  it.each([
    ["a reason", (text: string) => text.replace("order: [r-1,", "order: [{ item: r-1, because: Low quay },")],
    [
      "a comment",
      (text: string) => text.replace(/ {4}order: .*\n/, "    order:\n      - r-1 # first\n      - r-2\n"),
    ],
  ])("is left to the user if an entry that is gone has %s", async (_, edit) => {
    const { text, preview } = await ranked(
      [
        [1, "R-4"],
        [2, "R-2"],
      ],
      edit,
    );
    expect(text).toContain("r-1");
    expect(text).not.toContain("[r-4");
    expect(preview).toContain("Change it yourself:\n  ! ");
  });

  it("keeps what an author has made of a label", async () => {
    const rows: Row[] = [
      [1, "R-2"],
      [2, "R-9"],
    ];
    const { text } = await ranked(rows, (first) =>
      first.replace(/order: .*/, "order: [{ item: r-1, label: R-9 }, r-2]"),
    );
    expect(text).toContain("order: [r-2, {item: r-1, label: R-9}]");
  });

  it("goes on after a tie as the register does", async () => {
    const { text } = await ranked(FIRST, (first) =>
      first.replace("    order:", "    ties: dense\n    order:"),
    );
    expect(text).toContain("ties: competition");
  });

  const row = fc.tuple(
    fc.integer({ min: 1, max: 4 }),
    fc.constantFrom("R-1", "R-2", "R-3", "R-4", "R-8", "R-9"),
  );
  it("is that of a first import, whatever the register says", { timeout }, async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.uniqueArray(row, { selector: ([, name]) => name, minLength: 1, maxLength: 6 }),
        fc.constantFrom(
          (text: string) => text,
          (text: string) =>
            text.replace(/ {4}order: .*\n/, "    order:\n      - r-4\n      - tie: [r-2, r-1]\n"),
        ),
        async (rows, edit) => {
          const threats = await imported(bytes(THREATS));
          const existing = Source.of("file:///port.threat.yaml", threats.text);
          const alone = await imported(bytes(csvOf(rows)), { existing, beside: threats.beside });
          expect(orderIn((await ranked(rows, edit)).text)).toEqual(orderIn(alone.text));
        },
      ),
      runs(40),
    );
  });
});
