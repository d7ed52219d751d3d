/**
 * Tests that every edit, wherever it is offered in many texts, keeps the promises of edits. With
 * `EVERY_EDIT=1` in the environment, every text is tried in every form, which takes some minutes; otherwise
 * in some forms.
 */
import { describe, expect, it } from "vitest";
import { codeActions, FIX_ALL } from "../../server/src/features/codeActions.ts";
import { inspect } from "../../server/src/rules/inspect.ts";
import { applyFixes } from "../../server/src/rules/applyFixes.ts";
import { Source } from "../../server/src/syntax/source.ts";
import type { Library } from "../../server/src/workspace/library.ts";
import { libraryOf } from "../assessments.ts";
import { broken as unfinished } from "../features/unfinished.ts";
import { brokenBy } from "./promises.ts";
import type { Text } from "./texts.ts";
import { examples, forms, ruleExamples } from "./texts.ts";
import { fc, runs } from "../property.ts";

const isWhole = process.env.EVERY_EDIT !== undefined;
const formNames = Object.keys(forms);

/** Returns the edits that are offered in some lines and break a promise, each edit once. */
function brokenIn(source: Source, lines: Iterable<number>, library: Library = libraryOf()): string[] {
  const seen = new Set<string>();
  const broken: string[] = [];
  for (const line of lines) {
    for (const { index } of source.line(line).matchAll(/[^\s,[\]{}]+/g)) {
      const position = { line, character: index };
      for (const action of codeActions(source, library, { range: { start: position, end: position } })) {
        const key = JSON.stringify([action.title, action.edit]);
        const found = seen.has(key) ? [] : brokenBy(action, source, library);
        seen.add(key);
        if (found.length > 0)
          broken.push(`${source.uri}:${String(line + 1)}: ${action.title}: ${found.join("; ")}`);
      }
    }
  }
  return broken;
}

/** Returns some forms of a text, different ones for each text. */
function formsOf({ name, text }: Text, index: number): Source[] {
  const chosen = formNames.filter((_, number) => isWhole || (number + index) % 5 === 0);
  return chosen.map((form) => Source.of(`file:///${form}/${name}`, forms[form]?.(text) ?? text));
}

function* every(step: number, { lineCount }: Source, from = 0): Generator<number> {
  for (let line = from; line < lineCount; line += step) yield line;
}

describe("every edit keeps its promises", () => {
  it("in the examples of the rules", () => {
    const sources = ruleExamples.flatMap(formsOf);
    expect(sources.flatMap((source) => brokenIn(source, every(1, source)))).toEqual([]);
  });

  it.each(examples.map((example, index) => [example.name, example, index] as const))(
    "in %s",
    (_, example, index) => {
      const step = isWhole || example.text.length < 5000 ? 1 : 25;
      expect(
        formsOf(example, index).flatMap((source) => brokenIn(source, every(step, source, index))),
      ).toEqual([]);
    },
  );

  it("in unfinished texts", () => {
    fc.assert(
      fc.property(unfinished, fc.nat(), (source, line) => {
        expect(brokenIn(source, [line % source.lineCount])).toEqual([]);
      }),
      runs(isWhole ? 3000 : 100),
    );
  });
});

describe("all fixes at once", () => {
  it.each(formNames)("change nothing when they are applied again: %s", (form) => {
    for (const { name, text } of ruleExamples) {
      const source = Source.of(`file:///${name}`, forms[form]?.(text) ?? text);
      const library = libraryOf();
      for (const fixSafety of ["safe", "all"] as const) {
        const fixed = (text: Source): string =>
          applyFixes(text, (version) => inspect(version, library), fixSafety);
        const once = fixed(source);
        if (once !== source.text) expect(fixed(Source.of(source.uri, once))).toBe(once);
      }
      const [all] = codeActions(source, library, {
        range: { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } },
        only: [FIX_ALL],
      });
      if (all)
        expect(
          brokenBy({ ...all, title: "Write" }, source, library).filter(
            (each) => !each.includes("other values"),
          ),
        ).toEqual([]);
    }
  });
});
