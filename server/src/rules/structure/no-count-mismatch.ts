import { t } from "@vscode/l10n";
import { formatMessage } from "../../language/messageFormat.ts";
import { visibleProse } from "../../prose/proseOf.ts";
import type { Rule } from "../rule.ts";
import { bad, good } from "../rule.ts";

const numbers: readonly (readonly string[])[] = [
  ["two", "dos"],
  ["three", "tres"],
  ["four", "cuatro"],
  ["five", "cinco"],
  ["six", "seis"],
  ["seven", "siete"],
  ["eight", "ocho"],
  ["nine", "nueve"],
  ["ten", "diez"],
];
const words = numbers.flat().join("|");

/** A number word, one to four words, a colon or a comma with "namely", and the first item. */
const ANNOUNCED = new RegExp(
  String.raw`(?<![\p{L}\p{N}-])(${words})((?:\s+[\p{L}-]+){1,4}?)\s*:\s*(?=\(1\)|1\)|1\.\s)`,
  "giu",
);

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
    good`
summary: |
  It is familiar for two reasons: (1) it draws attention to crime, and (2) it is old. There are three threats: floods and others.
`,
  ],
  *checkItem({ prose }) {
    for (const { node, span } of prose) {
      const text = visibleProse(node, span.piece);
      const announcements = Array.from(text.matchAll(ANNOUNCED));
      for (const [index, match] of announcements.entries()) {
        const [whole, word = "", things = ""] = match;
        const announced = numbers.findIndex((names) => names.includes(word.toLowerCase())) + 2;
        const counted = countItems(text.slice(match.index + whole.length, announcements[index + 1]?.index));
        if (counted === announced) continue;
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
