/** Reports characters that were lost in a conversion, and escapes in quotation marks that stand for invisible ones. */
import { t } from "@vscode/l10n";
import { characterName, isUnprintable, REPLACEMENT } from "../../language/hiddenCharacters.ts";
import type { ScalarNode } from "../../syntax/node.ts";
import type { Piece } from "../../syntax/piece.ts";
import { pieceSpan } from "../../syntax/span.ts";
import type { Problem } from "../rule.ts";

/** The rules that report a word only because it is not the word that readers see. */
export const MISREAD: readonly string[] = [
  "no-wrong-value",
  "no-unknown-key",
  "no-undefined-reference",
  "no-undefined-category",
  "no-undefined-term",
  "no-unused-definition",
  "no-missing-file",
];

/** The problems of characters that take the place of lost ones. */
export function lostCharacters(piece: Piece): Problem[] {
  return Array.from(piece.text.matchAll(/\ufffd+/g), ({ index, 0: run }) => ({
    span: pieceSpan(piece, { start: index, end: index + run.length }),
    message: t(
      "The character {0} stands for one that was lost when the text was copied or converted. Write what is meant.",
      characterName(REPLACEMENT),
    ),
  }));
}

/** An escape of YAML with its digits or its letter; two halves of a character; or an escaped backslash. */
const ESCAPE =
  /\\(?:u(d[89ab][\da-f]{2})\\u(d[c-f][\da-f]{2})|x([\da-f]{2})|u([\da-f]{4})|U([\da-f]{8})|([^xuU]))/gi;

/** Escapes of one letter for control characters. Source: YAML 1.2.2, 5.7 (escaped characters). */
const LETTERS: ReadonlyMap<string, string> = new Map([
  ["0", "\0"],
  ["a", "\u0007"],
  ["b", "\b"],
  ["v", "\v"],
  ["f", "\f"],
  ["e", "\u001b"],
]);

/** The problems of escapes that stand for characters that no reader sees. */
export function escapedCharacters({ style, start, end }: ScalarNode, piece: Piece): Problem[] {
  const text = style === "double" ? piece.text.slice(start, end) : "";
  if (!text.includes("\\")) return [];
  return Array.from(text.matchAll(ESCAPE)).flatMap((match): Problem[] => {
    const character = characterOf(match);
    if (character === undefined || !isUnprintable(character)) return [];
    const at = start + match.index;
    return [
      {
        span: pieceSpan(piece, { start: at, end: at + match[0].length }),
        message: t(
          '"{0}" stands for {1}, which no reader sees. Delete it, or write "{2}" for a backslash.',
          match[0],
          characterName(character),
          "\\\\",
        ),
      },
    ];
  });
}

function characterOf([, high, , byte, unit, point, letter]: RegExpExecArray): string | undefined {
  if (high !== undefined) return undefined;
  if (letter !== undefined) return LETTERS.get(letter);
  const number = Number.parseInt(byte ?? unit ?? point ?? "", 16);
  return number <= 0x10ffff ? String.fromCodePoint(number) : undefined;
}
