/** Writes a value as YAML on one line, quoted only if its context requires it. */
import type { ScalarNode } from "../node.ts";
import type { WrittenYaml } from "./edit.ts";
import { Document, Scalar, visit } from "yaml";

/** Where a scalar is written. */
interface ScalarContext {
  /** Whether the value is inside `{…}` or `[…]`, where commas and brackets have a meaning. */
  readonly inFlow?: boolean;
  /** Whether the value is a key. A colon in it would look like the end of the key. */
  readonly isKey?: boolean;
  /** The preferred style, used if it can represent the value. `single` stays `single`. */
  readonly style?: ScalarNode["style"] | undefined;
}

/**
 * The YAML for a value on one line.
 * @param value A text, number, boolean or null, or lists and maps of them, which are written in flow style.
 */
export function scalarText(
  value: unknown,
  { inFlow = false, isKey = false, style = "plain" }: ScalarContext = {},
): WrittenYaml {
  const document = new Document([value]);
  visit(document, {
    Scalar: (_, node) => {
      if (typeof node.value !== "string") return;
      const needsQuotes = isKey && style === "plain" && node.value.includes(":");
      node.type = typeFor(node.value, needsQuotes ? "double" : style);
    },
  });
  const isFlow = inFlow || (typeof value === "object" && value !== null);
  const list = withEscapes(
    document
      .toString({
        collectionStyle: isFlow ? "flow" : "block",
        blockQuote: false,
        flowCollectionPadding: false,
        lineWidth: 0,
        // Keeps a text with a line break on one line, however long it is.
        doubleQuotedMinMultiLineLength: Number.MAX_SAFE_INTEGER,
      })
      .trimEnd(),
  );
  return (isFlow ? list.slice(1, -1) : list.slice(2)) as WrittenYaml;
}

/** Control and format characters, and line separators: only double quotation marks support escapes for them. */
const HIDDEN = /[\u007F-\u009F\u200B-\u200F\u2028-\u202E\u2060-\u2069\uFEFF\uFFFE\uFFFF]/gu;

/** Escapes characters that are invisible, in a text in which only double-quoted scalars have them. */
export function withEscapes(text: string): string {
  return text.replace(
    HIDDEN,
    (each) => `\\u${each.charCodeAt(0).toString(16).toUpperCase().padStart(4, "0")}`,
  );
}

/** Whether a text has characters that only double quotation marks can represent. */
export function needsEscapes(text: string): boolean {
  return UNPRINTABLE.test(text) || text.search(HIDDEN) >= 0;
}

const UNPRINTABLE = /[\p{Cc}\p{Cs}]/u;

/**
 * Texts in YAML 1.2, but booleans in the many tools that read YAML 1.1. Lower-case `off` is missing, because it is a
 * word of configurations, which only this program reads.
 */
const OLD_BOOLEAN = /^(?:[yYnN]|[yY]es|YES|[nN]o|NO|[oO]n|ON|Off|OFF)$/u;

function typeFor(text: string, style: ScalarNode["style"]): Scalar.Type {
  if (needsEscapes(text)) return Scalar.QUOTE_DOUBLE;
  if (style === "single") return Scalar.QUOTE_SINGLE;
  return style === "double" || OLD_BOOLEAN.test(text) ? Scalar.QUOTE_DOUBLE : Scalar.PLAIN;
}
