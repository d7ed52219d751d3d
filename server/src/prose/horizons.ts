/** Finds periods in texts: those whose dates a reader can work out, and those that say nothing. */

/** "in due course", "the near future", "cuanto antes": nobody can tell when the time is over. */
const VAGUE =
  /(?<!\p{sc=Latn})(?:(?:short|near|medium|mid|long)(?:er)?[ -]term(?![-\p{sc=Latn}])(?=\s*(?:[.,;:)–—]|$)|\s+(?:and|or|to|but)\s)|(?:in|over|for)\s+the\s+(?:short|near|medium|long)(?:er)?[ -](?:term|run)(?!\p{sc=Latn})|(?:the\s+)?(?:next|coming)\s+(?:biennium|few\s+(?:weeks|months|years)|weeks|months|years|decades)(?!\p{sc=Latn})|(?:near|foreseeable)\s+future|in\s+due\s+(?:course|time)|sooner\s+or\s+later|before\s+(?:too\s+)?long(?!\p{sc=Latn})|asap(?!\p{sc=Latn})|as\s+soon\s+as\s+(?:possible|practicable)|at\s+the\s+earliest\s+opportunity|when\s+the\s+time\s+comes|in\s+(?:no|good)\s+time(?!\p{sc=Latn})|(?:a|en\s+el)\s+(?:corto|mediano|medio|largo)\s+plazo|(?:el\s+)?próximo\s+bienio|l[oa]s\s+próxim[oa]s\s+(?:semanas|meses|años|décadas)|futuro\s+(?:próximo|cercano|previsible)|próximamente|cuanto\s+antes(?![^.;:]{1,80},\s*(?:mejor|antes|más|menos|peor)(?!\p{sc=Latn}))|lo\s+antes\s+posible|en\s+breve(?!\s*:)|a\s+la\s+(?:mayor\s+)?brevedad|tarde\s+o\s+temprano|a\s+su\s+debido\s+tiempo|en\s+su\s+momento)(?!\p{sc=Latn})/giu;

/** "soon", but not "as soon as the strike ends". */
const SOON =
  /(?<!(?:as|too|so|how|very|tan)\s{1,9})(?<!\p{sc=Latn})(?:soon|shortly|pronto)(?!\p{sc=Latn}|\s+(?:as|after|before|como|afterwards)|,\s+(?:at|on|by|a\s+las?|el)\s)/giu;

/** A unit of time with a number, or a period that the calendar bounds. */
const WINDOW =
  /(?<!\p{sc=Latn})(?:this|next|coming|est[ae]|próxim[oa]|el\s+próximo|la\s+próxima)\s+(?:\p{sc=Latn}+\s+)?(?:day|week|weekend|month|quarter|year|decade|winter|summer|spring|autumn|fall|season|term|semester|día|semana|mes|trimestre|semestre|año|década|invierno|verano|primavera|otoño|temporada|legislatura)(?!\p{sc=Latn})|(?<!of\s{1,9}more\s{1,9}than\s{1,9}|de\s{1,9}más\s{1,9}de\s{1,9})(?:(?<!\p{sc=Latn})(?:one|two|three|four|five|six|seven|eight|nine|ten|twelve|eighteen|twenty|thirty|fifty|hundred|un|una|dos|tres|cuatro|cinco|seis|siete|ocho|nueve|diez|doce|dieciocho|veinte|treinta|cien)|\d)[\s-]+(?:hours?|days?|weeks?|months?|years?|quarters?|decades?|horas?|días?|semanas?|mes(?:es)?|años?|trimestres?|décadas?)(?!\p{sc=Latn}|[\s-]+old(?!\p{sc=Latn}))|(?<!\p{sc=Latn})(?:before|until|till|by|ahead\s+of|antes\s+(?:del?|que)|hasta|para)\s+(?:(?:the|el|la|las|los|next|this|end|start|fin(?:ales)?|principios|mid)\s+){0,3}(?:(?:of|de|del|la|las|los|el|the)\s+){0,2}(?:\p{sc=Latn}+\s+)?(?:elections?|votes?|summits?|referendum|year|month|week|season|winter|summer|spring|autumn|harvest|monsoon|rains?|elecciones|votación|cumbre|año|mes|semana|temporada|invierno|verano|primavera|otoño|cosecha|lluvias|january|february|march|april|may|june|july|august|september|october|november|december|enero|febrero|marzo|abril|mayo|junio|julio|agosto|septiembre|octubre|noviembre|diciembre)(?!\p{sc=Latn})|(?<!\p{sc=Latn})(?:in|during|by|until|en|durante)\s+(?:january|february|march|april|may|june|july|august|september|october|november|december|spring|summer|autumn|winter|enero|febrero|marzo|abril|mayo|junio|julio|agosto|septiembre|octubre|noviembre|diciembre)(?!\p{sc=Latn})|\d{1,4}[-/]\d{1,2}(?!\d)/iu;

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
  if (WINDOW.test(text)) return true;
  return Array.from(text.matchAll(YEAR)).some(([, before, year]) =>
    before === undefined ? Number(year) >= since : Number(year) > since,
  );
}
