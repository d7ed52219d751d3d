/** Tests shard reports: whatever was found and however it is divided, nothing is lost or changed. */
import pico from "picocolors";
import { expect, it } from "vitest";
import { formatNames, formats } from "../../server/src/report/format.ts";
import type { CheckedFile, Failure } from "../../server/src/report/report.ts";
import type { RunResults, ShardReport } from "../../server/src/report/shards.ts";
import { merged, readShard, reportOf, writeShard } from "../../server/src/report/shards.ts";
import { fc } from "../property.ts";

const words = fc.string({ unit: "binary", maxLength: 12 });
const range = fc.nat(3).map((line) => ({ start: { line, character: 0 }, end: { line, character: 2 } }));
const finding = fc.record({
  rule: fc.constantFrom("no-unknown-key", "no-placeholder"),
  severity: fc.constantFrom("error", "warning", "information", "hint"),
  message: words,
  range,
  related: fc.array(fc.record({ path: words, range, message: words }), { maxLength: 1 }),
  suggestions: fc.array(words, { maxLength: 1 }),
  fixes: fc.constantFrom([], [{ title: "Write it", isSafe: true, edits: [] }]),
});
const accepted = fc.record({ reason: fc.option(words, { nil: undefined }) });
const findings = fc.array(
  fc.oneof(
    finding,
    fc.tuple(finding, accepted).map(([each, suppressed]) => ({ ...each, suppressed })),
    finding.map((each) => ({ ...each, isKnown: true as const })),
  ),
  { maxLength: 3 },
);
const file = fc.record<CheckedFile>({
  path: words,
  findings,
  lines: fc.dictionary(fc.nat(3).map(String), words),
});
const failure = fc.record<Failure>({ path: words, message: words });

const terminal = { colors: pico.createColors(false), width: 80 };

function shardOf(found: RunResults, index: number, count: number): ShardReport {
  return { shard: { index, count }, options: {}, body: "", maxWarnings: 0, gone: index, found };
}

it("merged shard reports equal the report of one run, in every format", () => {
  const results = fc.array(fc.tuple(fc.oneof(file, failure), fc.nat(3)), { maxLength: 8 });
  fc.assert(
    fc.property(results, fc.array(failure, { maxLength: 2 }), fc.boolean(), (placed, unfound, isCompared) => {
      const base = {
        tool: { name: "t", version: "1" },
        unfound,
        configurations: [],
        notes: [],
        ...(isCompared ? { hasBaseline: true as const } : {}),
      };
      const all = placed.map(([result, part], position) => ({ result, position, part }));
      const shards = [3, 0, 2, 1].map((part) => {
        const found = { ...base, results: all.filter((each) => each.part === part) };
        const report = readShard(writeShard(shardOf(found, part + 1, 4)));
        return report ? [{ name: String(part), report }] : [];
      });
      const whole = merged(shards.flat());
      if ("message" in whole) throw new Error(whole.message);
      expect(whole.gone).toBe(10);
      const expected = reportOf({ ...base, results: all });
      for (const name of formatNames)
        expect(formats[name](reportOf(whole.found), terminal)).toBe(formats[name](expected, terminal));
    }),
  );
});

it("a shard report is rejected once a byte of it has changed", () => {
  const found = {
    tool: { name: "t", version: "1" },
    unfound: [],
    configurations: [],
    notes: [],
    results: [],
  };
  const text = writeShard(shardOf(found, 1, 2));
  expect(readShard(text)).toEqual(shardOf(found, 1, 2));
  fc.assert(
    fc.property(
      fc.nat(text.length - 1),
      fc.string({ maxLength: 3 }),
      fc.nat(20),
      (start, inserted, removed) => {
        const damaged = text.slice(0, start) + inserted + text.slice(start + removed);
        fc.pre(damaged !== text);
        expect(readShard(damaged)).toBeUndefined();
      },
    ),
  );
});
