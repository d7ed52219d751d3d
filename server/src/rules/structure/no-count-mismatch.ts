import { t } from "@vscode/l10n";
import { formatMessage } from "../../language/messageFormat.ts";
import { wordsForNumber } from "../../language/numberWords.ts";
import { visibleProse } from "../../prose/proseOf.ts";
import type { Rule } from "../rule.ts";
import { bad, good } from "../rule.ts";

const LEAST = 2;
const numbers = [LEAST, 3, 4, 5, 6, 7, 8, 9, 10].map(wordsForNumber);
const words = numbers.flat().join("|");

/** A colon and the first item: a number or the bullet of a list. */
const LIST = String.raw`:\s*(?=\(1\)|1\)|1\.\s|[-*+•]\s)`;

/** A number word, one to four words, and a list. */
const ANNOUNCED = new RegExp(
  String.raw`(?<![\p{sc=Latn}\d-])(${words})((?:\s+[\p{sc=Latn}-]+){1,4}?)\s*${LIST}`,
  "giu",
);

/** Few texts have a list, and to look for one is fast. */
const LISTED = new RegExp(LIST, "u");

/** Words before a number that make it a part, a bound or a guess: "one of the four tasks". */
const INEXACT =
  /(?<!\p{sc=Latn})(?:of(?:\s+\p{sc=Latn}{2,9})?|de(?:\s+\p{sc=Latn}{2,9})?|least|most|than|to|about|around|almost|nearly|roughly|some|and|or|first|last|other|another|every|al\s+menos|más\s+de|hasta|casi|unos|unas|y|o|a|otr[oa]s|cada)\s+$/iu;
/** Words after a number that make it a measure or a part. */
const MEASURE =
  /(?<!\p{sc=Latn})(?:hours?|days?|weeks?|months?|years?|decades?|minutes?|times|percent|per|points?|km|miles?|met(?:er|re)s?|tonn?es|hundred|thousand|million|billion|of|or|to|and|horas|días|semanas|meses|años|décadas|minutos|veces|ciento|puntos|kilómetros|metros|toneladas|mil|millones|de|o|a|y)(?!\p{sc=Latn})/iu;
const NUMBER = new RegExp(String.raw`(?<![\p{sc=Latn}\d-])(?:${words})(?![\p{sc=Latn}\d-])`, "iu");

/** Reports announced counts that differ from the number of items that follow. */
export const noCountMismatch: Rule = {
  id: "no-count-mismatch",
  severity: "hint",
  summary: "A text that announces a number of items has as many items.",
  why: "If a text says “two reasons: (1) …” but has no second one, readers wonder what is missing.",
  source: "Bailey (2005), “A Note on Terms”: two basic reasons, of which one is given",
  examples: [
    bad`
summary: |
  It is familiar for two basic reasons: (1) it draws attention to crime. The rest is known.
                     ^^^^^^^^^^^^^^^^^ The text announces "two basic reasons", but 1 follows. Add what is missing, or correct the number.
`,
    bad`
summary: |
  The service has four tasks:
                  ^^^^^^^^^^ The text announces "four tasks", but 3 follow. Add what is missing, or correct the number.

  - to warn,
  - to inspect,
  - to train.
`,
    bad`
summary: |
  Hay cuatro tareas:
      ^^^^^^^^^^^^^ The text announces "cuatro tareas", but 2 follow. Add what is missing, or correct the number.
  - avisar
  - inspeccionar
`,
    good`
summary: |
  The service has three tasks:

  - to warn,
  - to inspect, which needs
    two crews,
  - to train.

  It did one of its four duties:

  - it warned.

  It served for two years:

  - in May, it moved.

  Four crews have these two duties, or at least three rights:

  - to drill.
`,
    good`
summary: |
  It is familiar for two reasons: (1) it draws attention to crime, and (2) it is old. There are three threats: floods and others.
`,
  ],
  *checkItem({ prose }) {
    for (const { node, span } of prose) {
      const text = visibleProse(node, span.piece);
      const announcements = LISTED.test(text) ? Array.from(text.matchAll(ANNOUNCED)) : NONE;
      for (const [index, match] of announcements.entries()) {
        const [whole, word = "", things = ""] = match;
        const announced = numbers.findIndex((names) => names.includes(word.toLowerCase())) + LEAST;
        const from = match.index + whole.length;
        const bullet = text.charAt(from);
        const isList = /[-*+•]/.test(bullet);
        if (isList && !isExact(text, match.index, things)) continue;
        const counted = isList
          ? countBullets(text, from)
          : countItems(text.slice(from, announcements[index + 1]?.index));
        if (counted === undefined || counted === announced) continue;
        const start = node.start + match.index;
        const phrase = word + things;
        yield {
          span: { piece: span.piece, start, end: start + phrase.length },
          message: messageOf(phrase.replace(/\s+/g, " "), counted),
        };
      }
    }
  },
};

/** How far to look back in the sentence, in code units. */
const NEAR = 200;

/** Whether a number counts exactly what a list below has: no other number is in the sentence, and no bound. */
function isExact(text: string, at: number, things: string): boolean {
  const before = text.slice(Math.max(0, at - NEAR), at);
  const sentence = before.split(/[.!?:]\s|\n\s*\n/).at(-1) ?? "";
  return !INEXACT.test(before) && !MEASURE.test(things) && !NUMBER.test(sentence) && !/\d/.test(sentence);
}

/** Counts the bullets at the column of the first; `undefined` if other text interrupts the list. */
function countBullets(text: string, from: number): number | undefined {
  const lineStart = text.lastIndexOf("\n", from) + 1;
  if (text.slice(lineStart, from).trim() !== "") return undefined;
  const bullet = text.charAt(from);
  let count = 0;
  let isOver = false;
  let wasBlank = false;
  for (const line of text.slice(lineStart).split("\n")) {
    const column = line.search(/\S/);
    if (column < 0) {
      wasBlank = true;
      continue;
    }
    const isBullet = line.charAt(column) === bullet && /\s/.test(line.charAt(column + 1));
    if (isBullet && column === from - lineStart) {
      if (isOver) return undefined;
      count++;
    } else if (column <= from - lineStart) {
      if (!wasBlank) return undefined;
      isOver = true;
    }
    wasBlank = false;
  }
  return count;
}

function messageOf(phrase: string, items: number): string {
  return formatMessage(
    t(
      'The text announces "{phrase}", but {items, plural, one {# follows} other {# follow}}. Add what is missing, or correct the number.',
    ),
    { phrase, items },
  );
}

/** Counts the items that continue from 1 in the style of the first. */
function countItems(text: string): number {
  const marker = text.startsWith("(")
    ? (item: number) => `(${item})`
    : text.startsWith("1)")
      ? (item: number) => `${item})`
      : (item: number) => `${item}.`;
  let count = 0;
  for (let from = 0; ; count++) {
    const found = text.indexOf(marker(count + 1), from);
    if (found < 0) return count;
    from = found + 1;
  }
}

const NONE: readonly RegExpExecArray[] = [];
