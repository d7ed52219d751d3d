/** The columns of plain tables: one for each key that the format knows and an item states, with estimates taken apart. */
import { t } from "@vscode/l10n";
import type { FootnoteReference } from "mdast";
import { labelOfKey } from "../../format/labels.ts";
import type { ScaleName, Schema } from "../../format/schema.ts";
import { itemOf, propertyOf } from "../../format/schema.ts";
import { translated } from "../../language/texts.ts";
import { definitionsNamed } from "../../model/facts/definitions.ts";
import { percentRangeIn } from "../../model/estimates/percentRange.ts";
import type { PercentRange } from "../../model/estimates/percentRange.ts";
import type { Node } from "../../syntax/node.ts";
import { textOf, valueAt } from "../../syntax/node.ts";
import type { Assessment } from "../../workspace/assessment.ts";
import type { Place } from "../texts/context.ts";
import { titleOfWork } from "../texts/context.ts";
import { ratedTerm, schemaDefinition } from "./estimates.ts";
import { citationText } from "../tree/plainCitation.ts";
import { addressAfter } from "../tree/plainText.ts";
import type { CitationNode, PhrasingContent } from "../tree/tree.ts";
import { mapWords, orderedPairs, valueWords } from "./values.ts";

/** What a cell has: a number, words, or nothing for what is not stated. */
export type TableValue = string | number | undefined;

/** What a row shows. */
interface RowNode {
  readonly node: Node | undefined;
  readonly place: Place;
}

/** A column. */
export interface Column {
  readonly title: string;
  readonly cell: (row: RowNode) => TableValue;
}

/** Which columns a table has. */
interface ColumnChoice {
  readonly schema: Schema | undefined;
  /** The keys that have a column although no row states them. */
  readonly expected: readonly string[];
  /** The keys that have no column. */
  readonly without: readonly string[];
}

/** The columns of a table: in the order of the schema, without those that are empty. Unknown keys come last. */
export function columnsOf(rows: readonly RowNode[], { schema, expected, without }: ColumnChoice): Column[] {
  const own = rows.flatMap(({ node }) => (node?.kind === "map" ? orderedPairs(node.pairs, schema) : []));
  const stated = new Set([...expected, ...own.map(({ key }) => textOf(key) ?? "")]);
  const order = Object.keys(schema?.properties ?? {}).filter((key) => stated.has(key));
  const keys = [...new Set([...order, ...stated])].filter((key) => !without.includes(key));
  return keys.flatMap((key) => {
    const [first, ...others] = columnsAt(key, schema);
    const filledOnes = others.filter(({ cell }) => rows.some((row) => cell(row) !== undefined));
    const isShown = first && (expected.includes(key) || rows.some((row) => first.cell(row) !== undefined));
    return [...(isShown ? [first] : []), ...filledOnes];
  });
}

/** The columns for the value under a key; the first one is the value itself. */
function columnsAt(key: string, schema: Schema | undefined): Column[] {
  const own = schema && propertyOf(schema, key);
  const title = translated(labelOfKey(key, own));
  const at = (column: Column): Column => ({
    ...column,
    cell: ({ node, place }) => {
      const value = valueAt(node, key);
      return value && column.cell({ node: value, place });
    },
  });
  return valueColumns(title, own, key).map(at);
}

const RATINGS: ReadonlySet<string> = new Set(["impact", "risk", "confidence"]);

function valueColumns(title: string, schema: Schema | undefined, key: string): Column[] {
  const kind = schema?.["x-definition"] ?? "";
  if (kind === "likelihood") return likelihoodColumns(title, schema);
  if (RATINGS.has(kind)) return ratingColumns(title, kind as ScaleName, schema);
  if (key === "inherent" || key === "residual") {
    const keys = Object.keys(schema?.properties ?? {});
    return [...keys.flatMap((inner) => columnsAt(inner, schema)), remainder(t("Remarks"), schema, keys)].map(
      (column) => ({ ...column, title: t("{0}: {1}", title, column.title) }),
    );
  }
  return [{ title, cell: (row) => valueCell(row, schema) }];
}

/** The term, the first and the last percent, and the period. */
function likelihoodColumns(title: string, schema: Schema | undefined): Column[] {
  const band = ({ node, place }: RowNode): PercentRange | undefined =>
    percentRangeIn(textOf(valueAt(node, "percent"))) ?? ratedTerm("likelihood", node, place.assessment)?.band;
  return [
    {
      title,
      cell: ({ node, place }) =>
        ratedTerm("likelihood", node, place.assessment)?.label ?? textOf(valueAt(node, "percent")),
    },
    { title: t("{0}: from (%)", title), cell: (row) => band(row)?.from },
    { title: t("{0}: to (%)", title), cell: (row) => band(row)?.to },
    remainder(t("{0}: period", title), schema, ["term", "from", "to", "percent"]),
  ];
}

/** The level, as a number if the scale counts, and what is said of it. */
function ratingColumns(title: string, of: ScaleName, schema: Schema | undefined): Column[] {
  const rest = remainder(t("{0}: reasons", title), schema, ["level", "from", "to"]);
  return [{ title, cell: ({ node, place }) => numberOr(ratedTerm(of, node, place.assessment)?.label) }, rest];
}

/** What a map says under the other keys. */
function remainder(title: string, schema: Schema | undefined, said: readonly string[]): Column {
  return {
    title,
    cell: ({ node, place }) => {
      if (node?.kind !== "map") return undefined;
      const pairs = orderedPairs(node.pairs, schema).filter(({ key }) => !said.includes(textOf(key) ?? ""));
      const [only] = pairs;
      if (only && pairs.length === 1 && schema)
        return filled(
          cellText(valueWords(only.value, propertyOf(schema, textOf(only.key) ?? ""), place), place),
        );
      return pairs.length > 0
        ? filled(cellText(mapWords({ ...node, pairs }, schema, place), place))
        : undefined;
    },
  };
}

function valueCell({ node, place }: RowNode, schema: Schema | undefined): TableValue {
  if (node?.kind === "scalar" && typeof node.value === "number" && isCount(schema)) return node.value;
  if (node?.kind === "list" && node.items.length > 1) {
    const items = schema && itemOf(schema);
    return inOneCell(node.items.map((item) => cellText(valueWords(item, items, place), place)));
  }
  return filled(cellText(valueWords(node, schema, place), place));
}

/** Puts several values into a cell, so that nobody takes two of them for one: a value may have a comma or a semicolon itself. */
export function inOneCell(values: readonly string[]): string | undefined {
  const filledOnes = values.filter((each) => each !== "");
  return filled(filledOnes.join(filledOnes.some((each) => /[;\n]|[.!?]$/.test(each)) ? "\n" : "; "));
}

/** Whether a value is a number, not a date or a word that looks like one. */
function isCount(schema: Schema | undefined): boolean {
  return (
    [schema?.type].flat().some((type) => type === "integer" || type === "number") && schema?.format !== "edtf"
  );
}

function numberOr(words: string | undefined): TableValue {
  return words !== undefined && /^-?\d{1,15}(?:\.\d{1,9})?$/.test(words) ? Number(words) : words;
}

/** Words, or nothing. */
export function filled(words: string): string | undefined {
  return words === "" ? undefined : words;
}

/** The words of nodes without their formatting, with ids in place of citations and notes, for data that says what they name. */
export function cellWords(nodes: readonly PhrasingContent[]): string {
  return flatWords(nodes, (node) =>
    node.type === "citation" ? citationText(node) : `[${node.label ?? node.identifier}]`,
  );
}

/** The words of nodes for a cell, with the titles of works and the texts of notes, which a table does not have elsewhere. */
export function cellText(nodes: readonly PhrasingContent[], { assessment }: Place): string {
  return flatWords(nodes, (node) => {
    if (node.type === "footnoteReference") return ` [${noteText(node.identifier, assessment)}]`;
    const works = node.works.map((work) => ({ ...work, id: titleOfWork(work.id, assessment) }));
    const words = citationText({ works });
    return node.inText ? words.slice(1, -1) : words;
  });
}

/** What a note says, in one line. Notes in it are their ids: two notes may name each other. */
function noteText(id: string, assessment: Assessment): string {
  const [defined] = definitionsNamed(assessment.definitionsBySection, { concept: "note", id });
  if (!defined) return id;
  const { value, piece } = defined.item;
  return value ? cellWords(mapWords(value, schemaDefinition("note"), { assessment, piece })) : id;
}

function flatWords(
  nodes: readonly PhrasingContent[],
  reference: (node: CitationNode | FootnoteReference) => string,
): string {
  return nodes
    .map((node): string => {
      if (node.type === "citation" || node.type === "footnoteReference") return reference(node);
      if (node.type === "break") return "\n";
      if ("value" in node) return node.value;
      return "children" in node ? flatWords(node.children, reference) + addressAfter(node) : "";
    })
    .join("");
}
