import { t } from "@vscode/l10n";
import { visibleProse } from "../../prose/proseOf.ts";
import type { ScalarNode } from "../../syntax/node.ts";
import { textOf } from "../../syntax/node.ts";
import type { Piece } from "../../syntax/piece.ts";
import type { PieceSpan } from "../../syntax/span.ts";
import type { Problem, Rule } from "../rule.ts";
import { bad, good } from "../rule.ts";

const PLACEHOLDER =
  /(?<![\p{sc=Latn}\d_-])(?:TODO|TBD|TBC|FIXME|XXX|TK|PENDIENTE|por definir|lorem ipsum)(?![\p{sc=Latn}\d_-])|\?{3,}|\[(?:to be completed|insert [^\]\n]{1,60}|completar|por completar|falta [^\]\n]{1,60}|pendiente)\]/gu;

/** A text that is nothing but a placeholder, in words. */
const WHOLE =
  /^\s*(?:tbd|tbc|todo|to be (?:completed|defined|determined|confirmed|written)|por (?:completar|determinar|definir|confirmar)|a completar|pendiente)[\s.…]*$/iu;

/** The Spanish word: "TODO el puerto". */
const SPANISH_ALL =
  /^\s+(?:el|la|lo|los|las|un|una|este|esta|ese|esa|su|nuestro|nuestra|aquello|esto|eso|es|fue|está)(?!\p{sc=Latn})/iu;

/** Reports placeholders for text that is still missing. */
export const noPlaceholder: Rule = {
  id: "no-placeholder",
  severity: "warning",
  covers: ["no-unexpanded-acronym"],
  summary: "No text is a placeholder. In a final assessment, a placeholder is an error.",
  why: "A placeholder in a published text shows readers that nobody reviewed it.",
  source: "Editorial practice",
  examples: [
    bad`
status: draft
summary: The threats are TBD, see [[floods]].
                         ^^^ "TBD" is a placeholder. Write the text, or remove the key until you can.
`,
    bad`
threats:
  floods: {title: ???}
                  ^^^ "???" is a placeholder. Write the text, or remove the key until you can.
`,
    bad`
summary: ""
         ^^ This text is empty. Write it, or remove the key until you can.
`,
    bad`
statements:
  cifras: {text: "PENDIENTE: revisar cifras."}
                  ^^^^^^^^^ "PENDIENTE" is a placeholder. Write the text, or remove the key until you can.
  texto: {text: Por completar.}
                ^^^^^^^^^^^^^^ "Por completar." is a placeholder. Write the text, or remove the key until you can.
`,
    good`
summary: TODO el puerto cerró, y la carga pendiente espera.
`,
    good`
summary: The list is called “TODO” by its authors, and \`TODO\` stands in code.
`,
  ],
  *checkItem({ item, visits }, view) {
    for (const { node, schema: own } of visits) {
      const text = textOf(node);
      // Only free text is checked. Other rules check ids and enumerated words.
      if (
        node?.kind !== "scalar" ||
        text === undefined ||
        own.enum ||
        own["x-refers-to"] ||
        own["x-scale"] ||
        typeof node.value !== "string"
      )
        continue;
      const severity = (): Pick<Problem, "severity"> =>
        view.status === "final" ? { severity: "error" } : {};
      if (text.trim() === "") {
        const span = { piece: item.piece, start: node.start, end: node.end };
        yield {
          span,
          ...severity(),
          message: t("This text is empty. Write it, or remove the key until you can."),
        };
      }
      const prose = visibleProse(node, item.piece);
      const whole = WHOLE.test(text) ? spanOfWords(node, item.piece) : undefined;
      if (whole) yield { span: whole.span, ...severity(), message: placeholder(whole.words) };
      if (whole) continue;
      for (const match of prose.matchAll(PLACEHOLDER)) {
        if (match[0] === "TODO" && isSpanishWord(prose, match.index)) continue;
        const start = node.start + match.index;
        const span = { piece: item.piece, start, end: start + match[0].length };
        yield {
          span,
          ...severity(),
          message: placeholder(match[0]),
        };
      }
    }
  },
};

function placeholder(words: string): string {
  return t('"{0}" is a placeholder. Write the text, or remove the key until you can.', words);
}

/** Whether "TODO" is the Spanish word for "all". */
function isSpanishWord(text: string, index: number): boolean {
  return SPANISH_ALL.test(text.slice(index + 4, index + 24));
}

/** Returns the words of a scalar without its quotation marks. */
function spanOfWords(
  { start, end }: ScalarNode,
  piece: Piece,
): { readonly words: string; readonly span: PieceSpan } {
  const source = piece.text.slice(start, end);
  const words = source
    .replace(/^["'|>+-]+/, "")
    .replace(/["']$/, "")
    .trim();
  const at = start + source.indexOf(words);
  return { words, span: { piece, start: at, end: at + words.length } };
}
