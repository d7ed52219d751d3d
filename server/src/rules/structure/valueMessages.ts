/** Describes wrong values and what a key takes instead. */
import { t } from "@vscode/l10n";
import { listed, quotedList } from "../../language/lists.ts";
import type { Schema } from "../../format/schema.ts";
import { allows } from "../../format/schema.ts";
import type { Violation } from "../../model/violations.ts";
import type { Node } from "../../syntax/node.ts";
import { textOf } from "../../syntax/node.ts";

/** Says what a key takes, for a value that has the right type but is not accepted. */
export function expectation(
  schema: Schema,
  {
    keyword,
    params,
    node,
    words,
  }: Pick<Violation, "keyword" | "params" | "node"> & { readonly words: Schema["enum"] },
): string {
  const text = textOf(node) ?? "";
  if (words) return t("Expected {0}.", quotedList(words));
  const limit = String(params.limit);
  if (keyword === "minimum" || keyword === "maximum") {
    if (schema.format === "edtf") return t("A year has four digits.");
    if (limit === FIRST_YEAR || limit === LAST_YEAR) return loneNumber(text);
  }
  if (keyword === "minimum") return t("Expected {0} or more.", limit);
  if (keyword === "exclusiveMinimum") return t("Expected more than {0}.", limit);
  if (keyword === "maximum") return t("Expected {0} or less.", limit);
  if (isPercentage(schema)) {
    if (isAboveAll(text)) return t("It cannot be more than 100%.");
    if (/^\d+,\d+\s?%$/.test(text))
      return t('Write decimals with a point, not with a comma: "{0}".', text.replace(",", "."));
  }
  const example = exampleOf(schema);
  return example === undefined
    ? t("Expected {0}.", expected(schema))
    : t('Expected something like "{0}".', example);
}

/** The limits of a number that is a year, in a value that can also be a length of time. */
const [FIRST_YEAR, LAST_YEAR] = ["1000", "9999"];

function loneNumber(text: string): string {
  return t('A number alone is a year. For a length of time, add the unit: "{0} years".', text);
}

/** Says that a number is not a year. */
export function notAYear(text: string): string {
  return t('"{0}" is not a year. A year has four digits.', text);
}

/** Whether a schema takes percentages. */
export function isPercentage({ pattern }: Schema): boolean {
  return pattern?.endsWith("%$") === true;
}

function isAboveAll(text: string): boolean {
  return Array.from(text.matchAll(/\d+(?:[.,]\d+)?/g)).some(
    ([number]) => Number(number.replace(",", ".")) > 100,
  );
}

/** Returns an example of a value; `undefined` if the schema has none. */
export function exampleOf({ examples, pattern }: Schema): string | undefined {
  const example = examples?.find((each) => typeof each === "string" || typeof each === "number");
  if (example !== undefined) return String(example);
  return pattern?.endsWith("%$") === true ? "89%" : undefined;
}

/** Describes the values that a schema accepts. */
export function expected(schema: Schema): string {
  if (schema["x-defines"]) return t('entries with an id each ("id: …")');
  const words = [
    allows(schema, "string") ? t("a text") : undefined,
    allows(schema, "string") ? undefined : numberWord(schema),
    allows(schema, "boolean") ? t("true or false") : undefined,
    allows(schema, "array") ? t("a list") : undefined,
    allows(schema, "object") ? t("keys with values") : undefined,
  ].filter((word) => word !== undefined);
  return listed(words, "or");
}

function numberWord(schema: Schema): string | undefined {
  if (allows(schema, "number")) return t("a number");
  return allows(schema, "integer") ? t("a whole number") : undefined;
}

/** Names the shape of a section. */
export function shapeWord(shape: "list" | "map"): string {
  return shape === "map" ? t("keys with values") : t("a list");
}

/** Describes a value of a wrong type. */
export function described(node: Node | undefined, schema: Schema): string {
  if (node?.kind === "list" || node?.kind === "map") return shapeWord(node.kind);
  const value = node?.kind === "scalar" ? node.value : null;
  if (typeof value === "number" && !allows(schema, "string")) return t("the number {0}", value);
  if (typeof value === "number")
    return t("the number {0} (a text that looks like a number needs quotation marks)", value);
  if (typeof value === "boolean") return t('"{0}", which YAML reads as yes or no', String(value));
  return t('the text "{0}"', textOf(node) ?? "");
}
