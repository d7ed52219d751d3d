/** Periods as authors write them: dates ("2027", "2027/2036", "until the end of 2027") or a length ("5 years"). */
import { daysOf } from "./edtf.ts";
import type { Days } from "./edtf.ts";
import { writtenDate } from "./date.ts";

/** The words before the date at which a period ends, in English and Spanish. */
const UNTIL =
  /^(?:until|till|by|up to|through|to|before|hasta|para|antes de|a)\s{1,9}(?:the\s{1,9}|el\s{1,9}|la\s{1,9})?(?:(?:end|fin|final|finales)\s{1,9}(?:of|de|del)\s{1,9})?(?=\S)/iu;

/** Returns the days of a period that consists of dates; `undefined` if it is a length, or cannot be read. */
export function daysOfPeriod(text: string): Days | undefined {
  const dates = text.trim().replace(UNTIL, "");
  const days = daysOf(dates);
  if (days) return days;
  const [only, ...others] = writtenDate(dates)?.meanings ?? [];
  return only !== undefined && others.length === 0 ? daysOf(only) : undefined;
}

/** Words that place a period in time, in English and Spanish, by their beginnings. */
const TIMED = [
  "hour day week fortnight month quarter semester season year annual bienni decade centur generation",
  "hora día dia semana quincen mes trimestr semestr tempor año anual bieni trieni quinqueni lustro década siglo",
  "jan feb mar apr may jun jul aug sep oct nov dec ene abr ago dic spring summer autumn fall winter",
  "primaver veran otoñ inviern now today tonight tomorrow soon immediat instant ongoing permanen continu always",
  "ahora hoy mañana pronto inmediat siempre until till before after during while when whenever once by since within",
  "hasta antes después tras durante mientras cuando desde dentro cuanto end start begin term long short medium mid",
  "near future foreseeable run fin inicio comienzo plazo corto medi larg futur cercan period cycle elect vot mandate",
  "legislat presiden administr government campaign program budget fiscal elecci mandat sexenio gobierno campaña ciclo",
  "programa presupuest life lifetime deadline date time phase stage project next coming present current this as",
  "vida fecha tiempo fase etapa proyecto próxim proxim siguient actual est open indefinit unlimited never asap",
  "indefinid ilimitad nunca one two three four five six seven eight nine ten twelve fifteen twenty thirty several few",
  "un uno una dos tres cuatro cinco seis siete ocho nueve diez doce quince veinte treinta vari unos unas",
]
  .join(" ")
  .split(" ");

/** Whether anything in a text places a period in time: a number, or one of the words above. */
export function isTimed(text: string): boolean {
  if (/\p{N}/u.test(text)) return true;
  const words = text.toLowerCase().match(/\p{L}+/gu) ?? [];
  return words.some((word) => TIMED.some((beginning) => word.startsWith(beginning)));
}
