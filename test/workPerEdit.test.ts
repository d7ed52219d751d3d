/**
 * Counts the work after an edit: what is parsed and checked again depends on the change, not on the length of the
 * document. `npm run bench` measures the time.
 */
import { describe, expect, it, onTestFinished, vi } from "vitest";
import { CancellationToken } from "vscode-languageserver-protocol";
import { documentOf } from "../scripts/bench/document.ts";
import type { Spot } from "../scripts/bench/keystroke.ts";
import { keystrokesAt, sameSpots, spotsIn } from "../scripts/bench/keystroke.ts";
import type { Changes } from "../scripts/bench/restructuring.ts";
import { restructurings } from "../scripts/bench/restructuring.ts";
import type { Server } from "../server/src/lsp/server.ts";
import { preloaded } from "../server/src/lsp/whenLoaded.ts";
import type { ActiveRule } from "../server/src/rules/active.ts";
import { asActive } from "../server/src/rules/active.ts";
import type { View } from "../server/src/rules/view.ts";
import { check } from "../server/src/rules/check.ts";
import { rules } from "../server/src/rules/index.ts";
import { inspect } from "../server/src/rules/inspect.ts";
import { Source } from "../server/src/syntax/source.ts";
import type { Assessment } from "../server/src/workspace/assessment.ts";
import { assessmentsOf } from "../server/src/workspace/assessments.ts";
import { libraryOf } from "./assessments.ts";

const short = documentOf(900);
const long = documentOf(9_000);

/** The number of entries from which a list is long. */
const LONG = 100;

/** The number of rules. */
const count = {
  ofItem: rules.filter((rule) => "checkItem" in rule).length,
  ofDocument: rules.filter((rule) => "checkDocument" in rule).length,
};

/** Edits of the short document, by what they do. */
const edits: Readonly<Record<string, readonly Changes[]>> = {
  "a letter in a word": elsewhere(
    spotsIn(short, 12).flatMap((spot) => keystrokesAt(spot).map(({ changes }) => changes)),
  ),
  "a letter in prose": proseIn(short).flatMap((spot) => keystrokesAt(spot).map(({ changes }) => changes)),
  "a new entry, deleted again": elsewhere(restructurings["a new entry"]?.(short, 12) ?? []),
};

/**
 * Edits outside of entities that others depend on, such as actors and sources. After those, all dependents are checked
 * again, and a long document has more of them.
 */
function elsewhere(made: readonly Changes[]): Changes[] {
  const others = /^(?:actors|rankings|sources|threats|results):/;
  return made.filter((changes) => !others.test(sectionAt(lineOf(changes), short)));
}

describe.each(Object.entries(edits))("%s", (_name, made) => {
  const inShort = workOf(made, short);
  const inLong = workOf(moved(made), long);

  it("an edit costs as much in a long document as in a short one", () => {
    // The number of problems depends on the rest of the document.
    const costs = (work: readonly Work[]): unknown =>
      work.map((each) => ({ ...each, findings: 0, lists: [] }));
    expect(costs(inLong)).toEqual(costs(inShort));
  });

  it("a rule of the document reads no long list", () => {
    const lists = new Set(inLong.flatMap((work) => work.lists));
    expect([...lists]).toEqual([]);
  });

  it("an edit parses and checks little more than its item", () => {
    expect(inLong.length).toBeGreaterThan(5);
    for (const { pieces, letters, items, itemRuns, documentRuns, findings } of inLong) {
      expect(pieces).toBeLessThanOrEqual(2);
      expect(letters).toBeLessThan(long.length / 50);
      expect(items).toBeLessThanOrEqual(pieces);
      expect(itemRuns).toBeLessThanOrEqual(items * count.ofItem);
      expect(documentRuns).toBeLessThanOrEqual(count.ofDocument / 2);
      // In a document of repeated entries, statements with the same number are related to the first of them.
      expect(findings).toBeLessThanOrEqual(10);
    }
  });
});

it("an edit of a ranking runs only the rules that depend on it", () => {
  const inRankings = spotsIn(long, 2000).filter(({ line }) => sectionAt(line, long) === "rankings:");
  const made = inRankings.flatMap((spot) => keystrokesAt(spot).map(({ changes }) => changes));
  expect(made.length).toBeGreaterThan(5);
  // The rules of the ranking itself, and one or two for each statement and recommendation about it.
  for (const { itemRuns } of workOf(made, long)) expect(itemRuns).toBeLessThanOrEqual(count.ofItem + 40);
});

it.each(["work.threat.yaml", "work.yaml"])("no edit assembles the whole text of %s", async (name) => {
  const library = libraryOf();
  const whole = vi.spyOn(Source.prototype, "text", "get");
  onTestFinished(() => {
    whole.mockRestore();
  });
  let source = Source.of(`file:///${name}`, long);
  const asking = vi.fn();
  const documents = { asking } as unknown as Server["documents"];
  for (const [index, { changes }] of spotsIn(long, 5).flatMap(keystrokesAt).entries()) {
    source = source.edit(changes, index + 1);
    await preloaded({ documents }, CancellationToken.None, source);
    expect(inspect(source, library)).not.toHaveLength(0);
  }
  expect(asking).not.toHaveBeenCalled();
  expect(whole).not.toHaveBeenCalled();
});

function sectionAt(line: number, text: string): string {
  return (
    text
      .split("\n")
      .slice(0, line)
      .findLast((each) => /^[a-z]/.test(each)) ?? ""
  );
}

/** The work after one edit. */
interface Work {
  /** The pieces that are parsed again, and their total length. */
  readonly pieces: number;
  readonly letters: number;
  /** The items whose facts are computed again. */
  readonly items: number;
  /** The runs of rules on an item, and of rules on the whole document. */
  readonly itemRuns: number;
  readonly documentRuns: number;
  /** The long lists that rules of the document read: the rule and the value. */
  readonly lists: readonly string[];
  /** The problems that are new objects, and so have to be positioned and sent again. */
  readonly findings: number;
}

function workOf(made: readonly Changes[], text: string): Work[] {
  const library = libraryOf();
  const runs: Runs = { ofItem: 0, ofDocument: 0, lists: new Set() };
  let source = Source.of("file:///work.threat.yaml", text);
  let [assessment] = assessmentsOf(source, library) as [Assessment];
  const counting = rules.map((rule) => counted(asActive(rule), runs));
  let found = check(assessment, counting).flat();
  return made.map((changes, index) => {
    const pieces = new Set(source.pieces);
    const findings = new Set(found);
    const facts = new Set(assessment.facts);
    runs.ofItem = runs.ofDocument = 0;
    runs.lists.clear();
    source = source.edit(changes, index + 1);
    [assessment] = assessmentsOf(source, library) as [Assessment];
    found = check(assessment, counting).flat();
    const read = source.pieces.filter((piece) => !pieces.has(piece));
    return {
      pieces: read.length,
      letters: read.reduce((sum, piece) => sum + piece.text.length, 0),
      items: assessment.facts.filter((each) => !facts.has(each)).length,
      itemRuns: runs.ofItem,
      documentRuns: runs.ofDocument,
      lists: [...runs.lists],
      findings: found.filter((each) => !findings.has(each)).length,
    };
  });
}

interface Runs {
  ofItem: number;
  ofDocument: number;
  readonly lists: Set<string>;
}

/** The rule, with its runs counted. */
function counted(active: ActiveRule, runs: Runs): ActiveRule {
  const { rule } = active;
  const counting: ActiveRule["rule"] = {
    ...rule,
    ...(rule.checkItem && {
      checkItem: (facts, view, options) => {
        runs.ofItem++;
        return rule.checkItem?.(facts, view, options) ?? [];
      },
    }),
    ...(rule.checkDocument && {
      checkDocument: (view, options) => {
        runs.ofDocument++;
        return rule.checkDocument?.(listening(view, rule.id, runs.lists), options) ?? [];
      },
    }),
  };
  return { ...active, rule: counting };
}

/** A view that notes the long lists that are read. */
function listening(view: View, rule: string, lists: Set<string>): View {
  return new Proxy(view, {
    get: (target, key) => {
      const value: unknown = Reflect.get(target, key);
      const size = Array.isArray(value)
        ? value.length
        : value instanceof Map || value instanceof Set
          ? value.size
          : 0;
      if (size > LONG) lists.add(`${rule}: ${String(key)}`);
      return value;
    },
  });
}

/** The ends of a few lines of prose. */
function proseIn(text: string): Spot[] {
  return text
    .split("\n")
    .flatMap((content, line) =>
      /^ {4}(?:text|definition|description): [A-Z].*[a-z.]$/.test(content)
        ? [{ line, character: content.length }]
        : [],
    )
    .slice(0, 5);
}

/** The same edits and their undo edits, in the same entries of the long document. */
function moved(made: readonly Changes[]): Changes[] {
  return made.map((changes, index) => {
    const line = lineOf(made[index - (index % 2)] ?? changes);
    const [there] = sameSpots([{ line, character: 0 }], short, long);
    return changes.map((change) => shifted(change, (there?.line ?? 0) - line));
  });
}

function lineOf([change]: Changes): number {
  return change && "range" in change ? change.range.start.line : 0;
}

function shifted(change: Changes[number], lines: number): Changes[number] {
  if (!("range" in change)) return change;
  const { start, end } = change.range;
  const shift = ({ line, character }: Spot): Spot => ({ line: line + lines, character });
  return { ...change, range: { start: shift(start), end: shift(end) } };
}
