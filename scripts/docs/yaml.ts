/** Examples as an author would type them: values of the schemas as YAML. */
import { Document, isScalar, visit } from "yaml";

/** On lines of their own; a list of plain words stands on one line. */
export function yamlBlock(value: unknown): string {
  const document = new Document(value);
  visit(document, {
    Seq(_, node) {
      if (node.items.length > 0 && node.items.every(isScalar) && node !== document.contents) node.flow = true;
    },
  });
  return document.toString(layout);
}

/** On one line, with the key in front of it. */
export function yamlLine(key: string, value: unknown): string {
  const document = new Document({ [key]: value });
  visit(document, {
    Collection(_, node) {
      if (node !== document.contents) node.flow = true;
    },
  });
  return document.toString(layout).trimEnd();
}

/** No line is broken, and brackets and braces stand close to what they hold. */
const layout = { lineWidth: 0, flowCollectionPadding: false } as const;
