/** Reads the headings of columns: where each goes in the format. */
import { memberOf } from "../../syntax/ownMember.ts";
import { t } from "@vscode/l10n";
import { labelOfKey } from "../../format/labels.ts";
import { schemas } from "../../format/schema.ts";
import { keySynonyms } from "../../format/keySynonyms.ts";
import { nameForSynonym } from "../../format/synonyms.ts";
import type { Translations } from "../../language/texts.ts";
import { inLanguage, translated } from "../../language/texts.ts";
import { HEADING_WORDS } from "./headingWords.ts";
import { RATINGS_OF_RISK, groupedTarget } from "./headingGroups.ts";
import type { HeadingUnit, UnitKind } from "../cells/headingUnits.ts";
import { headingUnit } from "../cells/headingUnits.ts";
import { folded } from "../cells/folded.ts";
import { TARGETS } from "./targets.ts";

/** Finds the key of the format for a heading; `undefined` if none is known. */
export type HeadingReader = (heading: string) => string | undefined;

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
    const whole = targetOf(headingWords(heading), labels);
    if (whole !== undefined) return fitting(whole, headingUnit(columnPart(heading)));
    const [own = "", ...groups] = heading.split(GROUP_SEPARATOR).reverse();
    const target = columnTarget(groups.length === 0 ? heading : own, labels);
    if (groups.length === 0) return target;
    const group = groups.toReversed().join(" ");
    const about = columnTarget(group, labels);
    return groupedTarget({ own: folded(own), target, group: folded(group), about });
  };
}

/** Returns the part of a heading that is in the row above the cells. */
export function columnPart(heading: string): string {
  return heading.split(GROUP_SEPARATOR).at(-1) ?? heading;
}

type Labels = ReadonlyMap<string, string>;

/** The target of a heading without a group, with or without its unit, or in two languages: "Riesgo / Risk". */
function columnTarget(heading: string, labels: Labels): string | undefined {
  const unit = headingUnit(heading);
  const target =
    targetOf(headingWords(heading), labels) ??
    (unit && targetOf(headingWords(unit.name), labels)) ??
    targetOf(headingWords(withoutParentheses(heading)), labels) ??
    commonTarget(heading, labels);
  return target === undefined ? undefined : fitting(target, unit);
}

function fitting(target: string, unit: HeadingUnit | undefined): string | undefined {
  return unit && !fits(target, unit.kind) ? undefined : target;
}

/** Whether a target can be measured so. An impact in euros is not a level, and 40 % of progress is not a status. */
function fits(target: string, kind: UnitKind): boolean {
  const [last = ""] = target.split(".").reverse();
  if (kind === "percent") return last !== "status" && (last === "likelihood" || !RATINGS_OF_RISK.has(last));
  return !RATINGS_OF_RISK.has(last);
}

/** The target that all parts of a heading have, such as those in two languages. */
function commonTarget(heading: string, labels: Labels): string | undefined {
  const parts = heading.split(/[/|]/).map((part) => targetOf(headingWords(part), labels));
  const [first, ...others] = parts;
  return others.length > 0 && others.every((other) => other === first) ? first : undefined;
}

/** What separates the heading of a group from that of a column. */
export const GROUP_SEPARATOR = ": ";

function targetOf(words: string, labels: Labels): string | undefined {
  if (NUMBER.test(words)) return "id";
  return (
    HEADING_WORDS.get(words) ?? labels.get(words) ?? synonymOf(words) ?? SINGULAR_WORDS.get(singular(words))
  );
}

/** Words without the endings of plurals, so that "Planned action" is the same as "Planned actions". */
function singular(words: string): string {
  return words.replace(/(?<=\p{L}{2})(?:(?<=[lnrdj])es|(?<!s)s)\b/gu, "");
}

const SINGULAR_WORDS: ReadonlyMap<string, string> = new Map(
  Array.from(HEADING_WORDS, ([words, target]) => [singular(words), target]),
);

const OF = "(?:risk|threat|hazard|action|control|riesgo|amenaza|peligro|accion|medida)s?";
const NUMBERING = "(?:no|n|nr|nro|num|numero|number|ref|reference|referencia|id|code|codigo|clave|folio|#)";

/** What numbers rows: "No.", "N.º", "Risk ID", "ID del riesgo", "Nº de riesgo". A letter alone is not enough. */
const NUMBER = new RegExp(
  `^(?!n$)(?:${NUMBERING}|${NUMBERING}(?: (?:of|de|del|de la|the))? ${OF}|${OF} ${NUMBERING})$`,
);

/** A heading as it is looked up: "N.º", "Nº", "N°" and "№" are "no". */
function headingWords(heading: string): string {
  return folded(heading.replace(/[º°]/g, "o").normalize("NFKC")).replace(/^n o(?= |$)/, "no");
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
function withoutParentheses(heading: string): string {
  return heading.replace(/[([][^()[\]]*[)\]]/g, " ");
}

/** Headings that name a threat in a sheet of something else. */
const THREAT =
  /^(?:related |linked |riesgo |amenaza )?(?:risk|threat|riesgo|amenaza)s?(?: (?:id|ids|ref|no|number|code))?$|^(?:id|codigo)(?: del?)? (?:riesgo|amenaza)$/;

/** Whether a heading names a threat in a sheet of something else. */
export function isThreatHeading(heading: string): boolean {
  return THREAT.test(folded(heading));
}
