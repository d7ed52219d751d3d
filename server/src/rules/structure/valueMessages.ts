/** Describes wrong values and what a key takes instead. */
import { t } from "@vscode/l10n";
import { quotedList } from "../../language/lists.ts";
import { formatMessage } from "../../language/messageFormat.ts";
import { capitalized } from "../../language/texts.ts";
import type { Schema } from "../../format/schema.ts";
import { allows } from "../../format/schema.ts";
import type { Violation } from "../../model/facts/violations.ts";
import type { Node } from "../../syntax/node.ts";
import { textOf } from "../../syntax/node.ts";
import { isPercentage, percentMeant } from "./intendedValues.ts";

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
  const percent = percentHint(text, schema);
  if (percent !== undefined) return percent;
  const example = exampleOf(schema);
  return example === undefined ? expected(schema) : t('Expected something like "{0}".', example);
}

/** Says how to write a percentage that is in another notation; `undefined` if the text does not mean one. */
export function percentHint(text: string, schema: Schema): string | undefined {
  const value = percentMeant(text, schema);
  return value === undefined
    ? undefined
    : t(
        'Write "{0}": a percent sign at the end, a hyphen between two numbers, and a point before decimals.',
        value,
      );
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

function isAboveAll(text: string): boolean {
  return Array.from(text.matchAll(/\d+(?:[.,]\d+)?/g)).some(
    ([number]) => Number(number.replace(",", ".")) > 100,
  );
}

/** Returns an example of a value; `undefined` if the schema has none. */
export function exampleOf(schema: Schema): string | undefined {
  const example = schema.examples?.find((each) => typeof each === "string" || typeof each === "number");
  if (example !== undefined) return String(example);
  return isPercentage(schema) ? "89%" : undefined;
}

/** Says what a schema takes. */
export function expected(schema: Schema): string {
  return formatMessage(
    t(
      'Expected {kind, select, text {a text} number {a number} integer {a whole number} boolean {true or false} list {a list} map {keys with values} entries {entries with an id each ("id: …")} textOrList {a text or a list} textOrMap {a text or keys with values} listOrMap {a list or keys with values} other {another value}}.',
    ),
    { kind: kindOf(schema) },
  );
}

/** Says what a schema takes, and what it has instead. */
export function takesAnother(name: string, schema: Schema, found: Found): string {
  return formatMessage(
    t(
      '{name} takes {kind, select, text {a text} number {a number} integer {a whole number} boolean {true or false} list {a list} map {keys with values} entries {entries with an id each ("id: …")} textOrList {a text or a list} textOrMap {a text or keys with values} listOrMap {a list or keys with values} other {another value}}, not {found, select, list {a list} map {keys with values} number {the number {value}} numberForText {the number {value} (a text that looks like a number needs quotation marks)} boolean {"{value}", which YAML reads as yes or no} other {the text "{value}"}}.',
    ),
    { name, kind: kindOf(schema), found: found.kind, value: found.value ?? "" },
  );
}

/** A value of a wrong type. */
interface Found {
  readonly kind: "list" | "map" | "number" | "numberForText" | "boolean" | "text";
  /** The value as it is written, except for lists and maps. */
  readonly value?: string;
}

/** Classifies a value of a wrong type. */
export function wrongValueIn(node: Node | undefined, schema: Schema): Found {
  if (node?.kind === "list" || node?.kind === "map") return { kind: node.kind };
  const value = node?.kind === "scalar" ? node.value : null;
  // What YAML reads says why a text needs quotation marks.
  if (typeof value === "number")
    return allows(schema, "string")
      ? { kind: "numberForText", value: String(value) }
      : { kind: "number", value: textOf(node) ?? "" };
  if (typeof value === "boolean") return { kind: "boolean", value: String(value) };
  return { kind: "text", value: textOf(node) ?? "" };
}

/** The word with which a message chooses how to name the values that a schema takes. */
function kindOf(schema: Schema): string {
  if (schema["x-defines"]) return "entries";
  const kinds = [
    allows(schema, "string") ? "text" : numberKind(schema),
    allows(schema, "boolean") ? "boolean" : undefined,
    allows(schema, "array") ? "list" : undefined,
    allows(schema, "object") ? "map" : undefined,
  ].filter((kind) => kind !== undefined);
  return kinds.map((kind, index) => (index === 0 ? kind : capitalized(kind))).join("Or");
}

function numberKind(schema: Schema): string | undefined {
  if (allows(schema, "number")) return "number";
  return allows(schema, "integer") ? "integer" : undefined;
}
