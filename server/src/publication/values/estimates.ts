/** Puts likelihoods, confidences and ratings into words: the term with its band, and the reason. */
import { t } from "@vscode/l10n";
import type { ScaleName, Schema } from "../../format/schema.ts";
import { propertyOf, schemas } from "../../format/schema.ts";
import { memberOf } from "../../syntax/ownMember.ts";
import { labelOfKey } from "../../format/labels.ts";
import { translated } from "../../language/texts.ts";
import { termOfValue } from "../../model/estimates/estimate.ts";
import type { PercentRange } from "../../model/estimates/percentRange.ts";
import { percentRangeIn, percentRangeText } from "../../model/estimates/percentRange.ts";
import type { Scale, ScaleTerm } from "../../model/estimates/scale.ts";
import type { Node, Pair } from "../../syntax/node.ts";
import { textOf, valueAt } from "../../syntax/node.ts";
import type { Assessment } from "../../workspace/assessment.ts";
import { scalesFor, termNamed } from "../../workspace/scales.ts";
import type { Place } from "../texts/context.ts";
import type { PhrasingContent } from "../tree/tree.ts";
import { periodText } from "../words/periods.ts";
import type { TermName } from "../words/termNames.ts";
import { codeOf, nameText, nameWithBand, rangeName, rangeOfWords } from "../words/termNames.ts";
import { joined } from "../words/joined.ts";
import { mapWords, orderedPairs, plain, plainTextOf, valueWords, wordsAt } from "./values.ts";

/** A rating in words: the term or the range of terms, and what the scale says in percent. */
export interface RatedTerm extends TermName {
  /** Its code and its words: "likely", "5 (catastrophic)", "unlikely to likely", or "severe (not on the scale)". */
  readonly label: string;
  /** What readers have to know of words that no scale of the document has. */
  readonly remark: string | undefined;
  readonly band: PercentRange | undefined;
  readonly scale: Scale | undefined;
  /** The first and the last term on the scale. */
  readonly terms: readonly ScaleTerm[];
  /** The keys whose values the label says. */
  readonly said: readonly string[];
}

/** Reads a value that names a term of a scale, or a range of terms; `undefined` if it names none. */
export function ratedTerm(
  of: ScaleName,
  node: Node | undefined,
  assessment: Assessment,
): RatedTerm | undefined {
  const at = (key: string): string | undefined => textOf(valueAt(node, key));
  const single = ["term", "level"].find((key) => at(key) !== undefined) ?? "";
  const said = ["from", "to"].map((key) => (at(key) === undefined ? single : key));
  const [from, to] = said.map((key) => textOf(node) ?? at(key));
  if (from === undefined || to === undefined) return undefined;
  const scales = scalesFor(of, assessment);
  const scale = scales.find((each) => termOfValue(from, each) && termOfValue(to, each));
  const terms = scale ? [from, to].flatMap((word) => termOfValue(word, scale) ?? []) : [];
  const name = nameOf([from, to], terms);
  const named = scale ? { ...name, words: withoutName(name.words, of, scale) } : name;
  const remark = scale ? undefined : (remarkOn(from, of, assessment) ?? remarkOn(to, of, assessment));
  return {
    ...named,
    label: nameText(named, remark),
    remark,
    band: scale && bandOver(terms),
    scale,
    terms,
    said,
  };
}

/** Returns the words that mark a value that no scale of the document has. Nothing is said of percentages, and if a scale cannot be read. */
export function remarkOn(word: string, of: ScaleName, assessment: Assessment): string | undefined {
  const { scales, furtherScales } = assessment;
  if (!scales[of] || furtherScales.includes(undefined) || percentRangeIn(word)) return undefined;
  return termNamed(word, of, assessment) ? undefined : t("not on the scale");
}

/** The name of a term or of a range of terms; words that are on no scale are their own name. */
function nameOf([from, to]: readonly [string, string], [low, high]: readonly ScaleTerm[]): TermName {
  if (!low || !high) return { code: undefined, words: from === to ? from : rangeOfWords(from, to) };
  if (low === high) return { code: codeOf(low), words: low.shownLabel ?? low.term };
  return rangeName(low, high);
}

/** A term without the name of what its scale measures, which the label says: "moderate" for "moderate confidence". */
function withoutName(words: string, of: ScaleName, { terms }: Scale): string {
  const name = translated(labelOfKey(of, undefined)).toLowerCase();
  const isSaid = [namesAtEnd, namesAtStart].some((isAt) =>
    terms.every(({ shownLabel, term }) => isAt((shownLabel ?? term).toLowerCase(), name)),
  );
  if (!isSaid) return words;
  return words
    .split(" ")
    .filter((word) => word.toLowerCase() !== name)
    .join(" ");
}

/** Whether a term is an adjective before the name, as in English; "no impact" is not. */
function namesAtEnd(term: string, name: string): boolean {
  return term.endsWith(` ${name}`) && !/^(?:no|not|without|sin|ning\p{L}+)\s/u.test(term);
}

/** Whether a term is an adjective after the name, as in Spanish: "confianza baja", "confianza muy baja". */
function namesAtStart(term: string, name: string): boolean {
  return (
    term.startsWith(`${name} `) &&
    /^(?:(?:muy|bastante|\p{L}+mente) )?\S+$/u.test(term.slice(name.length + 1))
  );
}

function bandOver(terms: readonly ScaleTerm[]): PercentRange | undefined {
  const [first, last] = terms.map(({ percent }) => percent);
  return first && last && { from: Math.min(first.from, last.from), to: Math.max(first.to, last.to) };
}

/** "likely (55–80%), within 2 years". */
export function likelihoodWords(node: Node, place: Place): PhrasingContent[] {
  const rated = ratedTerm("likelihood", node, place.assessment);
  const percent = textOf(valueAt(node, "percent"));
  const own = percentRangeIn(percent);
  const figures = own ? percentRangeText(own) : (percent ?? (rated?.band && percentRangeText(rated.band)));
  const words = rated === undefined ? figures : likelihoodText(rated, figures, own !== undefined);
  const within = textOf(valueAt(node, "within"));
  return joined(
    [
      words === undefined ? [] : [plain(words)],
      within === undefined ? [] : [plain(periodText(within))],
      othersOf(node, { name: "likelihood", said: [...(rated?.said ?? []), "percent", "within"] }, place),
    ],
    ", ",
  );
}

/** A likelihood with its band, or with its own figures, which readers see also beside a word that is a band itself. */
function likelihoodText(rated: RatedTerm, figures: string | undefined, isOwn: boolean): string {
  const { remark } = rated;
  if (remark !== undefined) return nameText(rated, figures === undefined ? remark : `${remark}, ${figures}`);
  return isOwn ? nameText(rated, figures) : nameWithBand(rated, figures);
}

/** "moderate; the sources agree". */
export function confidenceWords(node: Node, place: Place): PhrasingContent[] {
  return ratingWords("confidence", node, place);
}

/** "4 (serious); the quay has no second gate". A colon would follow that of the label. */
export function ratingWords(of: ScaleName, node: Node, place: Place): PhrasingContent[] {
  const rated = ratedTerm(of, node, place.assessment);
  const because = wordsAt({ node, schema: schemaDefinition(of) }, "because", place);
  const head = joined(
    [
      rated ? [plain(rated.label)] : [],
      othersOf(node, { name: of, said: [...(rated?.said ?? []), "because"] }, place),
    ],
    ". ",
  );
  const isSentence = /^["“«¿¡]?\p{Lu}/u.test(plainTextOf(because));
  return joined([head, because], isSentence ? ". " : "; ");
}

/** "partly. The port was closed for nine days. Date: 14 May 2026". */
export function wordsOfOutcome(node: Node, place: Place): PhrasingContent[] {
  const schema = schemaDefinition("outcome");
  if (node.kind !== "map") return valueWords(node, schema && propertyOf(schema, "status"), place);
  const status = wordsAt({ node, schema }, "status", place);
  return joined([status, othersOf(node, { name: "outcome", said: ["status"] }, place)], ". ");
}

/** The words for the keys of a map that others do not say. @param of The definition of the map in the schema, and the keys that are said. */
export function othersOf(
  node: Node,
  { name, said }: { readonly name: string; readonly said: readonly string[] },
  place: Place,
): PhrasingContent[] {
  if (node.kind !== "map") return [];
  const pairs = orderedPairs(node.pairs, schemaDefinition(name)).filter(
    (pair) => !said.includes(textOf(pair.key) ?? "") || isMistyped(pair),
  );
  return pairs.length > 0 ? mapWords({ ...node, pairs }, schemaDefinition(name), place) : [];
}

/** Whether a text is expected under a key, but its value is a list or a map, which others do not say. */
function isMistyped({ key, value }: Pair): boolean {
  return (value?.kind === "list" || value?.kind === "map") && textOf(key) !== "because";
}

/** A definition of the schema of assessments. */
export function schemaDefinition(name: string): Schema | undefined {
  return memberOf(schemas.assessment.definitions, name);
}
