/** What registers write above their columns, in English and Spanish, and where it goes in the format. */
import { memberOf } from "../syntax/ownMember.ts";
import { t } from "@vscode/l10n";
import { labelOfKey } from "../format/labels.ts";
import { schemas } from "../format/schema.ts";
import { keySynonyms } from "../format/keySynonyms.ts";
import { nameForSynonym } from "../format/synonyms.ts";
import type { Translations } from "../language/texts.ts";
import { inLanguage, translated } from "../language/texts.ts";
import { unaccented } from "../model/normalizedName.ts";
import { TARGETS } from "./targets.ts";

/** Finds the key of the format for a heading; `undefined` if none is known. */
export type HeadingReader = (heading: string) => string | undefined;

/** The words of registers that the format's own labels and synonyms do not have, by what they become. */
const WORDS: readonly (readonly [target: string, words: string])[] = [
  [
    "id",
    "id|no|nr|ref|reference|risk id|threat id|risk no|risk ref|risk number|code|risk code|codigo|codigo de riesgo|identificador|clave|folio|num|numero|id de riesgo|id riesgo|referencia|action id|control id|id de accion|id de control|codigo de accion|codigo de control|action no|action ref|#",
  ],
  [
    "title",
    "title|risk|threat|hazard|risk title|risk name|threat name|risk event|event|name|titulo|riesgo|amenaza|peligro|nombre|nombre del riesgo|nombre de la amenaza|evento|denominacion|risk description short|actor|asset|activo",
  ],
  [
    "description",
    "description|risk description|threat description|details|descripcion|descripcion del riesgo|descripcion de la amenaza|detalle|definition",
  ],
  ["scenario", "scenario|worst case|reasonable worst case|escenario|peor caso"],
  [
    "category",
    "category|risk category|type of risk|risk type|type|threat category|categoria|categoria de riesgo|tipo|tipo de riesgo|clasificacion|area de riesgo",
  ],
  [
    "likelihood",
    "likelihood|probability|likelihood score|likelihood rating|l|p|probabilidad|prob|frecuencia|frequency|posibilidad|current likelihood|probabilidad actual",
  ],
  [
    "impact",
    "impact|consequence|consequences|severity|impact score|impact rating|i|impacto|consecuencia|gravedad|severidad|magnitud|current impact|impacto actual",
  ],
  [
    "risk",
    "risk level|risk rating|risk score|rating|score|level|level of risk|risk value|current risk|overall risk|nivel de riesgo|nivel|calificacion|valoracion|puntuacion|puntaje|riesgo actual|valor del riesgo|criticidad|exposure",
  ],
  ["confidence", "confidence|certainty|confianza|certeza|nivel de confianza|grado de confianza"],
  [
    "inherent.likelihood",
    "inherent likelihood|gross likelihood|probabilidad inherente|initial likelihood|probabilidad inicial",
  ],
  ["inherent.impact", "inherent impact|gross impact|impacto inherente|initial impact|impacto inicial"],
  [
    "inherent.risk",
    "inherent risk|gross risk|inherent risk level|inherent rating|inherent score|inherent risk rating|riesgo inherente|riesgo inicial|nivel de riesgo inherente|initial risk",
  ],
  [
    "residual.likelihood",
    "residual likelihood|net likelihood|target likelihood|probabilidad residual|probabilidad objetivo",
  ],
  ["residual.impact", "residual impact|net impact|target impact|impacto residual|impacto objetivo"],
  [
    "residual.risk",
    "residual risk|net risk|residual risk level|residual rating|residual score|residual risk rating|target risk|riesgo residual|nivel de riesgo residual|riesgo objetivo",
  ],
  [
    "owner",
    "owner|risk owner|responsible|accountable|lead|risk lead|propietario|propietario del riesgo|responsable|dueno|dueno del riesgo|titular|encargado|control owner",
  ],
  [
    "behind",
    "threat actor|threat actors|source of threat|perpetrator|actor de amenaza|agente|agente generador|autor",
  ],
  [
    "affects",
    "affects|affected|affected assets|assets|assets at risk|afecta a|activos|activos afectados|bienes afectados|objetivo afectado",
  ],
  ["trend", "trend|direction|direction of travel|tendencia|evolucion"],
  [
    "controls",
    "controls|existing controls|current controls|controls in place|control|safeguards|existing measures|controles|controles existentes|controles actuales|medidas existentes|salvaguardas",
  ],
  ["indicators", "indicators|warning signs|triggers|early warning|indicadores|senales de alerta|kri"],
  ["remarks", "remarks|comments|comment|notes|note|observaciones|comentarios|notas|anotaciones"],
  [
    "likelihood.within",
    "time horizon|period|horizon|timeframe|proximity|horizonte|periodo|plazo de la probabilidad",
  ],
  ["change", "change|what has changed|change since last review|cambio|cambios"],
  ["accepted", "reason for acceptance|motivo de aceptacion"],
  ["basis", "basis|base"],
  ["origin", "origin|origen"],
  ["extent", "extent|scope|alcance|ambito"],
  ["handling", "handling|classification|marking|security classification|clasificacion de seguridad|marcado"],
  [
    "threat",
    "risk ids|threat ids|related risk|related risks|linked risk|linked risks|related threat|risk addressed|riesgo relacionado|riesgos relacionados|amenaza relacionada|riesgo asociado|addresses|aborda",
  ],
  [
    "recommendation.title",
    "treatment|treatment plan|risk treatment|mitigation|mitigation plan|mitigation actions|mitigating action|action|actions|action plan|planned actions|further action|further actions|proposed actions|recommendation|recommendations|response|response plan|tratamiento|plan de tratamiento|plan de accion|accion|acciones|medidas|medida|mitigacion|medidas de mitigacion|acciones de mitigacion|recomendacion|recomendaciones|acciones propuestas|plan de mitigacion",
  ],
  [
    "recommendation.actors",
    "action owner|treatment owner|action lead|responsible for action|responsable de la accion|responsable del tratamiento|responsable de la medida|responsable del plan",
  ],
  [
    "recommendation.horizon",
    "due|due date|deadline|target date|completion date|by when|action due|due by|implementation date|fecha limite|fecha de vencimiento|plazo|fecha objetivo|fecha compromiso|fecha de implementacion|vencimiento",
  ],
  [
    "recommendation.status",
    "action status|treatment status|status of action|progress|status|estado de la accion|estado del tratamiento|avance|estado|situacion|estatus",
  ],
  [
    "recommendation.cost",
    "cost|costs|budget|estimated cost|costo|coste|presupuesto|costo estimado|coste estimado",
  ],
  ["recommendation.priority", "priority|action priority|prioridad"],
  [
    "effectiveness",
    "effectiveness|control effectiveness|efectividad|eficacia|eficacia del control|efectividad del control",
  ],
  ["rank", "rank|ranking|position|place|rango|puesto|posicion|lugar|orden"],
  ["item", "item|entry|elemento|entrada"],
  ["holder", "holder|whose priorities|titular de la clasificacion"],
  ["score", "score|points|votes|share|puntos|votos"],
  ["because", "reason|rationale|justification|motivo|justificacion|razon"],
];

const OWN = new Map(
  WORDS.flatMap(([target, words]) => words.split("|").map((word) => [word, target] as const)),
);

/** Words that are said of the heading of a group, such as "Inherent risk" above three columns. */
const GROUPS: readonly (readonly [prefix: string, pattern: RegExp])[] = [
  ["inherent", /\b(?:inherent|gross|initial|inherente|inicial|without controls|sin controles)\b/],
  ["residual", /\b(?:residual|net|target|objetivo|with planned controls|con los controles previstos)\b/],
];

const RATED: ReadonlySet<string> = new Set(["likelihood", "impact", "risk", "confidence"]);

/**
 * Creates the reader of headings.
 * @param languages The translations of every language that headings may be written in.
 */
export function headingReader(languages: readonly Translations[]): HeadingReader {
  const labels = new Map(
    languages
      .flatMap((language) => inLanguage(language, labelsNow))
      .map(([label, target]) => [folded(label), target] as const),
  );
  return (heading) => {
    const whole = targetOf(folded(heading), labels) ?? targetOf(folded(withoutUnit(heading)), labels);
    const [own = "", ...groups] = heading.split(GROUP_SEPARATOR).reverse();
    if (whole !== undefined || groups.length === 0) return whole;
    const target = targetOf(folded(own), labels) ?? targetOf(folded(withoutUnit(own)), labels);
    return groupTarget(folded(groups.join(" ")), target) ?? target;
  };
}

/** What separates the heading of a group from that of a column. */
export const GROUP_SEPARATOR = ": ";

/** The target of a column below the heading of a group. */
function groupTarget(group: string, target: string | undefined): string | undefined {
  const prefix = GROUPS.find(([, pattern]) => pattern.test(group))?.[0];
  // Below "Inherent risk", a score is that of the risk.
  const rated = target === "score" ? "risk" : target;
  return prefix !== undefined && rated !== undefined && RATED.has(rated) ? `${prefix}.${rated}` : undefined;
}

function targetOf(words: string, labels: ReadonlyMap<string, string>): string | undefined {
  return OWN.get(words) ?? labels.get(words) ?? synonymOf(words);
}

function synonymOf(words: string): string | undefined {
  return nameForSynonym(words, keySynonyms, (name) => TARGETS.has(name));
}

/** The labels that reports write above their columns, in the language that is loaded. */
function labelsNow(): [string, string][] {
  const threat = labelsOf("threat");
  const nested = threat.flatMap(([label, key]): [string, string][] => {
    if (key !== "inherent" && key !== "residual") return [];
    return labelsOf("rating").map(([inner, name]) => [t("{0}: {1}", label, inner), `${key}.${name}`]);
  });
  const likelihood = threat.flatMap(([label, key]): [string, string][] =>
    key === "likelihood" ? [[t("{0}: period", label), "likelihood.within"]] : [],
  );
  const actions = labelsOf("recommendation").map(([label, key]): [string, string] => [
    label,
    `recommendation.${key}`,
  ]);
  const fixed: [string, string][] = [
    [t("Id"), "id"],
    [t("Title"), "title"],
    [t("Ranking"), "ranking"],
    [t("Holder"), "holder"],
    [t("Rank"), "rank"],
    [t("Entry"), "item"],
  ];
  return [...actions, ...threat, ...nested, ...likelihood, ...fixed].filter(([, target]) =>
    TARGETS.has(target),
  );
}

/** Returns what readers call each target, in their language; the target itself for one that has no label. */
export function targetLabels(): ReadonlyMap<string, string> {
  const labels = new Map(labelsNow().map(([label, target]) => [target, label]));
  return new Map([...TARGETS.keys()].map((target) => [target, labels.get(target) ?? target]));
}

function labelsOf(definition: string): [string, string][] {
  const properties = memberOf(schemas.assessment.definitions, definition)?.properties ?? {};
  return Object.entries(properties).map(([key, schema]) => [translated(labelOfKey(key, schema)), key]);
}

/** A heading without what is in parentheses: "Impact (1-5)". */
function withoutUnit(heading: string): string {
  return heading.replace(/[([][^()[\]]*[)\]]/g, " ");
}

/** A heading without case, accents, punctuation and line breaks. */
export function folded(heading: string): string {
  return unaccented(heading)
    .replace(/[^\p{L}\p{N}#]+/gu, " ")
    .trim();
}
