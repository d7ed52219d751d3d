/** Finds periods in texts: those whose dates a reader can work out, and those that say nothing. */
import { FULL_MONTH_NAMES } from "../language/monthNames.ts";

/** "in due course", "the near future", "cuanto antes": nobody can tell when the time is over. */
const VAGUE =
  /(?<!\p{sc=Latn})(?:(?:short|near|medium|mid|long)(?:er)?[ -]term(?![-\p{sc=Latn}])(?=\s*(?:[.,;:)–—]|$)|\s+(?:and|or|to|but)\s)|(?:in|over|for)\s+the\s+(?:short|near|medium|long)(?:er)?[ -](?:term|run)(?!\p{sc=Latn})|(?:the\s+)?(?:next|coming)\s+(?:biennium|few\s+(?:weeks|months|years)|weeks|months|years|decades)(?!\p{sc=Latn})|(?:near|foreseeable)\s+future|in\s+due\s+(?:course|time)|sooner\s+or\s+later|before\s+(?:too\s+)?long(?!\p{sc=Latn})|asap(?!\p{sc=Latn})|as\s+soon\s+as\s+(?:possible|practicable)|at\s+the\s+earliest\s+opportunity|when\s+the\s+time\s+comes|in\s+(?:no|good)\s+time(?!\p{sc=Latn})|(?:a|en\s+el)\s+(?:corto|mediano|medio|largo)\s+plazo|(?:el\s+)?próximo\s+bienio|l[oa]s\s+próxim[oa]s\s+(?:semanas|meses|años|décadas)|futuro\s+(?:próximo|cercano|previsible)|próximamente|cuanto\s+antes(?![^.;:]{1,80},\s*(?:mejor|antes|más|menos|peor)(?!\p{sc=Latn}))|lo\s+antes\s+posible|en\s+breve(?!\s*:)|a\s+la\s+(?:mayor\s+)?brevedad|tarde\s+o\s+temprano|a\s+su\s+debido\s+tiempo|en\s+su\s+momento)(?!\p{sc=Latn})/giu;

/** "soon", but not "as soon as the strike ends". */
const SOON =
  /(?<!(?:as|too|so|how|very|tan)\s{1,9})(?<!\p{sc=Latn})(?:soon|shortly|pronto)(?!\p{sc=Latn}|\s+(?:as|after|before|como|afterwards)|,\s+(?:at|on|by|a\s+las?|el)\s)/giu;

/** What comes once in a while. */
const EVENTS =
  "elections?|votes?|summits?|referendum|year|month|week|season|winter|summer|spring|autumn|harvest|monsoon|rains?|elecciones|votación|cumbre|año|mes|semana|temporada|invierno|verano|primavera|otoño|cosecha|lluvias";

/** A period that the calendar bounds: "this winter", "before the elections", "in July". */
const WINDOWS = [
  String.raw`(?:this|next|coming|est[ae]|próxim[oa])\s+(?:\p{sc=Latn}+\s+)?(?:day|week|weekend|month|quarter|year|decade|winter|summer|spring|autumn|fall|season|term|semester|día|semana|mes|trimestre|semestre|año|década|invierno|verano|primavera|otoño|temporada|legislatura)`,
  String.raw`(?:before|until|till|by|ahead\s+of|antes\s+(?:del?|que)|hasta|para)\s+(?:(?:the|el|la|las|los|next|this|end|start|fin(?:ales)?|principios|mid|of|de|del)\s+)*(?:\p{sc=Latn}+\s+)?(?:${EVENTS}|${FULL_MONTH_NAMES})`,
  String.raw`(?:in|during|by|until|en|durante)\s+(?:${FULL_MONTH_NAMES}|spring|summer|autumn|winter)`,
];
const WINDOW = new RegExp(
  String.raw`(?<!\p{sc=Latn})(?:${WINDOWS.join("|")})(?!\p{sc=Latn})|\d{1,4}[-/]\d{1,2}(?!\d)`,
  "iu",
);

/** A number with a unit of time. */
const LENGTH =
  /(?<![\p{sc=Latn}\d])(?:one|two|three|four|five|six|seven|eight|nine|ten|twelve|eighteen|twenty|thirty|fifty|hundred|un|una|dos|tres|cuatro|cinco|seis|siete|ocho|nueve|diez|doce|dieciocho|veinte|treinta|cien|\d{1,5})[\s-]+(?:hours?|days?|weeks?|months?|years?|quarters?|decades?|horas?|días?|semanas?|mes(?:es)?|años?|trimestres?|décadas?)(?!\p{sc=Latn})/giu;

/** What makes a length that of an event: "a strike of three days", "lasting up to two weeks", "for more than a day". */
const LASTING =
  /(?<!\p{sc=Latn})(?:(?:of|de|lasts?|lasting|dur(?:a|an|e|en|ará|arán|aría|arían|ar|ación))(?:\s+(?:for|de))?(?:\s+(?:more|less|fewer|longer)\s+than|\s+(?:up\s+to|at\s+least|at\s+most|about|around|some|over|hasta|al\s+menos|como\s+mínimo|unos|unas|casi)|\s+(?:más|menos|cerca)\s+de)?|(?:for|por|durante)\s+(?:(?:more|less|longer)\s+than|at\s+least|up\s+to|(?:más|menos)\s+de|al\s+menos|hasta))\s+$/iu;

/** What a length before or behind it makes a period: "a period of two years", "a five-year horizon". */
const PERIODS =
  /(?<!\p{sc=Latn})(?:periods?|horizons?|windows?|spans?|space|course|terms?|intervals?|outlooks?|time\s?frames?|timescales?|forecasts?|plans?|cycles?|end|per[ií]odos?|horizontes?|plazos?|ventanas?|lapsos?|espacio|curso|transcurso|término|intervalos?|ciclos?|cabo|dentro|antes|partir|planes)(?!\p{sc=Latn})/iu;

/** A year, and a word before it that makes it the past. */
const YEAR = /((?:after|since|following|de|of|tras|desde)\s{1,9})?(?<!\d)((?:19|20)\d\d)(?!\d)/giu;

/** Returns the matches of periods that nobody can measure, in the order of the text. */
export function vagueHorizons(text: string): RegExpExecArray[] {
  return [VAGUE, SOON]
    .flatMap((pattern) => Array.from(text.matchAll(pattern)))
    .sort((a, b) => a.index - b.index);
}

/**
 * Returns whether a text names a period that readers can date.
 * @param since The year of the assessment. An earlier year, or one after "since", is not a period for a forecast.
 */
export function namesPeriod(text: string, since: number): boolean {
  if (WINDOW.test(text) || Array.from(text.matchAll(LENGTH)).some((match) => isPeriod(text, match)))
    return true;
  return Array.from(text.matchAll(YEAR)).some(([, before, year]) =>
    before === undefined ? Number(year) >= since : Number(year) > since,
  );
}

/** How far to look around a length, in code units. */
const NEAR = 60;

/** Whether a length is that of a period, and not of an event: "within three days", but not "a strike of three days". */
function isPeriod(text: string, { index, 0: length }: RegExpExecArray): boolean {
  const before = text.slice(Math.max(0, index - NEAR), index);
  const after = text.slice(index + length.length, index + length.length + NEAR);
  if (length.includes("-")) return after.split(/\s+/, 3).some((word) => PERIODS.test(word));
  const lasting = LASTING.exec(before);
  const noun = lasting && before.slice(0, lasting.index).trim().split(/\s+/).at(-1);
  return noun === null || noun === undefined || PERIODS.test(noun);
}
