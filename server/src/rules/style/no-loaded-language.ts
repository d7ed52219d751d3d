import { t } from "@vscode/l10n";
import { patternOf } from "../../model/basics/phrases.ts";
import { visibleProse } from "../../prose/proseOf.ts";
import { memo } from "../../syntax/memo.ts";
import { shortTextBefore } from "../../syntax/scan.ts";
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
  source: "ICD 203, D.6.a (objective); NATO, AJP-2, principles of intelligence (objectivity)",
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
summary: The sanctions regime is clearly marked, as a matter of course. A puppet theatre closed.
`,
    good`
summary: The gang of the port, which the press calls “notorious”, is behind it.
`,
  ],
  *checkItem({ prose }, _view, { words }) {
    const pattern = patternFor(words);
    for (const { node, span } of prose) {
      const text = visibleProse(node, span.piece);
      for (const match of text.matchAll(pattern)) {
        if (isNeutral(text, match)) continue;
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

/** Phrases in which a word of the list takes no side, by the word. */
const NEUTRAL: ReadonlyMap<string, { readonly before?: RegExp; readonly after?: RegExp }> = new Map([
  [
    "regime",
    {
      before:
        /(?:sanctions?|legal|tax|customs|inspection|visa|control|safeguards|regulatory|licensing|non-proliferation|treaty|verification|maintenance|fiscal|fire|flow|flood|wave|wind|thermal|trade|export|safety|monitoring)\s+$/iu,
      after: /^\s+(?:change|of\s+(?:sanctions|inspections|rains|the\s+river))/iu,
    },
  ],
  ["puppet", { after: /^\s+(?:shows?|theatres?|theaters?|players?|makers?)/iu }],
  [
    "clearly",
    {
      before:
        /(?:seen?|saw|heard?|mark(?:ed|s)?|states?|stated|say|says|speak|speaks|write|label(?:led|ed)?|more|as|so|not|visible)\s+$/iu,
      after:
        /^\s+(?:marked|visible|stated|defined|labell?ed|legible|audible|separated|distinguished|delineated|signposted|described)/iu,
    },
  ],
  ["of course", { before: /(?:matter|change|end|out|length|middle|cost|choice|part|completion)\s+$/iu }],
  [
    "el régimen",
    {
      after:
        /^\s+(?:de|fiscal|jurídico|legal|aduanero|hídrico|sancionador|especial|general)(?!\p{sc=Latn})/iu,
    },
  ],
  ["el llamado", { after: /^\s+(?:a|de|del)(?!\p{sc=Latn})/iu }],
]);

/** Whether the words around a match show that it argues nothing. */
function isNeutral(text: string, { 0: words, index }: RegExpExecArray): boolean {
  const rule = NEUTRAL.get(words.toLowerCase().replace(/\s+/g, " "));
  const after = index + words.length;
  return (
    rule?.before?.test(shortTextBefore(text, index)) === true ||
    rule?.after?.test(text.slice(after, after + 40)) === true
  );
}
