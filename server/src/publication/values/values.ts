/** Puts the values of the format into words: terms with their bands, dates, references, and anything else in its own words. */
import { t } from "@vscode/l10n";
import type { Schema } from "../../format/schema.ts";
import { isProse, itemOf, propertyOf, resolve, schemas } from "../../format/schema.ts";
import { labelOfKey, labelOfWord } from "../../format/labels.ts";
import { dateInWords } from "../../language/date.ts";
import { figure, withPercentSign, writtenFigure } from "../../language/figures.ts";
import { languageName } from "../../language/languageNames.ts";
import { formatMessage } from "../../language/messageFormat.ts";
import { showHidden } from "../../language/hiddenCharacters.ts";
import { capitalized, translated } from "../../language/texts.ts";
import { termOfValue } from "../../model/estimates/estimate.ts";
import { percentRangeIn, percentRangeText } from "../../model/estimates/percentRange.ts";
import type { Node, Pair, ScalarNode } from "../../syntax/node.ts";
import { textOf, valueAt } from "../../syntax/node.ts";
import { memberOf } from "../../syntax/ownMember.ts";
import { isOwnKey } from "../../syntax/ownKey.ts";
import { scalesFor } from "../../workspace/scales.ts";
import type { Place } from "../texts/context.ts";
import { crossReference } from "../texts/context.ts";
import { comparisonItemWords } from "./comparisonItems.ts";
import { costText, IN_COST } from "../words/costs.ts";
import { evidenceWords } from "./evidence.ts";
import {
  confidenceWords,
  likelihoodWords,
  othersOf,
  wordsOfOutcome,
  ratingWords,
  remarkOn,
} from "./estimates.ts";
import { nameWords } from "./personNames.ts";
import { durationText, horizonText } from "../words/periods.ts";
import { joined } from "../words/joined.ts";
import { plainTextOf } from "../tree/plainText.ts";
import { proseWords } from "../texts/prose.ts";
import { codeOf, nameText, nameWithBand } from "../words/termNames.ts";
import type { PhrasingContent } from "../tree/tree.ts";
import { missingNode, textNode } from "../tree/tree.ts";

export { plainTextOf } from "../tree/plainText.ts";

/** A value with its schema. */
export interface Typed {
  readonly node: Node | undefined;
  readonly schema: Schema | undefined;
}

/** Words of the document as they are, with hidden characters shown. */
export function plain(words: string): PhrasingContent {
  return textNode(showHidden(words));
}

/** The words for a value that the format describes with `schema`. */
export function valueWords(
  node: Node | undefined,
  schema: Schema | undefined,
  place: Place,
): PhrasingContent[] {
  if (!node || node.kind === "alias") return [missingNode(t("not stated"))];
  if (isNone(node, schema)) return [textNode(t("none"))];
  if (node.kind === "map" && node.pairs.length === 0) return [missingNode(t("not stated"))];
  const special = SPECIAL.get(schema?.["x-definition"] ?? "");
  if (special && node.kind !== "list") return special(node, place);
  switch (node.kind) {
    case "scalar":
      return scalarWords(node, schema, place);
    case "list":
      return joined(
        node.items.map((item) => valueWords(item, schema && itemOf(schema), place)),
        node.items.some(({ kind }) => kind === "map") ? "; " : ", ",
      );
    case "map":
      return mapWords(node, schema, place);
  }
}

/** Whether the authors say that there is nothing: an empty list, or an empty map of items. A map that lacks its keys is not stated. */
function isNone(node: Node, schema: Schema | undefined): boolean {
  if (node.kind === "list") return node.items.length === 0;
  return node.kind === "map" && node.pairs.length === 0 && isMapOfItems(schema);
}

/** Whether the keys of a map are ids, or names or words of the author. */
export function isMapOfItems(schema: Schema | undefined): boolean {
  return typeof schema?.additionalProperties === "object";
}

/** The values with words of their own, by the name of their definition in the schema. */
const SPECIAL = new Map<string, (node: Node, place: Place) => PhrasingContent[]>([
  ["likelihood", likelihoodWords],
  ["confidence", confidenceWords],
  ["impact", (node, place) => ratingWords("impact", node, place)],
  ["dimension", (node, place) => ratingWords("impact", node, place)],
  ["risk", (node, place) => ratingWords("risk", node, place)],
  ["evidence", evidenceWords],
  ["comparison-item", comparisonItemWords],
  ["horizon", horizonWords],
  ["margin-of-error", marginWords],
  ["name", nameWords],
  ["cost", costWords],
  ["outcome", wordsOfOutcome],
]);

/** Whether values of a definition have words of their own, which are not a list of their keys. */
export function hasOwnWords(schema: Schema | undefined): boolean {
  return SPECIAL.has(schema?.["x-definition"] ?? "");
}

function scalarWords(node: ScalarNode, schema: Schema | undefined, place: Place): PhrasingContent[] {
  const words = textOf(node)?.trim();
  if (words === undefined || words === "") return [missingNode(t("not stated"))];
  if (!schema) return [plain(words)];
  if (isProse(schema)) return proseWords(node, place);
  if (schema["x-words"]?.includes(words) ?? schema.enum?.includes(words))
    return [textNode(translated(labelOfWord(words, schema)))];
  if (schema["x-scale"]) return [termWords(words, schema["x-scale"], place)];
  if (schema["x-refers-to"]) return [crossReference(words, place.assessment, schema["x-refers-to"])];
  if (schema.format === "edtf") return [plain(dateInWords(words))];
  if (schema["x-in-words"]) return [plain(inWords(words, schema["x-in-words"]))];
  if (isNumber(schema)) return [plain(writtenFigure(words) ?? words)];
  if (node.value === true || node.value === false) return [textNode(node.value ? t("yes") : t("no"))];
  return [plain(percentageText(words))];
}

/** A code or a length in words of the document's language: "Spanish" for `es`, "4 años" for `4 years`. */
function inWords(words: string, what: NonNullable<Schema["x-in-words"]>): string {
  return what === "language" ? languageName(words) : (durationText(words) ?? words);
}

/** Whether a value is a number first of all: the volume of a journal may be one, but is a name. */
function isNumber({ type }: Schema): boolean {
  const [first] = [type].flat();
  return first === "number" || first === "integer";
}

/** A percentage as the reader's language writes it; other words as they are. */
export function percentageText(words: string): string {
  const range = percentRangeIn(words);
  if (range && range.from !== range.to) return percentRangeText(range);
  const figures = words.endsWith("%") ? writtenFigure(words.slice(0, -1)) : undefined;
  return figures === undefined ? words : withPercentSign(figures);
}

function horizonWords(node: Node, place: Place): PhrasingContent[] {
  const words = horizonText(node);
  const others = othersOf(node, { name: "horizon", said: ["after", "before"] }, place);
  if (words === undefined && others.length > 0) return others;
  return joined([[words === undefined ? missingNode(t("not stated")) : plain(words)], others], ". ");
}

/** "±4 percentage points, at a confidence level of 95%". */
function marginWords(node: Node, place: Place): PhrasingContent[] {
  const written = textOf(node) ?? textOf(valueAt(node, "points"));
  const points = Number(written ?? Number.NaN);
  const level = textOf(valueAt(node, "level"));
  return joined(
    [
      Number.isFinite(points)
        ? [
            plain(
              formatMessage(
                t("{points, plural, one {±{figures} percentage point} other {±{figures} percentage points}}"),
                { points, figures: figure(points) },
              ),
            ),
          ]
        : [written === undefined ? missingNode(t("not stated")) : plain(written)],
      level === undefined ? [] : [plain(t("at a confidence level of {0}", percentageText(level)))],
      othersOf(node, { name: "margin-of-error", said: ["points", "level"] }, place),
    ],
    ", ",
  );
}

/** "180,000–240,000 EUR a year. Two tests are included." */
function costWords(node: Node, place: Place): PhrasingContent[] {
  const schema = schemas.assessment.definitions?.cost;
  if (node.kind !== "map") return valueWords(node, schema, place);
  const sum = costText(node);
  const others = othersOf(node, { name: "cost", said: IN_COST }, place);
  return joined([sum === "" ? [] : [plain(sum)], others], ". ");
}

/** A term of a scale with its code, and with its band if the scale has bands. */
function termWords(
  words: string,
  of: NonNullable<Schema["x-scale"]>,
  { assessment }: Place,
): PhrasingContent {
  const [term] = scalesFor(of, assessment).flatMap((scale) => termOfValue(words, scale) ?? []);
  if (!term) return plain(nameText({ code: undefined, words }, remarkOn(words, of, assessment)));
  const name = { code: codeOf(term), words: term.shownLabel ?? term.term };
  return plain(nameWithBand(name, term.percent && percentRangeText(term.percent)));
}

/** The keys whose values are said first and without a label. */
const LEADING = [
  "text",
  "item",
  "actor",
  "asset",
  "result",
  "name",
  "title",
  "label",
  "level",
  "marking",
  "use",
  "points",
  "reason",
  "statement",
  "comparison",
  "ranking",
  "threat",
  "context",
  "recommendation",
  "term",
  "note",
  "amount",
];

/** The words for a map on one line: "The gate stops vehicles. Effectiveness: partly effective". */
export function mapWords(node: Node, schema: Schema | undefined, place: Place): PhrasingContent[] {
  if (node.kind !== "map") return valueWords(node, schema, place);
  const pairs = orderedPairs(node.pairs, schema);
  const isLeading = ({ key }: Pair): boolean => LEADING.includes(textOf(key) ?? "");
  const leading = pairs
    .filter(isLeading)
    .map((pair) => valueWords(pair.value, schemaOf(pair, schema), place));
  const others = pairs.filter((pair) => !isLeading(pair)).map((pair) => labelled(pair, schema, place));
  return joined([...leading, ...others], ". ");
}

/** "Effectiveness: partly effective". The label of what is true says enough. */
function labelled(pair: Pair, schema: Schema | undefined, place: Place): PhrasingContent[] {
  const said = unlabelled(pair, schema);
  if (said !== undefined) return [textNode(said)];
  const label = keyLabel(pair, schema, place);
  if (pair.value?.kind === "scalar" && pair.value.value === true) return [textNode(label)];
  return [textNode(`${label}: `), ...valueWords(pair.value, schemaOf(pair, schema), place)];
}

/** Returns the words of a pair that needs no label, such as "Country" for the kind of an actor; `undefined` for the others. */
export function unlabelled(pair: Pair, schema: Schema | undefined): string | undefined {
  const own = schemaOf(pair, schema);
  const word = textOf(pair.value);
  if (word === undefined || !own?.["x-says-itself"] || !own.enum?.includes(word)) return undefined;
  return capitalized(translated(labelOfWord(word, own)));
}

/** Returns the pairs in the order of the schema; those that it does not know come last, in the order of the file. */
export function orderedPairs(pairs: readonly Pair[], schema: Schema | undefined): Pair[] {
  const order = Object.keys(schema?.properties ?? {});
  const place = ({ key }: Pair): number => {
    const index = order.indexOf(textOf(key) ?? "");
    return index < 0 ? order.length : index;
  };
  return pairs.filter(isPrinted(schema)).toSorted((a, b) => place(a) - place(b));
}

/** Whether a publication prints a pair: not an author's own keys, nor those that the schema leaves out. */
function isPrinted(schema: Schema | undefined): (pair: Pair) => boolean {
  return (pair) => {
    const key = textOf(pair.key) ?? "";
    return !isOwnKey(key) && schemaOf(pair, schema)?.["x-not-printed"] === undefined;
  };
}

/** The schema of the value of a pair. */
export function schemaOf({ key }: Pair, schema: Schema | undefined): Schema | undefined {
  return schema && propertyOf(schema, textOf(key) ?? "");
}

/** The label of a pair. A key that is an id is the name of what it names. */
export function keyLabel({ key }: Pair, schema: Schema | undefined, { assessment }: Place): string {
  const name = textOf(key) ?? "";
  const concepts = schema?.propertyNames?.["x-refers-to"];
  if (concepts) {
    const word = crossReference(name, assessment, concepts);
    return word.type === "link" ? plainTextOf(word.children) : showHidden(name);
  }
  const known = memberOf(schema?.properties, name);
  if (known) return translated(labelOfKey(name, resolve(known)));
  const words = showHidden(name.replaceAll("-", " "));
  // Where the keys are the format's own, an unknown one is a label like the others.
  return schema?.additionalProperties === false ? capitalized(words) : words;
}

/** The words for the value under a key of a map. */
export function wordsAt({ node, schema }: Typed, key: string, place: Place): PhrasingContent[] {
  const value = valueAt(node, key);
  return value ? valueWords(value, schema && propertyOf(schema, key), place) : [];
}
