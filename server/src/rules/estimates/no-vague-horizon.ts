import { t } from "@vscode/l10n";
import { sentences } from "../../language/texts.ts";
import type { Facts, Prose } from "../../model/facts/facts.ts";
import { keyOf } from "../../model/facts/facts.ts";
import { memo } from "../../syntax/memo.ts";
import { valueAt } from "../../syntax/node.ts";
import type { LocatedText } from "../../model/basics/locatedText.ts";
import { lengthOfTime } from "../../model/dates/timeLength.ts";
import { locatedTextAt, locatedText } from "../../model/basics/locatedText.ts";
import type { Problem, Rule } from "../rule.ts";
import { bad, good } from "../rule.ts";
import { didYouMean, similarWords } from "../suggest.ts";
import { namesPeriod, vagueHorizons } from "../../prose/horizons.ts";
import { assesses, sentencesWhere, spanOf, wordsOfSpan } from "../sentences.ts";

/** How far from the words the dates may be, in characters. */
const NEAR = 60;

/** Reports periods whose dates cannot be determined. */
export const noVagueHorizon: Rule = {
  id: "no-vague-horizon",
  severity: "information",
  kinds: ["assessment", "scale"],
  summary: "A horizon has a date or a length.",
  forReaders: "A period that is stated has a date or a length.",
  why: "The “short term” is six weeks for one reader and two years for another, and “the next biennium” depends on the day on which it is read. Nobody can tell when the time is over.",
  source:
    "Bailey (2005), “the short term”, “the next biennium”; UK National Risk Register 2025 (two and five years)",
  examples: [
    bad`
statements:
  strike:
    kind: judgment
    text: In the short term the port stays open.
          ^^^^^^^^^^^^^^^^^ "In the short term" means something different to each reader. Give dates or a length, such as "until the end of 2027" or "within 2 years".
  course: {kind: judgment, text: "The port opens in due course, or sooner or later. Abrirá próximamente."}
                                                 ^^^^^^^^^^^^^ "in due course" means something different to each reader. Give dates or a length, such as "until the end of 2027" or "within 2 years".
                                                                   ^^^^^^^^^^^^^^^ "sooner or later" means something different to each reader. Give dates or a length, such as "until the end of 2027" or "within 2 years".
                                                                                           ^^^^^^^^^^^^ "próximamente" means something different to each reader. Give dates or a length, such as "until the end of 2027" or "within 2 years".
rankings:
  port: {order: [terrorism], horizon: medium term}
                                      ^^^^^^^^^^^ "medium term" means something different to each reader. Give dates or a length, such as "until the end of 2027" or "within 2 years".
threats:
  flood: {title: Flood, likelihood: {term: likely, within: 2 yeers}}
                                                           ^^^^^^^ "2 yeers" is not a length of time. Did you mean "2 years"?
  strike: {title: Strike, likelihood: {term: likely, within: 2 banana}}
                                                             ^^^^^^^^ "2 banana" is not a length of time. Give dates or a length, such as "2005/2010" or "2 years".
recommendations:
  survey:
    title: Survey the channel
    horizon: as soon as possible
             ^^^^^^^^^^^^^^^^^^^ "as soon as possible" means something different to each reader. Give dates or a length, such as "until the end of 2027" or "within 2 years".
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
  condition: {kind: judgment, text: As soon as the talks end the port opens.}
  quoted: {kind: judgment, text: The union speaks of “the near future”.}
  sooner: {kind: judgment, text: "Cuanto antes llegue el aviso, mejor."}
  in-short: {kind: judgment, text: "En breve: el portón está abierto. Pronto, a las seis, abre."}
rankings:
  port: {order: [terrorism], horizon: 2 years}
recommendations:
  dredge: {title: Dredge the channel, horizon: {before: 2027-06}}
`,
  ],
  *checkItem(facts, view) {
    for (const horizon of horizonsIn(facts)) {
      yield* immeasurable(horizon);
      if (isVague(horizon.text)) yield { span: horizon.span, message: vague(horizon.text) };
    }
    for (const sentence of sentencesWhere(facts, view, (prose) => isTimed(facts, prose))) {
      for (const match of vagueHorizons(sentence.text)) {
        const { index, 0: horizon } = match;
        const near = sentence.text.slice(Math.max(0, index - NEAR), index);
        const end = index + horizon.length;
        const following = sentence.text.slice(end, end + NEAR);
        if (namesPeriod(near, 0) || namesPeriod(following, 0)) continue;
        const span = spanOf(sentence, match);
        yield { span: sentence.toPiece(span), message: vague(wordsOfSpan(sentence, span)) };
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

/** A length in words. */
const NUMBER_WORDS =
  /(?<!\p{sc=Latn})(?:an?|one|two|three|four|five|six|seven|eight|nine|ten|twelve|eighteen|twenty|fifty|un|una|dos|tres|cuatro|cinco|seis|siete|ocho|nueve|diez|doce|dieciocho|veinte|half|medio|media)(?!\p{sc=Latn})/iu;

/** Reports a number whose unit is no unit of time. */
function* immeasurable({ text, span }: LocatedText): Generator<Problem> {
  const [, number = "", space = "", unit = ""] = LENGTH.exec(text.trim()) ?? [];
  if (unit === "" || UNITS.has(unit.toLowerCase()) || lengthOfTime(text)) return;
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
  if (/\d/.test(text) || NUMBER_WORDS.test(text.replace(/^(?:a|al)\s/iu, ""))) return false;
  if (vagueHorizons(text).length > 0) return true;
  return /^(?:(?:in\s+)?the\s+)?(?:short|near|medium|mid|long|soon|corto|mediano|medio|largo|pronto|next\s+few|futuro|eventually|later|someday)(?!\p{sc=Latn})/iu.test(
    text.trim(),
  );
}

/** Whether a text speaks about the future: of judgments and of steps. */
function isTimed(facts: Facts, { path }: Prose): boolean {
  const { section } = facts;
  const key = keyOf(path);
  return (
    assesses(facts, key) ||
    (section === "recommendations" && ["text", "steps.text", "trigger", "steps"].includes(key))
  );
}
