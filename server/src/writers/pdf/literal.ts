/** Writes texts as string literals of Typst, so that no text of a document is ever run as code. */
import { codePointLabel, REPLACEMENT, showHidden } from "../../language/hiddenCharacters.ts";

/** A string literal of Typst with exactly this text. Halves of characters become U+FFFD. */
export function literal(text: string): string {
  const escaped = text
    .toWellFormed()
    .replace(NEEDS_ESCAPE, (character) =>
      character === '"' || character === "\\"
        ? `\\${character}`
        : `\\u{${(character.codePointAt(0) ?? 0).toString(16)}}`,
    );
  return `"${escaped}"`;
}

/** Quotation marks, backslashes, and what editors and terminals do not show. */
const NEEDS_ESCAPE = /["\\\p{Cc}\p{Zl}\p{Zp}]/gu;

/** Which characters the fonts can draw. */
export type Covers = (codePoint: number) => boolean;

/** Makes texts printable, and collects the characters that no font has. */
export class Printable {
  readonly #covers: Covers;
  readonly #missing = new Set<string>();

  constructor(covers: Covers) {
    this.#covers = covers;
  }

  /** The characters that no font has, in the order of their code points. */
  get missing(): readonly string[] {
    return Array.from(this.#missing).sort((one, other) => pointOf(one) - pointOf(other));
  }

  /** The text with numbers such as "[U+4E2D]" for hidden characters and for those that no font has. */
  text(text: string): string {
    return this.#replaced(showHidden(text.toWellFormed()), (character) => `[${codePointLabel(character)}]`);
  }

  /** An SVG in which characters that no font has are replaced by U+FFFD, which is as wide as a character. */
  svg(svg: string): string {
    return this.#replaced(svg.toWellFormed(), () => REPLACEMENT);
  }

  #replaced(text: string, replacement: (character: string) => string): string {
    return text.replace(NOT_PLAIN, (character) => {
      if (this.#covers(pointOf(character))) return character;
      this.#missing.add(character);
      return replacement(character);
    });
  }
}

/** Characters that need a glyph, without those that every font has. */
const NOT_PLAIN = /(?![\s!-~])\P{Default_Ignorable_Code_Point}/gu;

function pointOf(character: string): number {
  return character.codePointAt(0) ?? 0;
}
