/** Writes a whole new document. */
import { Document, Scalar, visit } from "yaml";
import type { Steps } from "../steps.ts";
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

/** How many entries of a section are written in one step. */
const STEP = 100;

/** The YAML of a document, written section by section, and the longer ones in parts. */
export function* documentTextInSteps(sections: ReadonlyMap<string, unknown>): Steps<string> {
  const texts: string[] = [];
  for (const [key, value] of sections)
    for (const [index, part] of partsOf(value).entries()) {
      yield;
      const text = documentText({ [key]: part });
      // Each further part repeats the key in its first line.
      texts.push(index === 0 ? text : text.slice(text.indexOf("\n") + 1));
    }
  return texts.join("");
}

function partsOf(value: unknown): unknown[] {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return [value];
  const entries = Object.entries(value);
  if (entries.length <= STEP) return [value];
  return Array.from({ length: Math.ceil(entries.length / STEP) }, (_, index) =>
    Object.fromEntries(entries.slice(index * STEP, (index + 1) * STEP)),
  );
}
