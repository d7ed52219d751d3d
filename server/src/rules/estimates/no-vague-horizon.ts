import { t } from "@vscode/l10n";
import type { Facts, Prose } from "../../model/facts.ts";
import { memo } from "../../syntax/memo.ts";
import { textOf, valueAt } from "../../syntax/node.ts";
import type { Name } from "../../model/name.ts";
import { nameAt } from "../../model/name.ts";
import type { Rule } from "../rule.ts";
import { bad, good } from "../rule.ts";
import type { Sentence } from "./sentences.ts";
import { placeIn, sentencesOf, spanOf, wordsOf } from "./sentences.ts";

const VAGUE =
  /(?<!\p{sc=Latn})(?:(?:short|near|medium|mid|long)(?:er)?[ -]term(?![-\p{sc=Latn}])(?=\s*(?:[.,;:)–—]|$)|\s+(?:and|or|to|but)\s)|(?:in|over|for)\s+the\s+(?:short|near|medium|long)(?:er)?[ -](?:term|run)(?!\p{sc=Latn})|(?:the\s+)?(?:next|coming)\s+(?:biennium|few\s+(?:months|years)|months|years|decades)(?!\p{sc=Latn})|(?:near|foreseeable)\s+future|(?:a|en\s+el)\s+(?:corto|mediano|medio|largo)\s+plazo|(?:el\s+)?próximo\s+bienio|l[oa]s\s+próxim[oa]s\s+(?:meses|años|décadas)|futuro\s+(?:próximo|cercano|previsible))/giu;

/** Anything from which a reader can tell the dates, and how near it has to stand. */
const DATED = /\d/;
const NEAR = 40;

/** What is said to happen at a time that nobody can look up. */
export const noVagueHorizon: Rule = {
  id: "no-vague-horizon",
  severity: "information",
  summary: "A horizon has a date or a length.",
  why: "The “short term” is six weeks for one reader and two years for another, and “the next biennium” moves with the day on which it is read. Nobody can tell when the time is over.",
  source:
    "Bailey (2005), “the short term”, “the next biennium”; UK National Risk Register 2023 (two and five years)",
  examples: [
    bad`
statements:
  strike:
    kind: judgment
    text: In the short term the port stays open.
          ^^^^^^^^^^^^^^^^^ "In the short term" means something else to every reader. Give dates or a length, such as "until the end of 2027" or "within 2 years".
rankings:
  port: {order: [terrorism], horizon: medium term}
                                      ^^^^^^^^^^^ "medium term" means something else to every reader. Give dates or a length, such as "until the end of 2027" or "within 2 years".
recommendations:
  dredge:
    title: Dredge the channel
    steps:
      - text: Medir el calado a corto plazo.
                              ^^^^^^^^^^^^^ "a corto plazo" means something else to every reader. Give dates or a length, such as "until the end of 2027" or "within 2 years".
`,
    good`
statements:
  dated: {kind: judgment, text: In the short term (until 2027) the port stays open.}
  adjective: {kind: judgment, text: Short-term visas are abused.}
  quoted: {kind: judgment, text: The union speaks of “the near future”.}
rankings:
  port: {order: [terrorism], horizon: 2 years}
recommendations:
  dredge: {title: Dredge the channel, horizon: {before: 2027-06}}
`,
  ],
  *checkItem(facts) {
    for (const horizon of horizonsIn(facts)) {
      if (DATED.test(horizon.text) || !isVague(horizon.text)) continue;
      yield { place: horizon.place, message: vague(horizon.text) };
    }
    for (const sentence of timedSentences(facts)) {
      for (const match of sentence.text.matchAll(VAGUE)) {
        const { start, end } = spanOf(match);
        if (DATED.test(sentence.text.slice(Math.max(0, start - NEAR), end + NEAR))) continue;
        yield { place: placeIn(sentence, spanOf(match)), message: vague(wordsOf(match)) };
      }
    }
  },
};

function vague(words: string): string {
  return t(
    '"{0}" means something else to every reader. Give dates or a length, such as "until the end of 2027" or "within 2 years".',
    words,
  );
}

/** The fields that hold a period, where they hold a text. */
const horizonsIn = memo(({ item: { piece, value } }: Facts): readonly Name[] =>
  [nameAt(piece, value, "horizon"), nameAt(piece, valueAt(value, "likelihood"), "within")].flatMap(
    (name) => name ?? [],
  ),
);

/** A number word is as good as a digit. */
function isVague(text: string): boolean {
  return /^(?:the\s+)?(?:short|near|medium|mid|long|soon|corto|mediano|medio|largo|pronto|next\s+few|futuro)(?!\p{sc=Latn})/iu.test(
    text.trim(),
  );
}

/** Judgments and steps: what is said to come. */
const timedSentences = memo((facts: Facts): readonly Sentence[] =>
  facts.prose.filter((prose) => isTimed(facts, prose)).flatMap(sentencesOf),
);

function isTimed({ section, item }: Facts, { path }: Prose): boolean {
  const key = path.filter((step) => typeof step === "string").join(".");
  if (section === "statements")
    return key === "text" && textOf(valueAt(item.value, "kind")) !== "information";
  return section === "recommendations" && ["text", "steps.text", "trigger", "steps"].includes(key);
}
