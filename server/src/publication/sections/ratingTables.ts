/** Shows the ratings of a threat side by side: without controls, as they are, and with the controls. */
import { t } from "@vscode/l10n";
import { propertyOf } from "../../format/schema.ts";
import type { Schema } from "../../format/schema.ts";
import type { MapNode, Node, Pair } from "../../syntax/node.ts";
import { textOf } from "../../syntax/node.ts";
import type { Place } from "../texts/context.ts";
import { schemaDefinition } from "../values/estimates.ts";
import { pairWords } from "../values/listTables.ts";
import type { PhrasingContent, Table } from "../tree/tree.ts";
import { missingNode, tableNode, textNode } from "../tree/tree.ts";
import { keyLabel, orderedPairs } from "../values/values.ts";

/** The keys that rate a threat as it is now. */
const CURRENT = ["likelihood", "impact", "risk"];
/** A part of an impact, which has a row for each of its keys. */
const DIMENSIONS = "dimensions";

/** A column: what is rated at one stage. */
interface Stage {
  readonly title: string;
  readonly pairs: readonly Pair[];
}

/** The table with the keys of the threat that it shows. */
interface RatingTable {
  readonly table: Table;
  readonly shown: readonly string[];
}

/** Returns the table of the ratings; `undefined` if a threat is rated at one stage only, or if a stage cannot be read. */
export function ratingTable(threat: MapNode, name: string, place: Place): RatingTable | undefined {
  const rated = stagesOf(threat);
  const stages = rated?.filter(({ pairs }) => pairs.length > 0) ?? [];
  if (stages.length < 2) return undefined;
  const schema = schemaDefinition("rating");
  const keys = namesOf(
    stages.flatMap(({ pairs }) => pairs),
    schema,
  );
  const rows = keys.flatMap((key) => [
    rowOf(key, stages, place),
    ...(key === "impact" ? dimensionRows(stages, place) : []),
  ]);
  const heads = [t("Rating"), ...stages.map(({ title }) => title)];
  const current = namesOf(threat.pairs, undefined).filter((key) => CURRENT.includes(key));
  const others = rated?.flatMap(({ key, pairs }) => (key !== undefined && pairs.length > 0 ? [key] : []));
  return {
    table: tableNode([heads.map((head) => [textNode(head)]), ...rows], {
      name,
      headColumns: 1,
      widths: widthsOf(stages),
    }),
    shown: [...current, ...(others ?? [])],
  };
}

/** The columns of the tables of all threats begin at the same places. */
function widthsOf(stages: readonly Stage[]): number[] {
  return [LABELS, ...stages.map(() => (1 - LABELS) / stages.length)];
}

/** The share of the column with the labels. */
const LABELS = 0.22;

/** The stages, each with the key that has it; `undefined` if one of them is not a map. */
function stagesOf(threat: MapNode): (Stage & { readonly key?: string })[] | undefined {
  const [inherent, residual] = ["inherent", "residual"].map((key) => pairsUnder(key, threat));
  if (!inherent || !residual) return undefined;
  return [
    { key: "inherent", title: t("Inherent (without controls)"), pairs: inherent },
    { title: t("Current"), pairs: threat.pairs.filter(({ key }) => CURRENT.includes(textOf(key) ?? "")) },
    { key: "residual", title: t("Residual (with the controls)"), pairs: residual },
  ];
}

/** The pairs of all maps under a key, which a file with a mistake has twice. */
function pairsUnder(name: string, { pairs }: MapNode): Pair[] | undefined {
  const values = pairs.filter(({ key }) => textOf(key) === name).map(({ value }) => value);
  if (values.some((value) => value?.kind !== "map")) return undefined;
  const schema = schemaDefinition("rating");
  return values.flatMap((value) => (value?.kind === "map" ? orderedPairs(value.pairs, schema) : []));
}

/** The names of keys, each once, in the order of the schema. */
function namesOf(pairs: readonly Pair[], schema: Schema | undefined): string[] {
  return Array.from(new Set(orderedPairs(pairs, schema).map(({ key }) => textOf(key) ?? "")));
}

function rowOf(key: string, stages: readonly Stage[], place: Place): PhrasingContent[][] {
  const schema = schemaDefinition("rating");
  const [first] = stages.flatMap(({ pairs }) => pairs.filter((pair) => textOf(pair.key) === key));
  const cells = stages.map(({ pairs }) => {
    const isMissing = CURRENT.includes(key) && !pairs.some((pair) => textOf(pair.key) === key);
    if (isMissing) return [missingNode(t("not stated"))];
    return pairWords(pairs.map(withoutDimensions), key, { schema, place });
  });
  return [[textNode(first ? keyLabel(first, schema, place) : key)], ...cells];
}

/** An impact without its dimensions; of one that says nothing else, these are left in place. */
function withoutDimensions(pair: Pair): Pair {
  const { value } = pair;
  if (!hasDimensions(value)) return pair;
  return { ...pair, value: { ...value, pairs: value.pairs.filter((each) => !isDimensions(each)) } };
}

/** Whether the dimensions of an impact can have rows of their own. */
function hasDimensions(value: Node | undefined): value is MapNode {
  return value?.kind === "map" && value.pairs.length > 1 && value.pairs.some(isDimensions);
}

function isDimensions({ key, value }: Pair): boolean {
  return textOf(key) === DIMENSIONS && value?.kind === "map" && value.pairs.length > 0;
}

function dimensionRows(stages: readonly Stage[], place: Place): PhrasingContent[][][] {
  const impact = schemaDefinition("impact");
  const schema = impact && propertyOf(impact, DIMENSIONS);
  const columns = stages.map(({ pairs }) => pairs.flatMap(dimensionsOf));
  const all = columns.flat();
  return namesOf(all, schema).map((name) => {
    const [first] = all.filter(({ key }) => textOf(key) === name);
    const label = first ? keyLabel(first, schema, place) : name;
    return [
      [textNode(t("Impact: {0}", label))],
      ...columns.map((pairs) => pairWords(pairs, name, { schema, place })),
    ];
  });
}

function dimensionsOf({ key, value }: Pair): Pair[] {
  if (textOf(key) !== "impact" || !hasDimensions(value)) return [];
  return value.pairs.flatMap((pair) =>
    isDimensions(pair) && pair.value?.kind === "map" ? pair.value.pairs : [],
  );
}
