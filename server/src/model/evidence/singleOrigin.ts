/** What a reason says about the number of sources, in English and Spanish. */

/** Words for where a text comes from, by their beginnings. */
const SOURCE = String.raw`(?:sources?|origins?|reports?|stud(?:y|ies)|surveys?|polls?|census|documents?|papers?|articles?|accounts?|authors?|witness(?:es)?|officials?|agenc(?:y|ies)|interviews?|records?|data(?:sets?)?|publications?|outlets?|newspapers?|fuentes?|or[ií]gen(?:es)?|informes?|estudios?|encuestas?|censos?|documentos?|artículos?|relatos?|autor(?:es)?|testigos?|funcionari[oa]s?|entrevistas?|registros?|datos|publicaci(?:ón|ones)|medios|periódicos?|diarios?|gacetas?|votaci(?:ón|ones))(?!\p{sc=Latn})`;

const FEW_WORDS = String.raw`(?:[\p{sc=Latn}’'-]+\s+){0,2}?`;

const pattern = (sources: readonly string[]): RegExp =>
  // eslint-disable-next-line patterns/no-pattern-of-text -- The words are our own.
  new RegExp(String.raw`(?<!\p{sc=Latn})(?:${sources.join("|")})`, "iu");

/** That everything comes from one place: "one report behind both", "se basan en la misma fuente". */
const SINGLE = pattern([
  String.raw`(?:one|single|sole|only|same|common|un|una|sola|solo|sólo|únic[oa]|mism[oa]|común)\s+${FEW_WORDS}${SOURCE}`,
  String.raw`(?:fuente|origen)\s+(?:únic[oa]|común)`,
  String.raw`single-sourced?`,
  String.raw`(?:based|rests?|relies|rely|draws?|drawn)\s+(?:\p{sc=Latn}+\s+)?(?:up)?on(?!\p{sc=Latn})`,
  String.raw`(?:derived?|copied|taken|comes?|stems?)\s+from(?!\p{sc=Latn})`,
  String.raw`(?:goes|go|trace[sd]?)\s+back\s+to`,
  String.raw`(?:reprint|repeat|cop(?:y|ies)|reproduce|repite|reimpresi|copia)`,
  String.raw`se\s+(?:basan?|apoyan?|fundan?)\s+en`,
  String.raw`basad[oa]s?\s+en`,
  String.raw`(?:proceden?|provienen?|parten?|derivan?)\s+(?:del?|todos?|todas?)`,
  String.raw`uncorroborated|unconfirmed|sin\s+(?:corroborar|confirmar)`,
  String.raw`(?:no|not|without|lacks?|sin)\s+${FEW_WORDS}(?:other|another|second|further|independent|otr[oa]s?|segund[oa]|independientes?)(?!\p{sc=Latn})`,
]);

/** That there are several places: "two sources agree", "fuentes independientes". */
const SEVERAL = pattern([
  String.raw`independent(?:ly|es?|emente)?(?!\p{sc=Latn})`,
  String.raw`(?:two|three|four|five|several|many|multiple|various|different|separate|both|dos|tres|cuatro|cinco|vari[oa]s|much[oa]s|múltiples|distint[oa]s|diferentes|divers[oa]s|amb[oa]s)\s+${FEW_WORDS}${SOURCE}`,
]);

/** Words for what a source holds, by their beginnings. Two logs can be one source, so they do not count as several. */
const RECORD = String.raw`(?:logs?|logbooks?|files?|archives?|databases?|registers?|registr(?:y|ies)|statistics|figures|measurements?|readings?|observations?|samples?|images?|imagery|photos?|photographs?|footage|recordings?|videos?|transcripts?|minutes|letters?|e-?mails?|intercepts?|evidence|information|coverage|bitácoras?|archivos?|expedientes?|actas?|bases?\s+de\s+datos|estadísticas?|cifras|mediciones|medición|observaci(?:ón|ones)|muestras?|imagen|imágenes|fotos?|fotografías?|grabaci(?:ón|ones)|vídeos?|videos?|transcripci(?:ón|ones)|cartas?|correos?|evidencias?|información|cobertura)(?!\p{sc=Latn})`;

const MENTION = pattern([SOURCE, RECORD]);

/** What a reason says of the sources: that they are one, that they are several, or something else about them. */
export function saidOfSources(reason: string): "one" | "several" | "something" | undefined {
  if (SINGLE.test(reason)) return "one";
  if (SEVERAL.test(reason)) return "several";
  return MENTION.test(reason) ? "something" : undefined;
}
