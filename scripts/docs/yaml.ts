/** Renders examples from the schemas as YAML, as an author would write it. */
import { Document, isScalar, visit } from "yaml";

/** A block of lines. A list of plain words is on one line. */
export function yamlBlock(value: unknown): string {
  const document = new Document(value);
  visit(document, {
    Seq(_, node) {
      if (node.items.length > 0 && node.items.every(isScalar) && node !== document.contents) node.flow = true;
    },
  });
  return document.toString(layout);
}

/** One line, with the key. */
export function yamlLine(key: string, value: unknown): string {
  const document = new Document({ [key]: value });
  visit(document, {
    Collection(_, node) {
      if (node !== document.contents) node.flow = true;
    },
  });
  return document.toString(layout).trimEnd();
}

/** Lines are never wrapped, and brackets and braces have no inner spaces. */
const layout = { lineWidth: 0, flowCollectionPadding: false } as const;
