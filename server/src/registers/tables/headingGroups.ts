/** Decides where a column goes that has the heading of a group above its own: "Controls: Owner" is not the owner of the threat. */
import { RATED_TARGETS, inPlan } from "./targets.ts";

/** Words that are said of the heading of a group, such as "Inherent risk" above three columns. */
const GROUPS: readonly (readonly [prefix: string, pattern: RegExp])[] = [
  ["inherent", /\b(?:inherent|gross|initial|inherente|inicial|without controls|sin controles)\b/],
  ["residual", /\b(?:residual|net|target|objetivo|with planned controls|con los controles previstos)\b/],
];

/** The targets that can be below "Inherent risk" and "Residual risk". */
export const RATINGS_OF_RISK: ReadonlySet<string> = new Set(["likelihood", "impact", "risk", "confidence"]);

/** The heading of a group of columns that plan actions. */
const OF_ACTIONS =
  /\b(?:treatments?|actions?|mitigations?|tratamientos?|accion(?:es)?|medidas previstas|plan de (?:accion|tratamiento|mitigacion))\b/;

/** Headings that have no sense of their own: the group says of what they are. */
const MEASURE =
  /^(?:value|level|score|rating|grade|number|word|valor|nivel|puntuacion|puntaje|calificacion|valoracion|grado|numero|letra|cualitativ[oa]|cuantitativ[oa]|qualitative|quantitative|overall|total|global|final|maximum|maxim[oa])$/;

/** The targets of headings that say by themselves of what they are, below any group: "Treatment: Residual risk". */
const SAYS_ITSELF = /^(?:(?:inherent|residual)\..+|controls)$/;

/** The targets of columns that name or describe something. */
const NAMING: ReadonlySet<string> = new Set(["title", "description"]);

/** A heading below that of a group, both without case and accents. */
interface GroupedHeading {
  readonly own: string;
  /** Where the heading goes if it stands alone. */
  readonly target: string | undefined;
  readonly group: string;
  /** Where the heading of the group goes if it stands alone. */
  readonly about: string | undefined;
}

/** Returns the target of a column below the heading of a group; `undefined` for a key of one's own. */
export function groupedTarget(heading: GroupedHeading): string | undefined {
  const { target, own, group, about } = heading;
  const prefix = GROUPS.find(([, pattern]) => pattern.test(group))?.[0];
  // Below "Inherent risk", a score is that of the risk.
  const rated = target === "score" ? "risk" : target;
  if (prefix !== undefined && rated !== undefined && RATINGS_OF_RISK.has(rated) && isOfRisk(about))
    return `${prefix}.${rated}`;
  if (target !== undefined && SAYS_ITSELF.test(target)) return target;
  if (about !== undefined && RATED_TARGETS.test(about)) return ofRating(own, target, about);
  if (about === "recommendation.title" || OF_ACTIONS.test(group)) return ofPlan(own, target);
  if (about !== undefined && OF_THREAT.has(about))
    return target === about || NAMING.has(target ?? "") ? about : undefined;
  return target;
}

/** Whether a group is about the risk as a whole: "Residual likelihood" is not. */
function isOfRisk(about: string | undefined): boolean {
  return about === undefined || !/(?:likelihood|impact|confidence)$/.test(about);
}

/** Below "Likelihood", a level and a period are those of the likelihood, and a description is not that of the threat. */
function ofRating(own: string, target: string | undefined, about: string): string | undefined {
  if (MEASURE.test(own)) return about;
  if (target === undefined) return undefined;
  return RATED_TARGETS.test(target) || target.startsWith(`${about}.`) ? target : undefined;
}

/** Below "Action plan", an owner is that of the action. */
function ofPlan(own: string, target: string | undefined): string | undefined {
  if (STEPS.test(own)) return "recommendation.title";
  return target === undefined || inPlan(target) !== undefined ? target : PLAN_TARGETS.get(target);
}

/** What plans call what is to be done. */
const STEPS =
  /^(?:activit(?:y|ies)|tasks?|steps?|measures?|what|details?|actividad(?:es)?|tareas?|pasos?|medidas?|actuacion(?:es)?|que|detalles?)$/;

const PLAN_TARGETS: ReadonlyMap<string, string> = new Map([
  ["title", "recommendation.title"],
  ["description", "recommendation.title"],
  ["owner", "recommendation.actors"],
  ["likelihood.within", "recommendation.horizon"],
]);

/** The keys of a threat that have details of their own in a register: who works on a control is not who owns the threat. */
const OF_THREAT: ReadonlySet<string> = new Set(["controls", "owner", "behind", "affects", "indicators"]);
