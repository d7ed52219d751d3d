/** Problems in the terms of a scale: repeated terms, words with two meanings, and bands that do not fit together. */
import { percentage } from "../../language/figures.ts";
import { t } from "@vscode/l10n";
import type { LocatedText } from "../../model/basics/locatedText.ts";
import { locatedText, locatedTextAt, locatedTexts } from "../../model/basics/locatedText.ts";
import type { PercentRange } from "../../model/estimates/percentRange.ts";
import { bandIn, percentRangeText } from "../../model/estimates/percentRange.ts";
import type { Item } from "../../syntax/document.ts";
import { textOf, valueAt } from "../../syntax/node.ts";
import type { Problem } from "../rule.ts";
import { copyEdit } from "../../syntax/write/edit.ts";

/** Yields terms that are there twice, and words that stand for two terms in one language. */
export function* repeatedWords(items: readonly Item[]): Generator<Problem> {
  const terms = new Map<string, LocatedText>();
  const known = new Map<string, { readonly term: string; readonly word: LocatedText }>();
  for (const item of items) {
    const term = termOf(item);
    if (!term) continue;
    const first = terms.get(term.text);
    if (first) {
      yield {
        span: term.span,
        message: t('The scale has the term "{0}" twice. Keep one of the two.', term.text),
        related: [{ span: first.span, message: t("The first time") }],
      };
      continue;
    }
    terms.set(term.text, term);
    for (const { language, word } of wordsOf(item, term)) {
      const key = `${language} ${plain(word.text)}`;
      const other = known.get(key);
      if (!other) known.set(key, { term: term.text, word });
      else if (other.term !== term.text) {
        yield {
          span: word.span,
          message: t(
            '"{0}" stands for two terms: "{1}" and "{2}". A reader cannot tell which is meant. Remove it from one of them.',
            word.text,
            other.term,
            term.text,
          ),
          related: [{ span: other.word.span, message: t("The first time") }],
        };
      }
    }
  }
}

function termOf({ piece, value }: Item): LocatedText | undefined {
  return locatedTextAt(piece, value, "term");
}

/** Returns the words of a term, each with its language; the language of the scale itself is empty. */
function wordsOf(
  { piece, value }: Item,
  term: LocatedText,
): { readonly language: string; readonly word: LocatedText }[] {
  const labels = valueAt(value, "labels");
  const forms = valueAt(value, "forms");
  const own = [
    term,
    ...locatedTexts(piece, valueAt(value, "label")),
    ...locatedTexts(piece, valueAt(value, "synonyms")),
    ...(forms?.kind === "list" ? locatedTexts(piece, forms) : []),
  ];
  const others = [labels, forms].flatMap((map) => (map?.kind === "map" ? map.pairs : []));
  return [
    ...own.map((word) => ({ language: "", word })),
    ...others.flatMap((pair) =>
      locatedTexts(piece, pair.value).map((word) => ({ language: textOf(pair.key) ?? "", word })),
    ),
  ];
}

function plain(word: string): string {
  return word
    .trim()
    .toLowerCase()
    .replace(/[\s_-]+/g, " ");
}

/** A term with its band. */
interface Band {
  readonly term: string;
  readonly band: PercentRange;
  readonly from: LocatedText;
}

/** How the file says that its bands lie. */
interface BandOrder {
  readonly isFalling: boolean;
  readonly bands: string | undefined;
}

/** Yields bands that end before they begin, that are out of order, that overlap, or that leave a hole. */
export function* wrongBands(items: readonly Item[], { isFalling, bands }: BandOrder): Generator<Problem> {
  for (const item of items) yield* reversedBand(item);
  const all = items.flatMap((item) => bandOf(item) ?? []);
  const pairs = all.slice(1).map((later, index): Pair => {
    const earlier = all[index] as Band;
    return isFalling ? { lower: later, upper: earlier, later } : { lower: earlier, upper: later, later };
  });
  const unordered = pairs.filter(isAgainst);
  // If every step goes the wrong way, the mistake is one: the order is not declared.
  const isWhole = unordered.length === pairs.length;
  for (const pair of isWhole ? unordered.slice(0, 1) : unordered) yield outOfOrder(pair, isFalling);
  const ordered = pairs.filter((pair) => !isAgainst(pair));
  if (bands !== "nested") for (const pair of ordered) if (gapOf(pair) < 0) yield overlapping(pair);
  if (bands !== undefined) return;
  const holes = ordered.filter((pair) => gapOf(pair) > STEP);
  // If most bands lie apart, the gaps are intended, as in the yardstick of the United Kingdom.
  const touching = ordered.filter((pair) => gapOf(pair) >= 0 && gapOf(pair) <= STEP);
  if (touching.length >= holes.length) for (const pair of holes) yield hole(pair);
}

/** Scales in whole percentages have one band end at 4% and the next begin at 5%. */
const STEP = 1;

interface Pair {
  readonly lower: Band;
  readonly upper: Band;
  /** The one that the file names later. */
  readonly later: Band;
}

function bandOf({ piece, value }: Item): Band | undefined {
  const percent = valueAt(value, "percent");
  const term = textOf(valueAt(value, "term"));
  const band = bandIn(percent);
  const from = locatedTextAt(piece, percent, "from");
  return term !== undefined && band && from ? { term, band, from } : undefined;
}

function* reversedBand({ piece, value }: Item): Generator<Problem> {
  const percent = valueAt(value, "percent");
  const from = locatedText(piece, valueAt(percent, "from"));
  const to = locatedText(piece, valueAt(percent, "to"));
  if (!from || !to || !(Number(from.text) > Number(to.text))) return;
  yield {
    span: to.span,
    message: t(
      "The band begins at {0} and ends at {1}. Exchange the two.",
      percentage(Number(from.text)),
      percentage(Number(to.text)),
    ),
    fixes: [
      {
        title: t("Exchange the two ends"),
        edits: [copyEdit(from.span, to.span), copyEdit(to.span, from.span)],
        isSafe: false,
      },
    ],
  };
}

/** Whether the upper term has the lower band. */
function isAgainst({ lower, upper }: Pair): boolean {
  return upper.band.from < lower.band.from || upper.band.to < lower.band.to;
}

/** The distance between two bands; negative if they overlap. */
function gapOf({ lower, upper }: Pair): number {
  return upper.band.from - lower.band.to;
}

function outOfOrder({ lower, upper, later }: Pair, isFalling: boolean): Problem {
  const [term, band, other, otherBand] =
    later === upper
      ? [upper.term, upper.band, lower.term, lower.band]
      : [lower.term, lower.band, upper.term, upper.band];
  return {
    span: later.from.span,
    message: isFalling
      ? t(
          '"{0}" stands for {1}, more than "{2}" before it ({3}), but the scale is falling. Put the terms in order, or remove "order: falling".',
          term,
          percentRangeText(band),
          other,
          percentRangeText(otherBand),
        )
      : t(
          '"{0}" stands for {1}, less than "{2}" before it ({3}). Put the terms in order, or write "order: falling" above them.',
          term,
          percentRangeText(band),
          other,
          percentRangeText(otherBand),
        ),
  };
}

function overlapping({ lower, upper, later }: Pair): Problem {
  return {
    span: later.from.span,
    message: t(
      '"{0}" ({1}) and "{2}" ({3}) overlap, so that one probability has two words. Correct one of the bands, or write "bands: nested" if a stronger term is meant to include a weaker one.',
      lower.term,
      percentRangeText(lower.band),
      upper.term,
      percentRangeText(upper.band),
    ),
  };
}

function hole({ lower, upper, later }: Pair): Problem {
  return {
    span: later.from.span,
    severity: "warning",
    message: t(
      'No term stands for {0}, between "{1}" and "{2}". Correct one of the bands, or write "bands: gaps" if the gap is intended.',
      percentRangeText({ from: lower.band.to, to: upper.band.from, open: "both" }),
      lower.term,
      upper.term,
    ),
  };
}
