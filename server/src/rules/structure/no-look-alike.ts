import { t } from "@vscode/l10n";
import { codePointLabel } from "../../language/hiddenCharacters.ts";
import { alphabetOf, lookAlikesIn } from "../../language/lookAlikes.ts";
import { pieceSpan } from "../../syntax/span.ts";
import { MISREAD } from "./unreadableCharacters.ts";
import type { Rule } from "../rule.ts";
import { bad, good } from "../rule.ts";
import { replaceWord } from "../../syntax/write/collection.ts";

/** Reports words with Greek or Cyrillic letters that look like Latin ones. */
export const noLookAlike: Rule = {
  id: "no-look-alike",
  severity: "warning",
  inBrokenPiece: "beside",
  kinds: ["assessment", "taxonomy", "configuration", "scale"],
  covers: ["no-hidden-character", ...MISREAD],
  summary: "A word does not mix Latin letters with letters of another alphabet that look the same.",
  why: "Two ids that look the same are different to a program, and a search does not find the word. Such letters come from another keyboard or a copied text.",
  source: "Unicode Technical Standard #39, 4 (confusable detection) and 5.1 (mixed-script detection)",
  examples: [
    bad`
actors:
  pоrt: {name: Port}
  ^^^^ "pоrt" looks like "port", but the letter "о" (U+043E) is Cyrillic. Write "port".
rankings:
  ours: {of: port, order: [terrorism]}
`,
    bad`
summary: The fΑctory is closed.
             ^^^^^^^ "fΑctory" looks like "fActory", but the letter "Α" (U+0391) is Greek. Write "fActory".
`,
    good`
actors:
  порт: {name: "Порт (Port), α-Labs"}
summary: The Ελλάδα paper names the порт, and Δt.
`,
  ],
  *checkItem({ item: { piece, key, value } }) {
    const start = key?.start ?? value?.start ?? 0;
    const text = piece.text.slice(start, Math.max(start, value?.end ?? 0, key?.end ?? 0));
    for (const { start: at, word, latin, letter } of lookAlikesIn(text)) {
      const span = pieceSpan(piece, { start: start + at, end: start + at + word.length });
      const label = codePointLabel(letter);
      yield {
        span,
        message:
          alphabetOf(letter) === "Greek"
            ? t(
                '"{0}" looks like "{1}", but the letter "{2}" ({3}) is Greek. Write "{1}".',
                word,
                latin,
                letter,
                label,
              )
            : t(
                '"{0}" looks like "{1}", but the letter "{2}" ({3}) is Cyrillic. Write "{1}".',
                word,
                latin,
                letter,
                label,
              ),
        fixes: [{ title: t('Write "{0}"', latin), edits: [replaceWord(span, latin)], isSafe: false }],
      };
    }
  },
};
