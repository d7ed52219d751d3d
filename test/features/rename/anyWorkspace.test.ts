/**
 * Tests rename in any workspace: the data are the same apart from the id, the problems are the same, and renaming back
 * restores every byte.
 */
import { readdirSync, readFileSync } from "node:fs";
import { join, relative } from "node:path";
import { describe, expect, it } from "vitest";
import { isScalar, parseAllDocuments, visit } from "yaml";
import { references } from "../../../server/src/features/references.ts";
import { prepareRename, rename } from "../../../server/src/features/rename.ts";
import { inspect } from "../../../server/src/rules/inspect.ts";
import { memo } from "../../../server/src/syntax/memo.ts";
import type { Source } from "../../../server/src/syntax/source.ts";
import { assessmentsOf } from "../../../server/src/workspace/assessments.ts";
import { BUNDLED } from "../../../server/src/workspace/library.ts";
import type { Occurrence } from "../../../server/src/workspace/occurrences.ts";
import { occurrencesIn } from "../../../server/src/workspace/occurrences.ts";
import { TestWorkspace } from "../workspace.ts";
import { fc, runs } from "../../property.ts";
import { projectRoot } from "../../../scripts/root.ts";

type Texts = Readonly<Record<string, string>>;

interface At {
  readonly workspace: TestWorkspace;
  readonly source: Source;
  readonly position: { readonly line: number; readonly character: number };
}

/** Every occurrence in the workspace of an entity that can be renamed. */
function occurrencesInAll(workspace: TestWorkspace): Occurrence[] {
  return workspace.found
    .flatMap((source) => assessmentsOf(source, workspace.library))
    .flatMap((assessment) => occurrencesIn(assessment, assessment.facts))
    .filter(({ entity }) => !entity.origin.startsWith(BUNDLED));
}

function placeOf(workspace: TestWorkspace, { source, span }: Occurrence): At {
  return { workspace, source, position: source.range(span).start };
}

async function renamed({ workspace, source, position }: At, newId: string): Promise<Texts> {
  const asked = { source, library: workspace.library, position };
  const found = await rename(asked, newId, workspace.found);
  if ("refusal" in found) throw new Error(found.refusal);
  return { ...textsOf(workspace), ...workspace.after(found) };
}

function textsOf({ files }: TestWorkspace): Texts {
  return Object.fromEntries(
    Array.from(files.values(), ({ uri, text }) => [uri.replace(/^file:\/\/\//, ""), text]),
  );
}

async function countOf({ workspace, source, position }: At): Promise<Record<string, number>> {
  const asked = { source, library: workspace.library, position };
  const counts: Record<string, number> = {};
  for (const { uri } of await references(asked, workspace.found, "with definitions"))
    counts[uri] = (counts[uri] ?? 0) + 1;
  return counts;
}

/** The number of problems of each rule in each file. */
const problemsIn = memo((workspace: TestWorkspace): Record<string, number> => {
  const counts: Record<string, number> = {};
  for (const source of workspace.found)
    for (const { rule } of inspect(source, workspace.library))
      counts[`${source.uri} ${rule}`] = (counts[`${source.uri} ${rule}`] ?? 0) + 1;
  return counts;
});

/** The data of a YAML file as JSON, with the keys in order. */
function dataOf(text: string): string {
  return JSON.stringify(
    parseAllDocuments(text, { merge: true }).map((document) => {
      expect(document.errors).toEqual([]);
      return document.toJS() as unknown;
    }),
  );
}

/** The data with another id wherever the format has ids: keys, values and references in prose, but not free text. */
function dataWith(text: string, id: string, newId: string): string {
  const word = new RegExp(String.raw`(\[\[|\[\^|@)${id.replace(/[.$+?]/g, "\\$&")}(?![\w-])`, "g");
  const documents = parseAllDocuments(text, { merge: true });
  for (const document of documents)
    visit(document, {
      Scalar: (key, node, path) => {
        const pair = path.at(-1);
        const under = pair && "key" in pair && isScalar(pair.key) ? pair.key.value : undefined;
        if (typeof node.value !== "string" || (key === "value" && FREE.has(String(under)))) return;
        const inCode = /(`[^`]*`)/;
        node.value =
          node.value === id
            ? newId
            : node.value
                .split(inCode)
                .map((part) => (inCode.test(part) ? part : part.replace(word, `$1${newId}`)))
                .join("");
      },
    });
  return JSON.stringify(documents.map((document) => document.toJS() as unknown));
}

/** The first difference of two texts, with the text around it: both are too long to print. */
function firstDifference(a: string, b: string): readonly string[] | undefined {
  if (a === b) return undefined;
  let at = 0;
  while (a[at] === b[at]) at++;
  return [a, b].map((each) => each.slice(Math.max(at - 80, 0), at + 40));
}

const FREE = new Set([
  "name",
  "title",
  "id",
  "taxonomy",
  "bibliography",
  "supersedes",
  "label",
  "claim",
  "kind",
  "role",
]);

/** The occurrences of an entity in a file, in order. */
function same(workspace: TestWorkspace, { source, entity }: Occurrence, id: string): Occurrence[] {
  return occurrencesInAll(workspace).filter(
    (each) =>
      each.source.uri === source.uri && each.entity.concept === entity.concept && each.entity.id === id,
  );
}

async function check(workspace: TestWorkspace, occurrence: Occurrence): Promise<void> {
  const newId = "renamed-4";
  const here = placeOf(workspace, occurrence);
  const { source, position } = here;
  const prepared = prepareRename({ source, library: workspace.library, position });
  if ("refusal" in prepared) throw new Error(prepared.refusal);
  const id = prepared.placeholder;
  const before = textsOf(workspace);
  const texts = await renamed(here, newId);
  for (const [name, text] of Object.entries(texts)) {
    if (!name.endsWith(".yaml")) continue;
    const changed = text === before[name] ? dataOf(text) : dataWith(before[name] ?? "", id, newId);
    expect(firstDifference(dataOf(text), changed)).toBeUndefined();
  }
  const after = new TestWorkspace(texts);
  const index = same(workspace, occurrence, id).findIndex(
    ({ span }) => span.start === occurrence.span.start && span.piece === occurrence.span.piece,
  );
  const there = placeOf(after, same(after, occurrence, newId)[index] as Occurrence);
  expect(await countOf(there)).toEqual(await countOf(here));
  expect(problemsIn(after)).toEqual(problemsIn(workspace));
  expect(inOneCase(await renamed(there, id))).toEqual(inOneCase(before));
}

/** Ignores case in BibTeX: its keys are case-insensitive, and a rename does not keep the case of a use. */
function inOneCase(texts: Texts): Texts {
  return Object.fromEntries(
    Object.entries(texts).map(([name, text]) => [name, name.endsWith(".bib") ? text.toLowerCase() : text]),
  );
}

/** How ids are quoted, which line breaks are used, and where comments are. */
interface Style {
  readonly marks: readonly number[];
  readonly lineBreak: string;
  readonly bom: boolean;
  readonly isFlow: boolean;
}

const styles: fc.Arbitrary<Style> = fc.record({
  marks: fc.array(fc.nat({ max: 3 }), { minLength: 5, maxLength: 12 }),
  lineBreak: fc.constantFrom("\n", "\r\n"),
  bom: fc.boolean(),
  isFlow: fc.boolean(),
});

/** A workspace that names everything everywhere. @param style Applies to the ids in angle brackets. */
function workspaceIn(style: Style): Texts {
  let count = 0;
  const next = (): number => style.marks[count++ % style.marks.length] ?? 0;
  const written = (text: string): string => {
    const ids = text.replace(/<([\w-]+)>/g, (_, id: string) => [id, `'${id}'`, `"${id}"`, id][next()] ?? id);
    const lines = ids.replace(/ *\/\/$/gm, () => ["", " # theft", "  # [[port]]", ""][next()] ?? "");
    return (style.bom ? "\uFEFF" : "") + lines.replaceAll("\n", style.lineBreak);
  };
  return {
    "a.threat.yaml": written(assessmentIn(style)),
    "old/a.threat.yaml": written(
      "assessment: 1\ntitle: Old\ntaxonomy: ../port.taxonomy.yaml\nactors:\n  <port>: {name: Port, kind: company}\nrankings:\n  <first>: {of: <port>, order: [<theft>]}\n",
    ),
    "other.threat.yaml": written(
      "# other\nassessment: 1\ntitle: Other\ntaxonomy: port.taxonomy.yaml\nactors:\n  <union>: {name: Another, kind: company}\n  <guests>: {name: Guests, kind: company, part-of: <union>}\nrankings:\n  <second>: {of: <union>, order: [<theft>]}\n",
    ),
    "port.taxonomy.yaml": written(TAXONOMY),
    "common.taxonomy.yaml": written(
      "taxonomy: 1\nid: common\nclusters:\n  <people>: {title: People}\ncategories:\n  <theft>: {title: Stealing, cluster: <people>}\n  <fire>: {title: Fire, see-also: [<theft>]}\n",
    ),
    "works.bib":
      "@book{Parent, title = {On Parent}, note = {\\cite{Parent}}, year = 2001}\n@inbook{child, crossref = {parent}, title = {Part}}\n",
    "more.bib": '@set{all, entryset = {child, Parent}}\n@misc{Third, XREF = "PARENT", related={child}}\n',
    ".threat-assessment.yaml": written(
      "preset: all //\noverrides:\n  - {files: [old/**], rules: {no-placeholder: off}}\n",
    ),
  };
}

const TAXONOMY = `taxonomy: 1
id: port
title: theft
extends: common.taxonomy.yaml //
drop: <fire>
categories:
  <blockade>: //
    title: Blockade
    cluster: <people>
    replaced-by: [<theft>]
    conditions: {<union>: acute}
    notes:
      <union>: What the union does. //
  <theft>: {title: theft, conditions: {<union>: potential}}
`;

function assessmentIn({ isFlow }: Style): string {
  const actors = isFlow
    ? "actors: {<port>: {name: port, kind: company}, <union>: {name: Dockers, kind: organization, <<: *common}}"
    : "actors:\n  <port>: //\n    name: port\n    kind: company\n\n  # the dockers\n  <union>:\n    name: Dockers\n    kind: organization //\n    <<: *common";
  const order = isFlow
    ? "[<theft>, <blockade>, {item: <t>, label: theft}]"
    : "\n      - <theft> //\n      - <blockade>\n      - item: <t>\n        label: theft";
  return `assessment: 1
title: port and theft //
taxonomy: port.taxonomy.yaml
bibliography: [works.bib, more.bib]
supersedes: old/a.threat.yaml
summary: |
  The [[port]] and the [[theft]], as [@Parent, p. 3; @child] say.
  Not port, nor theft: \`[[port]]\`.[^n] //
x-common: &common {part-of: <port>}
${actors}
terms:
  <safety>: {definition: "What [[union]] means: 'safety'."}
sources:
  <paper>: {type: report, title: Parent}
threats:
  <t>: {title: t, category: <theft>, affects: [<port>, <union>], conditions: {<port>: acute}}
rankings:
  <first>:
    of: &holder <port> //
    estimated-by: *holder
    order: ${order}
statements:
  <s>:
    kind: judgment
    text: >-
      The [[union]] fears [[t]]
      more [@Third; see @paper].
    about: [<theft>, <t>]
    evidence: [{ranking: <first>}, {source: <Parent>}, {source: <paper>}]
notes:
  <n>: {text: 'So says [[s]] of [[first]].'}
---
assessment: 1
title: Second
taxonomy: port.taxonomy.yaml
actors:
  <quay>: {name: Another port, kind: company}
rankings:
  <third>: {of: <quay>, order: [<theft>]}
`;
}

it("rename changes only the id, in any workspace", { timeout: 120_000 }, async () => {
  await fc.assert(
    fc.asyncProperty(styles, fc.nat(), async (style, index) => {
      const workspace = new TestWorkspace(workspaceIn(style));
      const occurrences = occurrencesInAll(workspace);
      await check(workspace, occurrences[index % occurrences.length] as Occurrence);
    }),
    runs(60),
  );
});

it("rename changes only the id, at every position of a workspace", { timeout: 120_000 }, async () => {
  const style = { marks: [0, 1, 2, 3, 0], lineBreak: "\r\n", bom: true, isFlow: false };
  const workspace = new TestWorkspace(workspaceIn(style));
  const occurrences = occurrencesInAll(workspace);
  expect(occurrences.length).toBeGreaterThan(60);
  for (const occurrence of occurrences) await check(workspace, occurrence);
});

const root = join(projectRoot, "examples/");

describe("rename in the examples", () => {
  const names = readdirSync(root, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.(ya?ml|bib|json)$/.test(entry.name))
    .map((entry) => relative(root, join(entry.parentPath, entry.name)));
  const workspace = new TestWorkspace(
    Object.fromEntries(names.map((name) => [name, readFileSync(join(root, name), "utf8")])),
  );

  it("changes only the id", { timeout: 120_000 }, async () => {
    const occurrences = occurrencesInAll(workspace);
    const some = fc.sample(fc.nat({ max: occurrences.length - 1 }), { numRuns: 6, seed: 4 });
    for (const index of some) await check(workspace, occurrences[index] as Occurrence);
  });
});
