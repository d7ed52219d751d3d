/** Tests diagnostics, and the parts in which an editor can request them. */
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

it("each diagnostic is in exactly one part, whatever its rule", () => {
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

it.each(["", "other", "toString"])("all diagnostics are returned for an unknown part (%j)", (part) => {
  const source = Source.of("file:///a.threat.yaml", "assessment: 1\nakteure: {}\n");
  expect(diagnose(source, libraryOf(), part).length).toBeGreaterThan(1);
});
