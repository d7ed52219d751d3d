/** The words of cells that say that there is nothing, or that nothing is known yet. */
import { folded } from "./folded.ts";

const NOTHING: ReadonlySet<string> = new Set(
  "none|nil|nothing|n a|na|not applicable|none in place|none identified|none known|none at present|no controls|no owner|ninguno|ninguna|nada|no aplica|no hay|no tiene|no existe|no existen|n d|sin controles|sin medidas|sin responsable".split(
    "|",
  ),
);

const UNKNOWN: ReadonlySet<string> = new Set(
  "tbc|tbd|tba|unknown|pending|open|to be confirmed|to be determined|to be decided|to be assigned|not known|not assessed|not rated|not yet assessed|not assigned|unassigned|vacant|por definir|por determinar|por confirmar|por asignar|pendiente|desconocido|desconocida|sin evaluar|sin asignar|sin definir|se desconoce|vacante".split(
    "|",
  ),
);

/** What can be between "see" and the place. */
const ARTICLES = "(?: (?:also|the|separate|attached|tambien|mas|en|el|la|los|las|al))*";

const PLACES =
  "attached|annex\\w*|appendi\\w+|attachments?|sheets?|tabs?|above|below|notes?|documents?|files?|reports?|plans?|pages?|tables?|sections?|clauses?|chapters?|paragraphs?|anexos?|adjuntos?|apendices?|hojas?|pestanas?|arriba|abajo|notas?|documentos?|archivos?|informes?|planes|pagina|paginas|tablas?|fichas?|apartados?|seccion|secciones|capitulos?|punto|clausulas?";

/** What stands elsewhere: "see Annex B", "see the Controls tab", "ver anexo 3", "Anexo II". */
const ELSEWHERE = new RegExp(
  `^(?:(?:please )?(?:see|cf|refer to|as per|as in|ver|vease|veanse|consultar|consultese|segun|conforme a|remitirse a)${ARTICLES}(?: \\p{L}+)?${ARTICLES} (?:${PLACES})\\b.{0,40}|(?:annex|appendix|anexo|apendice) (?:[a-z]|[a-z]?\\d{1,2}[a-z]?|[ivx]{1,5}))$`,
  "u",
);

/** What stands in the cell above. */
const AS_ABOVE =
  /^(?:ditto|idem|same|the same|(?:same )?as above|same as (?:before|previous)|lo mismo|el mismo|la misma|igual|(?:igual|mismo|misma|lo mismo) que (?:el |la |lo )?anterior)$/;

/** What a spreadsheet shows for a formula that cannot be computed, in English and Spanish. */
const FAILED =
  /^#(?:N\/[AD]|[¡¿]?(?:REF|NAME|NOMBRE|VALUE|VALOR|DIV\/0|NUM|NULL|NULO|SPILL|DESBORDAMIENTO|CALC)[!?])$/i;

/** Whether a text says that there is nothing: "none", "N/A", a dash. */
export function isNothing(text: string): boolean {
  return /^[-–—]$/u.test(text.trim()) || (NOTHING.has(folded(text)) && !isFailed(text));
}

/** Whether a text is the error of a formula, such as "#REF!". */
function isFailed(text: string): boolean {
  return FAILED.test(text.trim());
}

/** Whether a text only says where to look: "see Annex B", "ídem". */
export function isElsewhere(text: string): boolean {
  const words = folded(text);
  return ELSEWHERE.test(words) || AS_ABOVE.test(words);
}

/** Whether a text stands for a level or a name that is not there: also "TBC" and "?". "None" can be the lowest level. */
export function isPlaceholder(text: string): boolean {
  const words = folded(text);
  if (isFailed(text) || ELSEWHERE.test(words)) return true;
  return words === "" || UNKNOWN.has(words) || (isNothing(text) && !LEVELS.has(words));
}

/** Whether a text names nobody and nothing, so that no item is made of it: also a text without letters and digits. */
export function namesNothing(text: string): boolean {
  if (isNothing(text) || isFailed(text) || isElsewhere(text)) return true;
  return UNKNOWN.has(folded(text)) || !/[\p{L}\p{N}]/u.test(text);
}

const LEVELS: ReadonlySet<string> = new Set(["none", "nil", "ninguno", "ninguna"]);
