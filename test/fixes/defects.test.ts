/**
 * Tests mistakes with one correct text: the fix that is offered yields it, and if no fix can, no wrong one is
 * the only offer.
 */
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

/** The rules whose fixes are tested. Other problems in these texts do not matter. */
const tried =
  /^(?:no-syntax-error|no-wrong-value|no-unknown-key|use-iso-date|no-duplicate-id|no-missing-file|no-undefined-reference|no-wrong-setting)$/;

/** Problems to ignore: the texts cite and link ids that the frames do not define. */
const inText = /^Nothing (?:defines the source|has the id) "(?:mora-2020|floods)"\./;

/** The line endings and beginnings of files. */
const shapes = {
  "line feeds": (text: string) => text,
  "CR LF": (text: string) => text.replaceAll("\n", "\r\n"),
  "a byte order mark": (text: string) => `\uFEFF${text}`,
};

function findingsOf(source: Source): FileProblem[] {
  return inspect(source, library).filter(({ rule, message }) => tried.test(rule) && !inText.test(message));
}

/** Returns the edits of a problem's fix if it is the only one. */
function onlyFix({
  fixes,
  suggestions,
  range,
}: FileProblem): FileProblem["fixes"][number]["edits"] | undefined {
  const offers = [...fixes.map(({ edits }) => edits), ...suggestions.map((text) => [{ range, text }])];
  return offers.length === 1 ? offers[0] : undefined;
}

/**
 * Applies the only fixes of problems one after the other, in the order of the problems, and returns the text.
 */
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
    // An editor would not offer an unsafe edit.
    expect(after).toBeDefined();
    source = after ?? source;
  }
  return source.text;
}

function whole([frame]: Defect, lines: string): string {
  return frames[frame].text.replace("…", () => lines);
}

describe.each(Object.entries({ syntax, places, values: valueDefects }))("%s", (_, defects) => {
  it.each(defects.map((defect) => [defect[2], defect] as const))(
    "the only fix corrects %j",
    (_wrong, defect) => {
      const [frame, right, wrong, unreached] = defect;
      const { file } = frames[frame];
      for (const shape of Object.values(shapes)) {
        const before = shape(whole(defect, wrong));
        const expected = shape(whole(defect, right));
        expect(findingsOf(Source.of(folder + file, before))).not.toEqual([]);
        const after = fixed(before, file);
        expect(after).toBe(unreached === undefined ? expected : before);
        // The correct text has no problem.
        if (unreached === undefined)
          expect(findingsOf(Source.of(folder + file, expected)).map(({ message }) => message)).toEqual([]);
      }
    },
  );
});

it("fewer than 5 % of the mistakes have no fix", () => {
  const all = [...syntax, ...places, ...valueDefects];
  const unreached = all.filter((defect) => defect[3] !== undefined);
  expect(all.length).toBeGreaterThanOrEqual(200);
  expect(unreached.length / all.length).toBeLessThan(0.05);
});
