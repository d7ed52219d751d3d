/** Findings as an editor shows them, and the parts in which it can ask for them. */
import { expect, it } from "vitest";
import { diagnose, partNames } from "../../server/src/features/diagnostics.ts";
import { rules } from "../../server/src/rules/index.ts";
import { Source } from "../../server/src/syntax/source.ts";
import { libraryOf, nameFor } from "../assessments.ts";
import { withoutAnnotations } from "../annotations.ts";

const examples = rules.flatMap(({ id, kinds = ["assessment"], examples }) =>
  kinds.flatMap((kind) =>
    examples.filter(({ good }) => !good).map(({ text }) => [id, nameFor[kind], text] as const),
  ),
);

it("come in one part each, whatever the rule", () => {
  const found = new Set<string>();
  for (const [, name, text] of examples) {
    const source = Source.of(`file:///${name}`, withoutAnnotations(text));
    const all = diagnose(source, libraryOf());
    const inParts = partNames.flatMap((part) => diagnose(source, libraryOf(), part));
    expect(new Set(inParts)).toEqual(new Set(all));
    expect(inParts).toHaveLength(all.length);
    for (const { code } of all) found.add(String(code));
  }
  expect(found.size).toBeGreaterThan(rules.length / 2);
});

it.each(["", "other", "toString"])("come all where no part is meant (%j)", (part) => {
  const source = Source.of("file:///a.threat.yaml", "assessment: 1\nakteure: {}\n");
  expect(diagnose(source, libraryOf(), part).length).toBeGreaterThan(1);
});
