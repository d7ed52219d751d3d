import { t } from "@vscode/l10n";
import type { Schema } from "../../format/schema.ts";
import { isProse, itemOf } from "../../format/schema.ts";
import type { Node, ScalarNode } from "../../syntax/node.ts";
import { textOf } from "../../syntax/node.ts";
import type { Piece } from "../../syntax/piece.ts";
import { pieceSpan } from "../../syntax/span.ts";
import { scalarText } from "../../syntax/write/scalar.ts";
import type { Problem, Rule } from "../rule.ts";
import { bad, good } from "../rule.ts";

/** Reports texts in brackets that a comma splits into two items. */
export const noSplitText: Rule = {
  id: "no-split-text",
  severity: "warning",
  kinds: ["assessment", "taxonomy", "scale"],
  summary: "A text in brackets is one item, even if it contains a comma.",
  forReaders: "No text is split at one of its commas.",
  why: "In brackets and braces, a comma ends a text that has no quotation marks. A sentence with a comma, or a number such as 1,800, becomes two items, without an error in YAML.",
  source: "YAML 1.2.2, 7.3.3 (plain style) and 7.4.1 (flow sequences)",
  examples: [
    bad`
threats:
  outage:
    title: Outage
    indicators: [More than 1,800 jobs are lost., "Prices rise, and people leave."]
                 ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ The comma makes two items of "More than 1,800 jobs are lost.". Put the whole text into quotation marks.
  unrest:
    title: Unrest
    indicators: [Prices rise, and people leave.]
                 ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ The comma makes two items of "Prices rise, and people leave.". Put the whole text into quotation marks.
`,
    good`
threats:
  outage: {title: Outage, indicators: [More than 1800 jobs are lost., The dam is empty.]}
  unrest: {title: Unrest, indicators: [riots, strikes, more police]}
rankings:
  port: {order: [fire-1,2nd-fire]}
`,
  ],
  *checkItem({ item, visits }) {
    for (const { node, schema } of visits) {
      const items = itemOf(schema);
      if (node?.kind !== "list" || !node.flow || !items || items["x-refers-to"] || items.enum) continue;
      for (const [index, first] of node.items.entries()) {
        const second = node.items[index + 1];
        if (second && isSplit(item.piece, [first, second], items)) yield splitText(item.piece, first, second);
      }
    }
  },
};

/** Whether two items are the parts of one text. */
function isSplit({ text }: Piece, [first, second]: readonly [Node, Node], items: Schema): boolean {
  if (!isPlain(first) || !isPlain(second)) return false;
  const [before, after] = [textOf(first) ?? "", textOf(second) ?? ""];
  const isNumber = text.slice(first.end, second.start) === "," && /\d$/.test(before) && /^\d/.test(after);
  if (isNumber) return /\s/.test(before) || /\s/.test(after);
  return (
    isProse(items) && /^\p{Lu}[^.!?]*$/u.test(before) && /^\p{Ll}+\s/u.test(after) && after.endsWith(".")
  );
}

function isPlain(node: Node): node is ScalarNode {
  return node.kind === "scalar" && node.style === "plain";
}

/** Words that continue a sentence. */
const CONTINUING = /^(?:and|but|or|nor|so|yet|which|who|because|while|y|e|o|pero|ni|sino|porque|mientras)\s/;

/** Whether only a part of a number or of a sentence can be after the comma. Other phrases may be items of their own. */
function isCertain(first: Node, second: Node): boolean {
  const after = textOf(second) ?? "";
  return CONTINUING.test(after) || (/\d$/.test(textOf(first) ?? "") && /^\d/.test(after));
}

function splitText(piece: Piece, first: Node, second: Node): Problem {
  const [{ start }, { end }] = [first, second];
  const text = piece.text.slice(start, end);
  const span = pieceSpan(piece, { start, end });
  return {
    span,
    ...(isCertain(first, second)
      ? { message: t('The comma makes two items of "{0}". Put the whole text into quotation marks.', text) }
      : {
          severity: "information",
          message: t(
            'Is "{0}" one text? The comma makes two items of it. If it is one, put it into quotation marks.',
            text,
          ),
        }),
    fixes: [
      {
        title: t("Put the text into quotation marks"),
        edits: [{ span, text: scalarText(text, { style: "double" }) }],
        isSafe: false,
      },
    ],
  };
}
