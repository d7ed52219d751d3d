/** Tests that no edit replaces an alias: the text that it repeats is fixed at its anchor. */
import { expect, it } from "vitest";
import { codeActions } from "../../server/src/features/codeActions.ts";
import { inspect } from "../../server/src/rules/inspect.ts";
import { applyFixes } from "../../server/src/rules/applyFixes.ts";
import { Source } from "../../server/src/syntax/source.ts";
import { libraryOf } from "../assessments.ts";
import { edited } from "../features/workspace.ts";

const URI = "file:///a.threat.yaml";

it.each([
  "sources:\n  one: &o\n    type: report\n    title: One\n    issued: 3/14/2026\n  two:\n    <<: *o\n    title: Two\n",
  "taxonomy: bailey-2005\nrankings:\n  r: {order: &o [organised-crime]}\n  q: {order: *o}\n",
  "actors:\n  a: &a { name: A, kind: compny }\n  b: { <<: *a, name: B }\n",
  "date: &d 3/14/2026\nreview-by: *d\n",
  "actors:\n  a: {name: &n A}\n  b: {name: *n, kind: &k compny}\n  c: {name: C, kind: *k}\n",
])("every edit keeps the aliases of %j", (section) => {
  const source = Source.of(URI, `assessment: 1\ntitle: T\n${section}`);
  const library = libraryOf();
  const aliases = (text: string): string[] => text.match(/\*\w+/g) ?? [];
  for (const fixSafety of ["safe", "all"] as const)
    expect(aliases(applyFixes(source, (version) => inspect(version, library), fixSafety))).toEqual(
      aliases(source.text),
    );
  for (const { range } of inspect(source, library))
    for (const { edit } of codeActions(source, library, { range }))
      expect(aliases(edited(source, edit?.changes?.[URI] ?? []))).toEqual(aliases(source.text));
});
