/** Tests that rules leave alone what is below keys of the author's own, which begin with `x-`. */
import { describe, expect, it } from "vitest";
import { propertyOf, schemas } from "../../server/src/format/schema.ts";
import { asActive } from "../../server/src/rules/active.ts";
import { rules } from "../../server/src/rules/index.ts";
import { inspect } from "../../server/src/rules/inspect.ts";
import { Source } from "../../server/src/syntax/source.ts";
import { withoutAnnotations } from "../annotations.ts";
import { libraryOf } from "../assessments.ts";

/** Rules about characters, lines and keys: they read the text of a file, not what it says. */
const OF_TEXT: ReadonlySet<string> = new Set(["no-hidden-character", "no-duplicate-id", "no-syntax-error"]);

/** Returns a text whose items with ids, or whose sections, have keys of the author's own. */
function asOwn(text: string, what: "items" | "sections"): string {
  let isMapOfIds = false;
  return text
    .split("\n")
    .map((line) => {
      const section = /^([\w-]+):/.exec(line)?.[1];
      if (section !== undefined)
        isMapOfIds = propertyOf(schemas.assessment, section)?.["x-defines"] !== undefined;
      if (!isMapOfIds) return line;
      if (what === "sections") return section === undefined ? line : `x-${line}`;
      return line.replace(/^ {2}(?=[\p{L}\p{N}"'])["']?/u, (indent) => `${indent}x-`);
    })
    .join("\n");
}

const examples = rules
  .filter(({ id, kinds = ["assessment"] }) => kinds.includes("assessment") && !OF_TEXT.has(id))
  .flatMap((rule) =>
    rule.examples
      .filter(({ good }) => !good)
      .map(({ text, options }, index) => ({
        name: `${rule.id} ${index + 1}`,
        rule,
        text: withoutAnnotations(text),
        options,
      })),
  );

describe.each(["items", "sections"] as const)("own %s", (what) => {
  it.each(examples)("no problem of $name is below an own key", ({ rule, text, options }) => {
    const own = asOwn(text, what);
    const lines = own.split("\n");
    const found = inspect(Source.of("file:///a.threat.yaml", own), libraryOf({}), [asActive(rule, options)]);
    const isOwnLine = (line: number): boolean => {
      for (let at = line; at >= 0; at--) {
        const key = /^(?: {2})?(["']?[^\s#"'][^:]*):/.exec(lines[at] ?? "")?.[1];
        if (key === undefined) continue;
        return key.replace(/^["']/, "").startsWith("x-");
      }
      return false;
    };
    expect(found.filter(({ range }) => isOwnLine(range.start.line)).map(({ message }) => message)).toEqual(
      [],
    );
  });
});
