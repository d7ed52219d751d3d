/** Tests code lenses: their titles above definitions, and their commands. */
import { expect, it } from "vitest";
import { codeLenses, isUncounted, resolveCodeLens } from "../../server/src/features/codeLenses.ts";
import { TestWorkspace } from "./workspace.ts";

/** "line: title", with lines counted from 1. */
function lenses(texts: Readonly<Record<string, string>>): string[] {
  const { source, library } = new TestWorkspace(texts);
  return codeLenses(source, library).map(
    ({ range, command }) => `${range.start.line + 1}: ${command?.title ?? "(to be counted)"}`,
  );
}

it("code lenses count the uses in an assessment, and open the preview and the table", () => {
  const text = `assessment: 1
actors:
  a: {name: A}
  b: {name: B, part-of: a}
rankings:
  r: {of: a, order: []}
  s: {of: b, order: []}
comparisons:
  c: {between: [r, s]}
`;
  expect(lenses({ "a.threat.yaml": text })).toEqual([
    "1: Open preview",
    "6: Compare rankings",
    "9: Compare rankings",
    "3: 2 references",
    "4: 1 reference",
    "6: 1 reference",
    "7: 1 reference",
    "9: no references",
  ]);
});

it("code lenses of a taxonomy count the uses in all files, once they are visible", async () => {
  const workspace = new TestWorkspace({
    "t.taxonomy.yaml": "taxonomy: 1\nid: t\ncategories:\n  waves: {title: Waves}\n",
    "a.threat.yaml": "taxonomy: t.taxonomy.yaml\nrankings:\n  r: {order: [waves]}\n  s: {order: [waves]}\n",
  });
  const { source, library, found } = workspace;
  const [lens, ...others] = codeLenses(source, library);
  expect(others).toEqual([]);
  expect(lens && isUncounted(lens)).toBe(true);
  const { command } = await resolveCodeLens(lens as NonNullable<typeof lens>, found, library);
  expect(command?.title).toBe("2 references");
  expect(command?.arguments?.slice(0, 2)).toEqual(["file:///t.taxonomy.yaml", { line: 3, character: 2 }]);
  expect(workspace.shown(command?.arguments?.[2] as [])).toEqual([
    "a.threat.yaml:3 waves",
    "a.threat.yaml:4 waves",
  ]);
});

it.each(["", "#", "]["])("code lenses are empty for %j", (text) => {
  expect(lenses({ "a.threat.yaml": text })).toEqual([]);
});
