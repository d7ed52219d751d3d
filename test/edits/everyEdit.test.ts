/** Every edit that is offered, at every place of many texts, keeps what every edit promises. */
import { describe, expect, it } from "vitest";
import { codeActions } from "../../server/src/features/codeActions.ts";
import { Source } from "../../server/src/syntax/source.ts";
import { libraryOf } from "../assessments.ts";
import { brokenBy } from "./promises.ts";
import type { Text } from "./texts.ts";
import { examples, forms, ruleExamples } from "./texts.ts";

/** Everything that is offered somewhere in a text and breaks a promise, each edit once. */
function brokenIn({ name, text }: Text, everyLine = 1): string[] {
  const source = Source.of(`file:///${name}`, text);
  const library = libraryOf();
  const seen = new Set<string>();
  const broken: string[] = [];
  for (let line = 0; line < source.lineCount; line += everyLine) {
    for (const { index } of source.line(line).matchAll(/[^\s,[\]{}]+/g)) {
      const position = { line, character: index };
      for (const action of codeActions(source, library, { range: { start: position, end: position } })) {
        const key = JSON.stringify([action.title, action.edit]);
        if (seen.has(key)) continue;
        seen.add(key);
        const found = brokenBy(action, source, library);
        if (found.length > 0)
          broken.push(`${name}:${String(line + 1)}: ${action.title}: ${found.join("; ")}`);
      }
    }
  }
  return broken;
}

describe.each(Object.entries(forms))("%s", (_, form) => {
  it("the examples of the rules", () => {
    expect(ruleExamples.flatMap(({ name, text }) => brokenIn({ name, text: form(text) }))).toEqual([]);
  });

  it.each(examples)("$name", ({ name, text }) => {
    expect(brokenIn({ name, text: form(text) }, 7)).toEqual([]);
  });
});
