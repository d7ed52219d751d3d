/** Tests that everything with a meaning has a hover: each key, id and word of the format in each kind of file. */
import { describe, expect, it } from "vitest";
import { hover } from "../../server/src/features/hover.ts";
import { Disk } from "../../server/src/files/disk.ts";
import { allows, isProse } from "../../server/src/format/schema.ts";
import { textOf } from "../../server/src/syntax/node.ts";
import type { PieceSpan } from "../../server/src/syntax/span.ts";
import { pieceSpan } from "../../server/src/syntax/span.ts";
import { Source } from "../../server/src/syntax/source.ts";
import type { Assessment } from "../../server/src/workspace/assessment.ts";
import { assessmentsOf } from "../../server/src/workspace/assessments.ts";
import { Library } from "../../server/src/workspace/library.ts";
import { TestWorkspace } from "./workspace.ts";
import { files } from "./unfinished.ts";

const library = new Library(new Disk());

/** Every key and id, and every value that is a word of the format or names something. */
function meantIn(assessment: Assessment): PieceSpan[] {
  const { document, facts, definitions, references } = assessment;
  return [
    ...document.sections.map(({ piece, key }) => pieceSpan(piece, key)),
    ...definitions.map(({ span }) => span),
    ...references.map(({ span }) => span),
    ...facts.flatMap(({ item, visits }) =>
      visits.flatMap(({ node, schema, pair }) => [
        ...(pair && pair.key !== item.key ? [pieceSpan(item.piece, pair.key)] : []),
        ...(node?.kind === "scalar" && schema.enum?.includes(textOf(node) ?? "")
          ? [pieceSpan(item.piece, node)]
          : []),
        ...(node?.kind === "scalar" && schema["x-file"] && !isProse(schema) && allows(schema, "string")
          ? [pieceSpan(item.piece, node)]
          : []),
      ]),
    ),
  ];
}

const ours = files.filter(({ uri }) => !uri.endsWith("threat.yaml") || uri.includes("first"));

it.each(ours.map((source) => [source.uri.replace("file:///", ""), source] as const))(
  "everything with a meaning has a hover in %s",
  (path, { text }) => {
    const source = Source.of(new URL(`../../${path}`, import.meta.url).href, text);
    const silent = assessmentsOf(source, library)
      .flatMap(meantIn)
      .map((span) => source.range(span))
      .filter(({ start }) => hover(source, library, start) === undefined)
      .map(
        ({ start, end }) =>
          `${start.line + 1}: ${source.line(start.line).slice(start.character, end.character)}`,
      );
    expect(silent).toEqual([]);
  },
);

/** The hover at the cursor of the first file. */
function shown(texts: Readonly<Record<string, string>>): string {
  const { source, library: own, position } = new TestWorkspace(texts);
  const found = hover(source, own, position);
  return found && typeof found.contents === "object" && "value" in found.contents ? found.contents.value : "";
}

describe("hover in a taxonomy", () => {
  const taxonomy = (text: string): string =>
    shown({
      "a.taxonomy.yaml": text,
      "base.taxonomy.yaml": "taxonomy: 1\nid: base\ncategories:\n  theft: {title: Theft}\n",
    });

  it.each([
    [
      "a category",
      "categories:\n  flo$0od: {title: Floods, cluster: water}\nclusters:\n  water: {title: Water}",
      "**Floods** — category `flood`",
    ],
    ["a cluster", "clusters:\n  wat$0er: {title: Water}", "**Water** — cluster `water`"],
    [
      "the cluster of a category",
      "clusters:\n  water: {title: Water}\ncategories:\n  flood: {title: Floods, cluster: wa$0ter}",
      "**Water** — cluster `water`",
    ],
    [
      "what replaces a category",
      "categories:\n  flood: {title: Floods, replaced-by: ra$0in}\n  rain: {title: Rain}",
      "**Rain** — category `rain`",
    ],
    [
      "a category of the extended taxonomy",
      "extends: ./base.taxonomy.yaml\ndrop: [the$0ft]",
      "**Theft** — category `theft`",
    ],
    ["the extended taxonomy", "extends: ./ba$0se.taxonomy.yaml", "— taxonomy"],
    ["the bundled one", "extends: bai$0ley-2005", "— taxonomy `bailey-2005`"],
    [
      "an actor under conditions",
      "categories:\n  flood: {title: Floods, conditions: {mex$0ico: acute}}",
      "How each actor is affected, if that differs.",
    ],
    [
      "a condition",
      "categories:\n  flood: {title: Floods, conditions: {mexico: acu$0te}}",
      "A severe problem at present.",
    ],
    [
      "an actor under notes",
      "categories:\n  flood:\n    title: Floods\n    notes:\n      mex$0ico: No.",
      "Remarks about individual actors",
    ],
    ["a language", "titles: {e$0s: Amenazas}", "The title in other languages"],
  ])("explains %s", (_, text, expected) => {
    expect(taxonomy(text)).toContain(expected);
  });
});

describe("hover in a scale", () => {
  const scale = (text: string): string => shown({ "a.scale.yaml": `scale: 1\nid: s\nof: risk\n${text}` });

  it.each([
    ["a term", "terms:\n  - term: hi$0gh\n    meaning: Very bad.", "Very bad."],
    ["a term in braces", "terms: [{term: hi$0gh, percent: {from: 80, to: 95}}]", "80–95%"],
    [
      "a level in the matrix",
      "terms: [{term: high, meaning: Very bad.}]\nmatrix: {likely: {3: hi$0gh}}",
      "Very bad.",
    ],
    ["a likelihood in the matrix", "matrix:\n  lik$0ely: {3: high}", "55–80%"],
    ["an impact in the matrix", "matrix:\n  likely: {$03: high}", "**moderate**"],
  ])("explains %s", (_, text, expected) => {
    expect(scale(text)).toContain(expected);
  });
});

describe("hover in a configuration", () => {
  const configuration = (text: string): string => shown({ ".threat-assessment.yaml": text });

  it.each([
    ["a rule", "rules: {no-place$0holder: off}", "**no-placeholder** — Severity: warning"],
    [
      "a rule for some files",
      "overrides:\n  - files: [a]\n    rules:\n      no-place$0holder: off",
      "**no-placeholder** — Severity: warning",
    ],
    ["an option", "rules: {require-move-reason: {options: {$0k: 4}}}", "k: 3"],
    ["an option for some files", "overrides:\n- rules: {require-move-reason: {options: {$0k: 4}}}", "k: 3"],
    ["a preset", "preset: str$0ict", "Also stricter rules"],
    ["a severity", "rules: {no-placeholder: hin$0t}", "A suggestion"],
    ["a taxonomy", "taxonomy: bai$0ley-2005", "— taxonomy `bailey-2005`"],
    ["a scale", "scales: {likelihood: phia-$0likelihood}", "— scale `phia-likelihood`"],
  ])("explains %s", (_, text, expected) => {
    expect(configuration(text)).toContain(expected);
  });
});

describe("hover on YAML's anchors and aliases", () => {
  const text = (marked: string): string => shown({ "a.threat.yaml": marked });
  const port = "actors:\n  port: &a {name: P, kind: state}\n";

  it("shows the value of an alias, and its meaning here", () => {
    expect(text(`${port}  q: *$0a`)).toBe(
      "**\\*a**\n\nRepeats the value of the anchor `&a` in line 2:\n\n```yaml\n{name: P, kind: state}\n```\n\n**P** — actor `q`\n\n*kind*: state",
    );
    expect(text("actors:\n  port: {name: Port}\nrankings:\n  r: {of: &m port}\n  s: {of: *$0m}")).toMatch(
      /^\*\*\\\*m\*\*[^]*```yaml\nport\n```[^]*\*\*Port\*\* — actor `port`/,
    );
  });

  it("shows a value of several lines without its indentation", () => {
    expect(text("actors:\n  port: &a\n    name: P\n    kind: state\n  q: *$0a")).toContain(
      "```yaml\nname: P\nkind: state\n```",
    );
  });

  it("shows where the value of an anchor is repeated", () => {
    const found = text(`${port.replace("&a", "&$0a")}  q: *a\n  r: *a\n`);
    expect(found).toContain("**&a**");
    expect(found).toContain("- Line 3\n- Line 4");
  });

  it("shows the keys that a merge key adds", () => {
    const found = text(`${port}  q:\n    <$0<: *a\n    name: Q\n`);
    expect(found).toContain(String.raw`**\<\<**`);
    expect(found).toContain("- `kind`");
    expect(found).not.toContain("`name`");
  });

  it.each([
    ["an alias without an anchor", "actors:\n  q: *$0a"],
    ["an alias inside its own value", "actors:\n  q: &a {name: *$0a}"],
  ])("has an answer for %s", (_, marked) => {
    expect(() => text(marked)).not.toThrow();
  });
});
