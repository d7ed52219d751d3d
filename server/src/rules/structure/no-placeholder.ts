import { t } from "@vscode/l10n";
import { textOf } from "../../syntax/node.ts";
import type { Problem, Rule } from "../rule.ts";
import { bad, good } from "../rule.ts";
import { visibleProse } from "../prose.ts";

const PLACEHOLDER =
  /(?<![\p{L}\p{N}_-])(?:TODO|TBD|TBC|FIXME|XXX|TK|por definir|lorem ipsum)(?![\p{L}\p{N}_-])|\?{3,}/gu;

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
      for (const match of visibleProse(node, item.piece).matchAll(PLACEHOLDER)) {
        const start = node.start + match.index;
        const span = { piece: item.piece, start, end: start + match[0].length };
        yield {
          span,
          ...severity(),
          message: t('"{0}" is a placeholder. Write the text, or remove the key until you can.', match[0]),
        };
      }
    }
  },
};
