/** What periods are not turned into dates on purpose, and why: a wrong day is worse than none. */
import { withoutLeads } from "./datedPeriod.ts";

/** Why nobody, or no program, can tell the day on which a period is over. */
export type UnreadReason =
  | "fiscal"
  | "season"
  | "working-days"
  | "part"
  | "rough"
  | "two-lengths"
  | "two-ways"
  | "relative"
  | "open"
  | "no-year"
  | "event";

const NUMBER =
  "(?:\\d+|one|two|three|four|five|six|seven|eight|nine|ten|twelve|eighteen|uno?|una|dos|tres|cuatro|cinco|seis|siete|ocho|nueve|diez|doce|dieciocho)";
const UNIT =
  "(?:days?|weeks?|months?|quarters?|half|semesters?|years?|decades?|dias?|semanas?|mes|meses|trimestres?|cuatrimestres?|semestres?|anos?|decadas?)";
const MONTH =
  "(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?|enero?|febrero|marzo|abril?|mayo|junio|julio|ago(?:sto)?|sep?tiembre|octubre|noviembre|dic(?:iembre)?)";

/** The reasons, with words without accents that show them. The first that fits holds. */
const REASONS: readonly (readonly [reason: UnreadReason, words: RegExp])[] = [
  [
    "fiscal",
    /\bf\.?y\.?(?=[ '’]*\d)|\b(?:fiscal|financial year|tax year|school year|academic year|ejercicio|ano (?:escolar|academico|lectivo)|curso (?=\d|escolar))/,
  ],
  ["season", /\b(?:spring|summer|autumn|fall|winter|primavera|verano|otono|invierno)\b|^\d{4}-2[1-4]$/],
  ["working-days", /\b(?:working|business)[ -]days?\b|\bdias? (?:habil(?:es)?|laborables?)\b/],
  ["part", /\b(?:early|mid|middle|beginning|start|principios?|mediados?|comienzos?|inicios?)\b|^mitad\b/],
  [
    "rough",
    /\b(?:about|around|approximately|approx|roughly|circa|nearly|almost|couple|few|several|more than|at least|unos|unas|alrededor|aproximadamente|cerca|casi|par de|poc[oa]s|vari[oa]s|mas de|al menos|por lo menos|minimo)\b|^[<>≤≥~+]/,
  ],
  ["two-lengths", new RegExp(`\\b${NUMBER}(?: ?[-–] ?| (?:to|or|and|a|o|u|y) )${NUMBER}[ -]${UNIT}\\b`)],
  [
    "two-ways",
    new RegExp(
      `^(?:\\d{4}-[12]|\\d{4} ?[-/–] ?\\d\\d|${MONTH}\\.?[- /'’]\\d\\d|\\d{1,2}[-/.]\\d{1,2}(?:[-/.](?:\\d\\d|\\d{4}))?)$`,
    ),
  ],
  [
    "relative",
    new RegExp(
      `^(?:the |el |la )?(?:next|coming|following|this|proxim[oa]|siguiente|est[ea]) (?:calendar )?${UNIT}$|^(?:el |la )?${UNIT} (?:que viene|siguiente|proxim[oa])$`,
    ),
  ],
  [
    "open",
    /^(?:from|since|after|starting|as of|beyond|not before|no (?:sooner|earlier) than|no antes|desde|a partir|despues|tras|mas alla)\b|\b(?:onwards?|and beyond|en adelante|o despues)$/,
  ],
  [
    "no-year",
    new RegExp(
      `^(?!.*\\d{4})(?:.* )?(?:${MONTH}|[qt][1-4]|[1-4][qt]|(?:first|second|third|fourth|last) (?:quarter|half)|(?:primer|segundo|tercer|cuarto|ultimo|iii?|iv) ${UNIT}|(?:primera|segunda) mitad)\\b`,
    ),
  ],
  [
    "event",
    /\b(?:elections?|votes?|referendum|summit|season|campaign|harvest|legislature|presidenc(?:y|ies)|administration|elecciones|votacion|cumbre|temporada|campana|cosecha|legislatura|mandato|sexenio|gobierno|presidencia)\b/,
  ],
];

/** Returns why a period is not turned into dates; `undefined` if the reason is not known. Call it for periods that cannot be dated. */
export function unreadReason(text: string): UnreadReason | undefined {
  const { rest } = withoutLeads(text);
  return REASONS.find(([, words]) => words.test(rest))?.[0];
}
