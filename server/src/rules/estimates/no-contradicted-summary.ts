import { t } from "@vscode/l10n";
import type { Estimate } from "../../model/estimate.ts";
import { bandOfReading, estimatesIn, estimateText, namedTerm, rangeOf } from "../../model/estimate.ts";
import type { Facts } from "../../model/facts.ts";
import { intersects, percentRangeText } from "../../model/percentRange.ts";
import type { Scale } from "../../model/scale.ts";
import type { ProseSentence } from "../../prose/proseOf.ts";
import type { Reading } from "../../prose/readings.ts";
import { memo } from "../../syntax/memo.ts";
import { textOf } from "../../syntax/node.ts";
import type { PieceSpan } from "../../syntax/span.ts";
import type { Problem, Rule } from "../rule.ts";
import { bad, good } from "../rule.ts";
import { assessingSentences, isOwnEstimate, wholeOf, wordsOfSpan } from "./sentences.ts";

/** What follows a reference that gives the ground of what precedes it. */
const CLOSES = /^\]\](?:\s*[.,;:)]|\s*$|\s+(?:and|but|while|y|e|pero|mientras)(?!\p{L}))/u;

/** Reports likelihoods in the summary that differ from those of the judgments to which they refer. */
export const noContradictedSummary: Rule = {
  id: "no-contradicted-summary",
  severity: "warning",
  sections: ["summary"],
  summary: "The summary gives a judgment the likelihood that the judgment has.",
  why: "Many readers read only the summary. If it says “likely” and the judgment “highly likely”, one of the two was changed and the other was forgotten. The rule compares the only estimate before a reference (`[[id]]`) with the `likelihood` of the statement, and reports only bands that have nothing in common.",
  source:
    "ICD 203, D.6.e.(6) (clear and logical argumentation: no internal contradictions between the parts of a product)",
  examples: [
    bad`
scales: {likelihood: phia-likelihood}
summary: |
  It is likely that the states sign the treaty [[treaty]], and a strike is unlikely [[strike]].
        ^^^^^^ The summary says "likely" (55–75%), but the likelihood of "treaty" is "highly-likely" (80–90%). Correct one of the two.
statements:
  treaty: {kind: judgment, text: They sign it., likelihood: {term: highly-likely, within: 2 years}}
  strike: {kind: judgment, text: They strike., likelihood: {term: unlikely, within: 2 years}}
`,
    bad`
language: es
summary: Es poco probable que haya cortes de agua [[cortes]].
            ^^^^^^^^^^^^^ The summary says "poco probable" (20–45%), but the likelihood of "cortes" is "likely" (55–80%). Correct one of the two.
statements:
  cortes: {kind: judgment, text: Hay cortes., likelihood: {term: likely, within: 2027}}
`,
    good`
summary: |
  A strike is likely [[strike]]. It is unlikely that [[strike]] closes the port. It is likely or very likely that they
  talk [[talks]]. The union says that a strike is very unlikely [[strike]]. If they talk, it is unlikely [[strike]].
statements:
  strike: {kind: judgment, text: They strike., likelihood: {term: likely, within: 2 years}}
  talks: {kind: judgment, text: They talk., likelihood: {term: unlikely, within: 2 years}}
`,
  ],
  *checkItem(facts, view) {
    const scale = view.scales.likelihood;
    const links = facts.references.filter(({ form, span }) => form === "link" && closes(span));
    if (!scale || links.length === 0) return;
    const estimates = byId(view.inEach(estimateIn));
    for (const sentence of assessingSentences(facts, view)) {
      let from = 0;
      for (const { id, span } of links.filter((link) => isIn(link.span, sentence))) {
        const before = sentence.readings.filter((reading) => {
          const { start } = sentence.toPiece(reading);
          return from <= start && start < span.start;
        });
        from = span.end;
        const estimate = estimates.get(id);
        const [only, another] = before;
        if (estimate && only && !another && isPlain(only))
          yield* contradiction({ id, estimate, only, sentence }, scale);
      }
    }
  },
};

function closes({ piece, end }: PieceSpan): boolean {
  return CLOSES.test(piece.text.slice(end, end + 20));
}

function isIn(span: PieceSpan, sentence: ProseSentence): boolean {
  const { start, end } = sentence.toPiece(sentence);
  return start <= span.start && span.end <= end;
}

function isPlain(reading: Reading): boolean {
  return (
    reading.kind === "scale" && isOwnEstimate(reading) && reading.tense === "present" && !reading.conditional
  );
}

type StatedEstimate = Omit<Estimate, "holder"> & { readonly id: string };

/** The likelihood of a statement. */
function estimateIn({ section, item }: Facts): StatedEstimate | undefined {
  const id = textOf(item.key);
  if (section !== "statements" || id === undefined) return undefined;
  const own = estimatesIn(item).find(({ holder }) => holder === item.value);
  return own && { id, term: own.term, from: own.from, to: own.to, percent: own.percent, within: own.within };
}

const byId = memo(
  (all: readonly (StatedEstimate | undefined)[]): ReadonlyMap<string, StatedEstimate> =>
    new Map(all.flatMap((each) => (each ? [[each.id, each] as const] : []))),
);

interface Compared {
  readonly id: string;
  readonly estimate: StatedEstimate;
  readonly only: Reading;
  readonly sentence: ProseSentence;
}

function* contradiction({ id, estimate, only, sentence }: Compared, scale: Scale): Generator<Problem> {
  const [named, words] = [namedTerm(only, scale), estimateText(estimate)];
  const said = named && bandOfReading(only, named.term);
  const judged = rangeOf(estimate, scale);
  if (!said || !judged || words === undefined || intersects(said, judged)) return;
  const whole = wholeOf(only);
  yield {
    span: sentence.toPiece(whole),
    message: t(
      'The summary says "{0}" ({1}), but the likelihood of "{2}" is "{3}" ({4}). Correct one of the two.',
      only.denied ? t("not {0}", wordsOfSpan(sentence, whole)) : wordsOfSpan(sentence, whole),
      percentRangeText(said),
      id,
      words,
      percentRangeText(judged),
    ),
    related: [
      { span: (estimate.term ?? estimate.from)?.span ?? sentence.toPiece(whole), message: t("The judgment") },
    ],
  };
}
