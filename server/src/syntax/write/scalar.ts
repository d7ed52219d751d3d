/** Writes a value as YAML on one line, with the quotation marks that it needs at its place and no others. */
import type { ScalarNode } from "../node.ts";
import { Document, Scalar, visit } from "yaml";

export interface ScalarContext {
  /** Whether the value is inside `{…}` or `[…]`, where commas and brackets have a meaning. */
  readonly inFlow?: boolean;
  /** Whether it is a key: a colon in it would look like the one that ends it. */
  readonly isKey?: boolean;
  /** The style to keep, as far as it can hold the value: `single` stays `single`. */
  readonly style?: ScalarNode["style"] | undefined;
}

/** @param value A text, number, boolean or null, or lists and maps of them, which are written in flow style. */
export function scalarText(
  value: unknown,
  { inFlow = false, isKey = false, style = "plain" }: ScalarContext = {},
): string {
  const document = new Document([value]);
  visit(document, {
    Scalar: (_, node) => {
      if (typeof node.value !== "string") return;
      const needsQuotes = isKey && style === "plain" && node.value.includes(":");
      node.type = typeFor(node.value, needsQuotes ? "double" : style);
    },
  });
  const isFlow = inFlow || (typeof value === "object" && value !== null);
  const list = document
    .toString({
      collectionStyle: isFlow ? "flow" : "block",
      blockQuote: false,
      flowCollectionPadding: false,
      lineWidth: 0,
      // A text with a line break stays on one line, however long it is.
      doubleQuotedMinMultiLineLength: Number.MAX_SAFE_INTEGER,
    })
    .trimEnd()
    // What nobody would see is written out.
    .replace(HIDDEN, (each) => `\\u${each.charCodeAt(0).toString(16).toUpperCase().padStart(4, "0")}`);
  return isFlow ? list.slice(1, -1) : list.slice(2);
}

/** Control and format characters, and separators of lines: only double quotation marks have escapes for them. */
const HIDDEN = /[\u007F-\u009F\u200B-\u200F\u2028-\u202E\u2060-\u2069\uFEFF\uFFFE\uFFFF]/gu;
const UNPRINTABLE = /[\p{Cc}\p{Cs}]/u;

/**
 * Texts to YAML 1.2, but booleans to the tools that read YAML 1.1, and there are many. In small letters, `off` is a word of
 * configurations, which only this program reads.
 */
const OLD_BOOLEAN = /^(?:[yYnN]|[yY]es|YES|[nN]o|NO|[oO]n|ON|Off|OFF)$/u;

function typeFor(text: string, style: ScalarNode["style"]): Scalar.Type {
  if (UNPRINTABLE.test(text) || text.search(HIDDEN) >= 0) return Scalar.QUOTE_DOUBLE;
  if (style === "single") return Scalar.QUOTE_SINGLE;
  return style === "double" || OLD_BOOLEAN.test(text) ? Scalar.QUOTE_DOUBLE : Scalar.PLAIN;
}
