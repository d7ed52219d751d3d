/** Tests that the preview of an import into an assessment says exactly what is written, and names what stays. */
import { describe, expect, it } from "vitest";
import { parse, stringify } from "yaml";
import type { Register } from "../../server/src/registers/items/register.ts";
import type { ItemValue } from "../../server/src/registers/items/rows.ts";
import { updateFileInSteps } from "../../server/src/registers/update/updateFile.ts";
import { finish } from "../../server/src/syntax/steps.ts";
import { assessmentsIn } from "../assessments.ts";
import { fc, runs, timeout } from "../property.ts";

type Values = Readonly<Record<string, ItemValue>>;

const word = fc.constantFrom(
  "a",
  "b",
  "c",
  "Two words",
  "It: is so.",
  "3",
  "[a]",
  "# no",
  "null",
  "long\nlines",
);
const level = fc.integer({ min: 1, max: 5 });
const controls = fc.array(
  fc.oneof(
    word,
    fc.record(
      { text: word, effectiveness: fc.constantFrom("effective", "partly-effective"), "x-register": word },
      { requiredKeys: ["text"] },
    ),
  ),
  { maxLength: 4 },
);
const rating = fc.oneof(
  level,
  fc.record({ term: level, within: fc.constantFrom("1 year", "5 years") }, { requiredKeys: ["term"] }),
  fc.record({ percent: fc.constantFrom("30%", "40%") }),
  fc.record({ from: level, to: level }),
);

/** Values that an assessment and a register may have under the keys of a threat. */
const values: fc.Arbitrary<Values> = fc.record(
  {
    title: word,
    description: word,
    likelihood: rating,
    impact: fc.oneof(level, fc.record({ level, because: word })),
    risk: level,
    residual: fc.record({ likelihood: rating, risk: level }, { requiredKeys: [] }),
    owner: fc.oneof(word, fc.array(word, { maxLength: 3 })),
    controls,
    "x-code": fc.oneof(word, fc.array(word, { maxLength: 2 })),
    "x-comments": fc.dictionary(fc.constantFrom("Risk", "Owner"), word),
  },
  { requiredKeys: ["title"] },
);

/** An assessment with these threats, in lines or in brackets. */
function assessmentOf(threats: Readonly<Record<string, Values>>, isFlow: boolean): string {
  const body = isFlow
    ? `threats:\n${Object.entries(threats)
        .map(([id, content]) => `  ${id}: ${JSON.stringify(content)}\n`)
        .join("")}`
    : stringify({ threats }, { aliasDuplicateObjects: false });
  return `assessment: 1\n${body}`;
}

function registerOf(threats: Readonly<Record<string, Values>>): Register {
  const items = Object.entries(threats).map(([id, content]) => ({
    section: "threats",
    id,
    content: new Map(Object.entries(content)),
    silent: [],
    isRenamed: false,
  }));
  return {
    sheets: [],
    leftOut: [],
    items,
    scales: [],
    taxonomy: undefined,
    leftovers: new Map(),
    repeated: [],
    language: undefined,
    title: undefined,
    gone: new Map(),
  };
}

const threatsIn = (text: string): Readonly<Record<string, unknown>> =>
  (parse(text) as { threats: Record<string, unknown> }).threats;

/** Sets what is at a path. */
function put(value: unknown, path: readonly (string | number)[], now: unknown): void {
  const [key = "", ...inner] = path;
  const own = value as Record<string | number, unknown>;
  if (inner.length === 0) own[key] = now;
  else put(own[key], inner, now);
}

/** As texts without spaces around them, which do not count. */
const trimmed = (value: unknown): unknown =>
  JSON.parse(JSON.stringify(value), (_, each: unknown) =>
    typeof each === "number" ? String(each) : typeof each === "string" ? each.trim() : each,
  ) as unknown;

describe("the changes of an import", () => {
  it("are exactly what is written, whatever the assessment and the register say", { timeout }, () => {
    fc.assert(
      fc.property(
        fc.record({ r1: values, r2: values }),
        fc.record({ r1: values, r2: values }),
        fc.boolean(),
        (own, said, isFlow) => {
          const text = assessmentOf(own, isFlow);
          const [assessment] = assessmentsIn(text);
          if (!assessment) throw new Error(text);
          const { source, changed, left, kept } = finish(updateFileInSteps(assessment, registerOf(said)));
          const expected = threatsIn(text);
          for (const { id, path, now } of changed) put(expected[id], path, now);
          const after = threatsIn(source.text);
          expect(trimmed(after)).toEqual(trimmed(expected));
          // What is neither changed nor left is said already.
          const again = finish(
            updateFileInSteps(assessmentsIn(source.text)[0] ?? assessment, registerOf(said)),
          );
          expect(again.changed).toEqual([]);
          expect(again.left.map(({ id, key }) => [id, key])).toEqual(left.map(({ id, key }) => [id, key]));
          for (const { id, value } of kept)
            expect(JSON.stringify(trimmed(after[id]))).toContain(JSON.stringify(trimmed(value)));
        },
      ),
      runs(120),
    );
  });
});
