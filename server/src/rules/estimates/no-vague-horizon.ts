import { t } from "@vscode/l10n";
import { sentences } from "../../language/texts.ts";
import type { Facts, Prose } from "../../model/facts.ts";
import { memo } from "../../syntax/memo.ts";
import { textOf, valueAt } from "../../syntax/node.ts";
import type { LocatedText } from "../../model/locatedText.ts";
import { locatedTextAt, locatedText } from "../../model/locatedText.ts";
import type { Problem, Rule } from "../rule.ts";
import { bad, good } from "../rule.ts";
import { didYouMean, similarWords } from "../suggest.ts";
import type { Sentence } from "./sentences.ts";
import { sentenceSpan, sentencesOf, spanOf, matchedWords } from "./sentences.ts";

const VAGUE =
  /(?<!\p{sc=Latn})(?:(?:short|near|medium|mid|long)(?:er)?[ -]term(?![-\p{sc=Latn}])(?=\s*(?:[.,;:)–—]|$)|\s+(?:and|or|to|but)\s)|(?:in|over|for)\s+the\s+(?:short|near|medium|long)(?:er)?[ -](?:term|run)(?!\p{sc=Latn})|(?:the\s+)?(?:next|coming)\s+(?:biennium|few\s+(?:months|years)|months|years|decades)(?!\p{sc=Latn})|(?:near|foreseeable)\s+future|(?:a|en\s+el)\s+(?:corto|mediano|medio|largo)\s+plazo|(?:el\s+)?próximo\s+bienio|l[oa]s\s+próxim[oa]s\s+(?:meses|años|décadas)|futuro\s+(?:próximo|cercano|previsible))/giu;

/** Anything that lets a reader compute the dates, and the maximum distance to it in characters. */
const DATED = /\d/;
const NEAR = 40;

/** Reports periods whose dates cannot be determined. */
export const noVagueHorizon: Rule = {
  id: "no-vague-horizon",
  severity: "information",
  kinds: ["assessment", "scale"],
  summary: "A horizon has a date or a length.",
  why: "The “short term” is six weeks for one reader and two years for another, and “the next biennium” depends on the day on which it is read. Nobody can tell when the time is over.",
  source:
    "Bailey (2005), “the short term”, “the next biennium”; UK National Risk Register 2023 (two and five years)",
  examples: [
    bad`
statements:
  strike:
    kind: judgment
    text: In the short term the port stays open.
          ^^^^^^^^^^^^^^^^^ "In the short term" means something different to each reader. Give dates or a length, such as "until the end of 2027" or "within 2 years".
rankings:
  port: {order: [terrorism], horizon: medium term}
                                      ^^^^^^^^^^^ "medium term" means something different to each reader. Give dates or a length, such as "until the end of 2027" or "within 2 years".
threats:
  flood: {title: Flood, likelihood: {term: likely, within: 2 yeers}}
                                                           ^^^^^^^ "2 yeers" is not a length of time. Did you mean "2 years"?
  strike: {title: Strike, likelihood: {term: likely, within: 2 banana}}
                                                             ^^^^^^^^ "2 banana" is not a length of time. Give dates or a length, such as "2005/2010" or "2 years".
recommendations:
  dredge:
    title: Dredge the channel
    steps:
      - text: Medir el calado a corto plazo.
                              ^^^^^^^^^^^^^ "a corto plazo" means something different to each reader. Give dates or a length, such as "until the end of 2027" or "within 2 years".
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
      yield* immeasurable(horizon);
      if (DATED.test(horizon.text) || !isVague(horizon.text)) continue;
      yield { span: horizon.span, message: vague(horizon.text) };
    }
    for (const sentence of timedSentences(facts)) {
      for (const match of sentence.text.matchAll(VAGUE)) {
        const { start, end } = spanOf(match);
        if (DATED.test(sentence.text.slice(Math.max(0, start - NEAR), end + NEAR))) continue;
        yield { span: sentenceSpan(sentence, spanOf(match)), message: vague(matchedWords(match)) };
      }
    }
  },
};

function vague(words: string): string {
  return t(
    '"{0}" means something different to each reader. Give dates or a length, such as "until the end of 2027" or "within 2 years".',
    words,
  );
}

/** A number with a unit and nothing else. */
const LENGTH = /^(\d+(?:[.,]\d+)?)(\s*)(\p{L}+)\.?$/u;
/** The units of time to suggest, in the languages in which assessments are likely to be written. */
const OFFERED = "days weeks months years decades hours quarters días semanas meses años décadas horas".split(
  " ",
);
const UNITS = new Set([
  ...OFFERED,
  ..."day week month year decade hour quarter semester semesters season seasons fortnight fortnights".split(
    " ",
  ),
  ..."biennium century centuries d w m y h mo mos yr yrs wk wks q".split(" "),
  ..."día dia dias semana mes año ano anos década decada decadas hora trimestre trimestres".split(" "),
  ..."semestre semestres lustro lustros bienio trienio quinquenio siglo siglos".split(" "),
  ..."an ans année années jour jours semaine semaines mois heure heures siècle siècles".split(" "),
  ..."tag tage tagen woche wochen monat monate monaten jahr jahre jahren stunden jahrzehnt jahrzehnte".split(
    " ",
  ),
  ..."quartal quartale mês giorno giorni settimana settimane mese mesi anno anni".split(" "),
]);

/** Reports a number whose unit is no unit of time. */
function* immeasurable({ text, span }: LocatedText): Generator<Problem> {
  const [, number = "", space = "", unit = ""] = LENGTH.exec(text.trim()) ?? [];
  if (unit === "" || UNITS.has(unit.toLowerCase())) return;
  const suggestions = similarWords(unit, OFFERED).map((each) => `${number}${space}${each}`);
  const hint = didYouMean(suggestions) || t('Give dates or a length, such as "2005/2010" or "2 years".');
  yield { span, suggestions, message: sentences(t('"{0}" is not a length of time.', text), hint) };
}

/** The fields that contain a period as text. */
const horizonsIn = memo(({ section, item: { piece, value } }: Facts): readonly LocatedText[] =>
  [
    locatedTextAt(piece, value, "horizon"),
    locatedTextAt(piece, valueAt(value, "likelihood"), "within"),
    section === "within" ? locatedText(piece, value) : undefined,
  ].flatMap((name) => name ?? []),
);

/** Returns whether a period has no dates. Number words count as digits. */
function isVague(text: string): boolean {
  return /^(?:the\s+)?(?:short|near|medium|mid|long|soon|corto|mediano|medio|largo|pronto|next\s+few|futuro)(?!\p{sc=Latn})/iu.test(
    text.trim(),
  );
}

/** The sentences of judgments and steps, which speak about the future. */
const timedSentences = memo((facts: Facts): readonly Sentence[] =>
  facts.prose.filter((prose) => isTimed(facts, prose)).flatMap(sentencesOf),
);

function isTimed({ section, item }: Facts, { path }: Prose): boolean {
  const key = path.filter((step) => typeof step === "string").join(".");
  if (section === "statements")
    return key === "text" && textOf(valueAt(item.value, "kind")) !== "information";
  return section === "recommendations" && ["text", "steps.text", "trigger", "steps"].includes(key);
}
