/** Writes a whole new document. */
import { Document, Scalar, visit } from "yaml";
import { needsEscapes, withEscapes } from "./scalar.ts";

/** The width of the project's own files. */
const WIDTH = 130;

/** The YAML of a value. Characters that readers cannot see are written as escapes. */
export function documentText(value: unknown): string {
  const document = new Document(value, { aliasDuplicateObjects: false });
  visit(document, {
    Scalar: (_, node) => {
      // Line breaks are visible in a block.
      if (typeof node.value === "string" && needsEscapes(node.value.replaceAll("\n", "")))
        node.type = Scalar.QUOTE_DOUBLE;
    },
  });
  return withEscapes(document.toString({ lineWidth: WIDTH }));
}
