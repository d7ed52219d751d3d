/** What periods are not turned into dates on purpose, and why: a wrong day is worse than none. */
import { MONTH_NAMES } from "../../language/monthNames.ts";
import { CARDINAL_WORDS } from "../../language/numberWords.ts";
import { ENDINGS, datedPeriod, withoutLeads } from "./datedPeriod.ts";
import { UNIT_NAMES, lengthOfTime } from "./timeLength.ts";

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

const NUMBER = String.raw`(?:\d+|${CARDINAL_WORDS})`;
const UNIT = `(?:half|${UNIT_NAMES})`;
const MONTH = `(?:${MONTH_NAMES})`;
/** The last day of these is that of the year with 9 or that of the year with 0. */
const ROUND_YEARS = `(?:(?:the |el |la |los )?(?:final|${ENDINGS})(?: of| del?)? )?(?:(?:the|this|current|la|el|esta|este) )*(?:decade|century|decada|decenio|siglo)`;
/** A month in figures. */
const FIGURE = "(?:0?[1-9]|1[0-2])";

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
    /\b(?:about|around|approximately|approx|roughly|circa|nearly|almost|couple|few|several|(?<!\b(?:no|not) )more than|at least|unos|unas|alrededor|aproximadamente|cerca|casi|par de|poc[oa]s|vari[oa]s|(?<!\bno )mas de|al menos|por lo menos|minimo)\b|^[>≥~+]/,
  ],
  ["two-lengths", new RegExp(`\\b${NUMBER}(?: ?[-–] ?| (?:to|or|and|a|o|u|y) )${NUMBER}[ -]${UNIT}\\b`)],
  [
    "two-ways",
    new RegExp(
      `^(?:\\d{4}-[12]|\\d{4} ?[-/–] ?\\d\\d|(?:${MONTH}\\.?|${FIGURE})[- /'’.]\\d\\d|${FIGURE}[-/.]${FIGURE}(?:[-/.](?:\\d\\d|\\d{4}))?|${ROUND_YEARS})$`,
    ),
  ],
  [
    "relative",
    new RegExp(
      `^(?:the |el |la )?(?:next|coming|following|proxim[oa]|siguiente) ${UNIT}$|^(?:el |la )?${UNIT} (?:que viene|siguiente|proxim[oa])$`,
    ),
  ],
  [
    "open",
    /^(?!.* (?:for|until|till|through|to|and|not after|hasta|al?|durante|por|y) )(?:from|since|after|starting|as of|beyond|not before|no (?:sooner|earlier) than|no antes|desde|a partir|despues|tras|mas alla)\b|\b(?:onwards?|and beyond|en adelante|o despues)$/,
  ],
  [
    "no-year",
    new RegExp(
      `^(?!.*(?:\\d{4}|['’]\\d\\d|\\b(?:years?|anos?|decades?|decadas?|century|siglo)\\b))(?:.* )?(?:${MONTH}|[qt][1-4]|[1-4][qt]|(?:first|second|third|fourth|last) (?:quarter|half)|(?:primer|segundo|tercer|cuarto|ultimo|iii?|iv) ${UNIT}|(?:primera|segunda) mitad)\\b`,
    ),
  ],
  [
    "event",
    /\b(?:elections?|votes?|referendum|summit|season|campaign|harvest|legislature|presidenc(?:y|ies)|administration|elecciones|votacion|cumbre|temporada|campana|cosecha|legislatura|mandato|sexenio|gobierno|presidencia)\b/,
  ],
];

/** Reasons that a year alone does not remove: "FY2026 to 2027". */
const NAMED: ReadonlySet<UnreadReason> = new Set(["fiscal", "season", "event"]);

const HAS_MONTH = new RegExp(`\\b${MONTH}\\b|\\d{4}-${FIGURE}(?!\\d)`);
const HAS_LENGTH = new RegExp(`\\b${NUMBER}[ -]${UNIT}\\b`);

/** Words before the last end of a period: "from mid-2026 to the end of 2028", "the fiscal year ending 31 March 2027". */
const LAST_END =
  /^.* (?:to|until|till|through|and|ending|ends|hasta|al?|y|termina|acaba|finaliza|cierra)(?: (?:on|in|en))? (.+)$/;

/** Returns why a period is not turned into dates; `undefined` if the reason is not known. Call it for periods that cannot be dated. */
export function unreadReason(text: string): UnreadReason | undefined {
  const { rest } = withoutLeads(text);
  const [reason] = REASONS.find(([each, words]) => words.test(rest) && !isClear(rest, each)) ?? [];
  // “Within the next year” is a length. “Next year” may be that of the calendar.
  return reason === "relative" && /^(?:over|within|dentro)\b/iu.test(text.trim()) ? undefined : reason;
}

/** Whether a reader can tell the end of a period although it has the words of a reason: "2 years (about the life of the contract)". */
function isClear(rest: string, reason: UnreadReason): boolean {
  const isNamed = NAMED.has(reason);
  if (isNamed && HAS_MONTH.test(rest)) return true;
  if (reason === "part" && HAS_LENGTH.test(rest)) return true;
  const head = rest.split(/[(;:,]/)[0]?.trim() ?? "";
  const [, tail = ""] = reason === "rough" ? [] : (LAST_END.exec(rest) ?? []);
  if (isNamed && [head, tail].some((each) => /^\d{4}$/.test(each))) return false;
  return (head !== rest && isRead(head)) || datedPeriod(tail) !== undefined;
}

function isRead(text: string): boolean {
  return datedPeriod(text) !== undefined || lengthOfTime(text) !== undefined;
}
