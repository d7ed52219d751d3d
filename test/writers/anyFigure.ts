/** Figures with any content, also with texts and numbers that nobody would write. */
import type { Figure, MatrixCells, RankedEntry } from "../../server/src/publication/tree/figures.ts";
import { HOSTILE_TEXT } from "../publication/sample.ts";
import { fc } from "../property.ts";

const words = fc
  .array(fc.constantFrom("flood", "crime", "of", "the", "infrastructure", "ñandú", "a", "Łódź"), {
    maxLength: 12,
  })
  .map((parts) => parts.join(" "));

const text = fc.oneof(
  { weight: 6, arbitrary: words },
  fc.string({ unit: "binary", maxLength: 40 }),
  fc.constantFrom(
    HOSTILE_TEXT,
    "",
    " ",
    "x".repeat(2000),
    "long words ".repeat(200),
    "😀👨‍👩‍👧‍👦🇲🇽".repeat(20),
    "שלום עולם مرحبا",
    "漢字かな".repeat(30),
    '</title><script>alert("1")</script>',
    "]]>&#0;\u0000\u0008\ud800\uffff\u202e##vso[task]",
  ),
);

const number = fc.oneof(
  { weight: 4, arbitrary: fc.integer({ min: 0, max: 12 }) },
  fc.constantFrom(Number.NaN, Number.POSITIVE_INFINITY, -1, 2.5, 1e300, 0.1 + 0.2),
);

const few = { maxLength: 14 };

const entry: fc.Arbitrary<RankedEntry> = fc.record({
  label: text,
  rankText: fc.oneof(fc.constantFrom("1", "2.5", "10", ""), text),
  rank: number,
  keys: fc.array(fc.constantFrom("a", "b", "c", "d", "toString", "__proto__"), { maxLength: 4 }),
  kind: fc.constantFrom("plain", "composite", "outside", "gap"),
});

const rankings = fc.record({
  kind: fc.constant("rankings" as const),
  columns: fc.array(
    fc.record({
      title: text,
      entries: fc.array(entry, few),
      unranked: fc.array(fc.record({ key: text, label: text, reason: text }), { maxLength: 3 }),
    }),
    { maxLength: 8 },
  ),
  between: fc.array(text, { maxLength: 9 }),
  words: fc.record({
    tied: text,
    composite: text,
    outside: text,
    gap: text,
    unranked: text,
    higher: text,
    lower: text,
    same: text,
  }),
});

const agreement = fc.record({
  kind: fc.constant("agreement" as const),
  names: fc.array(text, { maxLength: 40 }),
  cells: fc.array(
    fc.array(
      fc.option(fc.record({ text, shade: fc.option(number, { nil: undefined }) }), { nil: undefined }),
      few,
    ),
    few,
  ),
  legend: fc.array(text, { maxLength: 4 }),
  emptyLabel: text,
});

const pair = fc.tuple(number, number);
const cells: fc.Arbitrary<MatrixCells | undefined> = fc.option(
  fc.record({ likelihood: pair, impact: pair }),
  {
    nil: undefined,
  },
);

const matrix = fc.record({
  kind: fc.constant("matrix" as const),
  likelihoodTitle: text,
  impactTitle: text,
  likelihoods: fc.array(text, few),
  impacts: fc.array(text, few),
  levels: fc.array(
    fc.array(fc.option(fc.constantFrom("low", "very high indeed", "?"), { nil: undefined }), few),
    few,
  ),
  legend: fc.subarray(["low", "very high indeed"]),
  threats: fc.array(
    fc.record({
      sign: fc.oneof(fc.constantFrom("1", "T12"), text),
      label: text,
      current: cells,
      inherent: cells,
      residual: cells,
    }),
    { maxLength: 50 },
  ),
  inherentLabel: text,
  currentLabel: text,
  residualLabel: text,
  rangeLabel: text,
  arrowLabel: text,
  unplacedLabel: text,
});

const ranges = fc.record({
  kind: fc.constant("ranges" as const),
  axis: text,
  rows: fc.array(
    fc.record({
      label: text,
      words: text,
      band: fc.option(fc.record({ from: number, to: number }), { nil: undefined }),
      confidence: fc.option(fc.record({ label: text, place: number, levels: number }), { nil: undefined }),
    }),
    few,
  ),
  confidenceTitle: text,
  noBandLabel: text,
  words: fc.record({ band: text, point: text, confidence: text }),
});

const coverage = fc.record({
  kind: fc.constant("coverage" as const),
  threats: fc.array(text, { maxLength: 30 }),
  recommendations: fc.array(text, { maxLength: 30 }),
  cells: fc.array(fc.array(fc.boolean(), { maxLength: 30 }), { maxLength: 30 }),
  accepted: fc.array(fc.boolean(), { maxLength: 30 }),
  words: fc.record({ addressed: text, openThreat: text, accepted: text, openRecommendation: text }),
});

const rank = fc.option(number, { nil: undefined });
const change = fc.record({
  kind: fc.constant("change" as const),
  titles: fc.tuple(text, text),
  items: fc.array(
    fc.record({
      label: text,
      before: rank,
      after: rank,
      places: rank,
      note: fc.option(text, { nil: undefined }),
    }),
    { maxLength: 30 },
  ),
  newLabel: text,
  droppedLabel: text,
  words: fc.record({ rises: text, falls: text, keeps: text, tied: text, single: text }),
});

const numberRange = fc.record({ from: number, to: number });
const calibration = fc.record({
  kind: fc.constant("calibration" as const),
  axis: text,
  rows: fc.array(
    fc.record({
      label: text,
      words: text,
      expected: numberRange,
      share: number,
      interval: numberRange,
      isFew: fc.boolean(),
    }),
    few,
  ),
  expectedLabel: text,
  shareLabel: text,
  fewLabel: text,
});

/** Any figure. */
export const anyFigure: fc.Arbitrary<Figure> = fc.oneof(
  rankings,
  agreement,
  matrix,
  ranges,
  coverage,
  change,
  calibration,
);

/** Any text. */
export const anyLabel = text;
