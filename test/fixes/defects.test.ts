/** Slips with one right text: the fix that is offered gives it, and where none does, no wrong one is offered alone. */
import { describe, expect, it } from "vitest";
import type { FileProblem } from "../../server/src/rules/inspect.ts";
import { inspect } from "../../server/src/rules/inspect.ts";
import { Source } from "../../server/src/syntax/source.ts";
import { applySafely } from "../../server/src/syntax/write/safety.ts";
import { libraryOf } from "../assessments.ts";
import type { Defect } from "./defects.ts";
import { frames } from "./frames.ts";
import { places } from "./places.ts";
import { syntax } from "./syntax.ts";
import { valueDefects } from "./values.ts";

const folder = "file:///team/2026/";
const library = libraryOf({
  "file:///team/2025/a.threat.yaml": "assessment: 1\ntitle: The last one\n",
  [`${folder}refs.bib`]: "@book{a, title = {A}}\n",
});

/** The rules whose fixes are tried; what else is said of these texts is of no importance here. */
const tried =
  /^(?:no-syntax-error|no-wrong-value|no-unknown-key|use-iso-date|no-duplicate-id|no-missing-file|no-undefined-reference|no-wrong-setting)$/;

/** The texts cite and link what the frames do not have. */
const inText = /^Nothing (?:defines the source|has the id) "(?:mora-2020|floods)"\./;

/** How lines end, and what a file begins with. */
const shapes = {
  "line feeds": (text: string) => text,
  "CR LF": (text: string) => text.replaceAll("\n", "\r\n"),
  "a byte order mark": (text: string) => `\uFEFF${text}`,
};

function findingsOf(source: Source): FileProblem[] {
  return inspect(source, library).filter(({ rule, message }) => tried.test(rule) && !inText.test(message));
}

/** The edits of the one fix that is offered for a finding. */
function onlyFix({
  fixes,
  suggestions,
  range,
}: FileProblem): FileProblem["fixes"][number]["edits"] | undefined {
  const offers = [...fixes.map(({ edits }) => edits), ...suggestions.map((text) => [{ range, text }])];
  return offers.length === 1 ? offers[0] : undefined;
}

/** What becomes of a text when every finding is fixed that has but one fix, the first first. */
function fixed(text: string, file: string): string {
  let source = Source.of(folder + file, text);
  for (let round = 0; round < 3; round++) {
    const [edits] = findingsOf(source)
      .map(onlyFix)
      .filter((each) => each !== undefined);
    if (!edits) break;
    const after = applySafely(
      source,
      edits.map((edit) => ({ range: edit.range, newText: edit.text })),
    );
    // Else no editor would show it.
    expect(after).toBeDefined();
    source = after ?? source;
  }
  return source.text;
}

function whole([frame]: Defect, lines: string): string {
  return frames[frame].text.replace("…", () => lines);
}

describe.each(Object.entries({ syntax, places, values: valueDefects }))("%s", (_, defects) => {
  it.each(defects.map((defect) => [defect[2], defect] as const))("%j", (_wrong, defect) => {
    const [frame, right, wrong, unreached] = defect;
    const { file } = frames[frame];
    for (const shape of Object.values(shapes)) {
      const before = shape(whole(defect, wrong));
      const expected = shape(whole(defect, right));
      expect(findingsOf(Source.of(folder + file, before))).not.toEqual([]);
      const after = fixed(before, file);
      expect(after).toBe(unreached === undefined ? expected : before);
      // What is right needs no fix.
      if (unreached === undefined)
        expect(findingsOf(Source.of(folder + file, expected)).map(({ message }) => message)).toEqual([]);
    }
  });
});

it("reaches nearly all of them", () => {
  const all = [...syntax, ...places, ...valueDefects];
  const unreached = all.filter((defect) => defect[3] !== undefined);
  expect(all.length).toBeGreaterThanOrEqual(200);
  expect(unreached.length / all.length).toBeLessThan(0.05);
});
