import { t } from "@vscode/l10n";
import { patternOf } from "../../model/phrases.ts";
import { memo } from "../../syntax/memo.ts";
import { visibleProse } from "../prose.ts";
import type { Rule } from "../rule.ts";
import { bad, good, withOptions } from "../rule.ts";

const WORDS = [
  ...["obviously", "of course", "clearly", "needless to say", "undeniably", "undoubtedly", "outrageous"],
  ...["shocking", "regime", "so-called", "notorious", "infamous", "barbaric", "fanatics", "puppet"],
  ...["obviamente", "por supuesto", "evidentemente", "sin duda", "indudablemente", "escandaloso"],
  ...["escandalosa", "el régimen", "el llamado", "los llamados", "tristemente célebre", "fanáticos"],
];

/** Reports words that argue instead of reporting. */
export const noLoadedLanguage: Rule<{ readonly words: readonly string[] }> = {
  id: "no-loaded-language",
  severity: "hint",
  preset: "all",
  summary: "The author's own text has no words that argue or take sides.",
  why: "A word such as “obviously” asks readers not to check, and “regime” tells them what to think of a government. Both cost the trust of readers who disagree. The rule ignores quotations.",
  source: "ICD 203, B.1 (objectivity); NATO, AJP-2, principles of intelligence (objectivity)",
  options: {
    words: {
      type: "array",
      default: WORDS,
      description: "The words and phrases to avoid, in every language.",
    },
  },
  examples: [
    bad`
summary: Obviously the notorious gang of the port is behind it.
         ^^^^^^^^^ "Obviously" argues instead of reporting. Remove it, or state the evidence.
                       ^^^^^^^^^ "notorious" argues instead of reporting. Remove it, or state the evidence.
`,
    withOptions(
      { words: ["gang"] },
      bad`
summary: Obviously the gang of the port is behind it.
                       ^^^^ "gang" argues instead of reporting. Remove it, or state the evidence.
`,
    ),
    good`
summary: The gang of the port, which the press calls “notorious”, is behind it.
`,
  ],
  *checkItem({ prose }, _view, { words }) {
    const pattern = patternFor(words);
    for (const { node, span } of prose) {
      for (const match of visibleProse(node, span.piece).matchAll(pattern)) {
        const start = node.start + match.index;
        yield {
          span: { piece: span.piece, start, end: start + match[0].length },
          message: t(
            '"{0}" argues instead of reporting. Remove it, or state the evidence.',
            match[0].replace(/\s+/g, " "),
          ),
        };
      }
    }
  },
};

const patternFor = memo(patternOf);
