/** Finds what the numbers below a heading are in: "M€" in "Cost (M€)", "months" in "Term, months", "%" in "% progress". */

/** A heading apart from its unit. */
export interface HeadingUnit {
  readonly name: string;
  /** As it is written. */
  readonly unit: string;
  readonly kind: UnitKind;
}

/** What a unit measures. */
export type UnitKind = "money" | "time" | "percent" | "other";

/** The words of units by what they measure, in lower case and without accents. */
const TOKENS: Readonly<Record<UnitKind | "scale" | "joining", string>> = {
  money:
    "€ $ £ ¥ us$ u$s mx$ a$ c$ ca$ au$ r$ s/ rd$ q bs eur usd gbp mxn cop clp cad aud chf jpy ars brl pen uyu dop gtq crc hnl nio pyg bob ves cup xaf xof ugx kes inr cny sek nok dkk pln euro euros peso pesos dolar dolares dollar dollars pound pounds libra libras sol soles real reales bolivar bolivares colon colones quetzal quetzales lempira lempiras guarani guaranies uf utm mdp mdd keur musd meur kusd",
  time: "hour hours hr hrs h hora horas day days d dia dias week weeks wk wks semana semanas month months mo mos mes meses quarter quarters trimestre trimestres semester semesters semestre semestres year years yr yrs ano anos working business habiles naturales laborables calendar",
  percent: "% ‰ percent percentage pct porcentaje porciento",
  scale:
    "k m mm mn mio mill b bn bln thousand thousands million millions billion billions mil miles millon millones millardo millardos 000 000s",
  other:
    "km km² km2 m² m2 m³ m3 ha hectares hectareas cm mm kg g t tonnes tons toneladas mw gw kw mwh gwh kwh people persons pers personas habitantes hab inhabitants population viviendas households deaths muertes fte ftes jornadas points puntos pts",
  joining: "of de del in en per por al a / - . ' current corrientes constantes constant",
};

const KINDS = new Map(
  Object.entries(TOKENS).flatMap(([kind, tokens]) =>
    tokens.split(" ").map((token) => [token, kind] as const),
  ),
);

/** Where headings write units, with the name and the unit in this order or, for the last ones, in the other. */
const FORMS: readonly RegExp[] = [
  /^(?<name>[^()[\]]+)[([](?<unit>[^()[\]]{1,40})[)\]]$/u,
  /^(?<name>.+)[,;:–—](?<unit>[^,;:–—]{1,40})$/u,
  /^(?<name>.+) - (?<unit>.{1,40})$/u,
  /^(?<name>.+) (?:in|en) (?<unit>.{1,40})$/iu,
  /^(?<name>.*[^A-Z$])(?<unit>(?:[MKk] ?)?[€£¥%]|[A-Z]{0,3}\$ ?[Mkm]?n?|[£€] ?(?:m|k|bn|000s?))$/u,
  /^(?<unit>[%€£]) ?(?:of |de )?(?<name>\p{L}.*)$/u,
];

const MAX_LENGTH = 200;

/** Returns the unit of a heading with the rest; `undefined` if it has none that is known. */
export function headingUnit(heading: string): HeadingUnit | undefined {
  const whole = heading.trim().replace(/\s+/g, " ").slice(0, MAX_LENGTH);
  for (const form of FORMS) {
    const { name = "", unit = "" } = form.exec(whole)?.groups ?? {};
    const kind = name.trim() === "" ? undefined : kindOfUnit(unit);
    if (kind !== undefined) return { name: name.trim(), unit: unit.trim(), kind };
  }
  return undefined;
}

/** Returns what a unit measures; `undefined` if one of its words is not known. */
function kindOfUnit(unit: string): UnitKind | undefined {
  const lower = unit
    .normalize("NFD")
    .replace(/\p{Diacritic}/gu, "")
    .toLowerCase();
  const tokens = lower.match(/(?:us|u|mx|a|c|ca|au|r|rd)\$s?|s\/(?!\p{L})|\p{L}+[²³23]?|\d+s?|\S/gu) ?? [];
  const kinds = tokens.flatMap((token) => kindsOf(token) ?? ["unknown"]);
  if (kinds.includes("unknown")) return undefined;
  for (const kind of ["money", "percent", "time", "other"] as const) if (kinds.includes(kind)) return kind;
  return kinds.includes("scale") ? "other" : undefined;
}

/** The kinds of a token; a currency can be written together with its scale, as in "MEUR". */
function kindsOf(token: string): string[] | undefined {
  const kind = KINDS.get(token);
  if (kind !== undefined) return [kind];
  const currency = /^[mk]n?(\p{L}{3})$/u.exec(token)?.[1];
  return currency !== undefined && KINDS.get(currency) === "money" ? ["money"] : undefined;
}

/** A number, or a range of numbers, without a unit. */
const NUMBER = /^[(<>≤≥~≈+−-]{0,2}\s?\d[\d.,\s]*(?:\s?[-–]\s?\d[\d.,\s]*)?\)?$/u;

/** Returns a text with the unit of its heading, if it is a number without one. */
export function withUnit(text: string, unit: HeadingUnit | undefined): string {
  if (!unit || !NUMBER.test(text)) return text;
  return unit.kind === "percent" ? `${text}%` : `${text} ${unit.unit}`;
}
