/** Tests that a view behaves like a plain object, but only while its rule runs. */
import { describe, expect, it } from "vitest";
import { asActive } from "../../server/src/rules/active.ts";
import { check } from "../../server/src/rules/check.ts";
import type { Problem, Rule, View } from "../../server/src/rules/rule.ts";
import { queries, viewValues } from "../../server/src/rules/view.ts";
import { memo } from "../../server/src/syntax/memo.ts";
import { Source } from "../../server/src/syntax/source.ts";
import type { Assessment } from "../../server/src/workspace/assessment.ts";
import { assessmentsOf } from "../../server/src/workspace/assessments.ts";
import { libraryOf } from "../assessments.ts";

const text = `status: draft
actors:
  port: {name: Port, kind: state}
rankings:
  first: {of: port}
`;

/** Returns a rule that calls a function with its view and reports nothing. */
function ruleThat(look: (view: View) => unknown): Rule {
  const about = {
    id: "no-test",
    severity: "warning",
    summary: "",
    why: "",
    source: "",
    examples: [],
  } as const;
  return {
    ...about,
    checkDocument: (view) => {
      look(view);
      return [];
    },
  };
}

function assessmentOf(source: Source): Assessment {
  return assessmentsOf(source, libraryOf())[0] as Assessment;
}

/** Returns what a function returns for the view of the text. */
function looking<T>(look: (view: View) => T): T {
  const answers: T[] = [];
  const rule = ruleThat((view) => answers.push(look(view)));
  check(assessmentOf(Source.of("file:///a.threat.yaml", text)), [asActive(rule)]);
  return answers[0] as T;
}

describe("a view", () => {
  const names = [...viewValues, ...Object.keys(queries)];

  it("has the declared keys and no others", () => {
    expect(looking((view) => Object.keys(view))).toEqual(names);
    expect(looking((view) => Reflect.ownKeys(view))).toEqual(names);
    expect(looking((view) => ["status" in view, "library" in view, "toString" in view])).toEqual([
      true,
      false,
      true,
    ]);
    expect(looking((view) => Object.getPrototypeOf(view) as unknown)).toBe(Object.prototype);
  });

  it("can be copied, destructured and iterated", () => {
    expect(looking((view) => ({ ...view }).status)).toBe("draft");
    expect(looking((view) => Object.assign<object, View>({}, view).status)).toBe("draft");
    expect(looking(({ kind: _kind, ...rest }) => rest.status)).toBe("draft");
    expect(looking((view) => Object.fromEntries(Object.entries(view)).status as unknown)).toBe("draft");
    expect(looking((view) => Object.getOwnPropertyDescriptor(view, "status"))).toEqual({
      value: "draft",
      enumerable: true,
      configurable: true,
      writable: false,
    });
    const seen: string[] = [];
    looking((view) => {
      for (const key in view) seen.push(key);
    });
    expect(seen).toEqual(names);
    expect(looking((view) => JSON.stringify(view))).toContain('"status":"draft"');
    expect(looking(String)).toBe("[object Object]");
  });

  it("hides undeclared properties of the assessment", () => {
    const hidden = looking((view): unknown[] => [Reflect.get(view, "library"), Reflect.get(view, "source")]);
    expect(hidden).toEqual([undefined, undefined]);
  });

  it("cannot be changed", () => {
    const change: ((view: View) => unknown)[] = [
      (view) => Object.assign(view, { status: "final" }),
      (view) => Object.defineProperty(view, "status", { value: "final" }),
      (view) => delete (view as { status?: string }).status,
      (view): unknown => Object.setPrototypeOf(view, null),
      (view) => Object.freeze(view),
    ];
    for (const each of change) expect(() => looking(each)).toThrow(TypeError);
  });

  it("throws if it is read after its run", () => {
    const late = [
      looking((view) => () => view.status),
      looking((view) => () => "status" in { ...view }),
      looking(
        ({ isUsed }) =>
          () =>
            isUsed("port"),
      ),
      looking((view) => (): unknown => Object.entries(view)),
    ];
    for (const each of late) expect(each).toThrow("A rule has read its view after its run.");
    const started = looking(function* (view) {
      yield view.kind;
      yield view.status;
    });
    expect(() => started.next()).toThrow("after its run");
  });

  it("is a new object in each run, so that values cached by view are never out of date", () => {
    const statusOf = memo((view: View) => view.status);
    const found: Problem[] = [];
    const rule: Rule = {
      ...ruleThat(() => undefined),
      *checkDocument(view) {
        const { sections } = view;
        const span = { piece: (sections[0] as (typeof sections)[number]).piece, start: 0, end: 0 };
        yield { span, message: statusOf(view) ?? "" };
      },
    };
    const active = [asActive(rule)];
    const source = Source.of("file:///a.threat.yaml", text);
    found.push(...check(assessmentOf(source), active).flat());
    const draft = { start: { line: 0, character: 8 }, end: { line: 0, character: 13 } };
    found.push(...check(assessmentOf(source.edit([{ range: draft, text: "final" }], 2)), active).flat());
    expect(found.map(({ message }) => message)).toEqual(["draft", "final"]);
  });
});
