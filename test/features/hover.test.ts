/** Tests hovers: their contents and the word that they belong to. */
import { describe, expect, it } from "vitest";
import { hover } from "../../server/src/features/hover.ts";
import { Source } from "../../server/src/syntax/source.ts";
import { libraryOf } from "../assessments.ts";
import { cursorIn } from "../annotations.ts";
import { TestWorkspace } from "./workspace.ts";

interface Shown {
  /** The word that the hover belongs to. */
  readonly word: string;
  readonly text: string;
}

function shown(marked: string, uri = "file:///example.threat.yaml"): Shown | undefined {
  const { text, position } = cursorIn(marked);
  const source = Source.of(uri, text);
  const found = hover(source, libraryOf(), position);
  if (!found?.range || typeof found.contents !== "object" || !("value" in found.contents)) return undefined;
  const { start, end } = found.range;
  return { word: source.line(start.line).slice(start.character, end.character), text: found.contents.value };
}

const RANKED = `taxonomy: bailey-2005
actors:
  mexico: {name: Mexico, kind: state}
rankings:
  first:
    title: The order of the first
    of: mexico
    basis: analyst-judgment
    date: 2005-01
    order: [terrorism, {label: Energy/water, covers: [energy, water]}, impunity]
    unranked: {regional-rebellion: {reason: not-applicable}}
  second: {of: mexico, order: [energy, impunity, {item: terrorism, qualifier: abroad}, water]}
`;

describe("hover on a key", () => {
  it("shows its meaning, its values and an example", () => {
    const found = shown("actors:\n  mexico: {name: Mexico, ki$0nd: state}");
    expect(found?.word).toBe("kind");
    expect(found?.text).toContain("The kind of actor.");
    expect(found?.text).toContain("- `state` — A country as a whole.");
    expect(found?.text).toContain("kind: state\n```");
  });

  it("shows whether it is required", () => {
    expect(shown("comparisons:\n  c: {bet$0ween: [a, b]}")?.text).toMatch(/^\*\*between\*\* — required/);
  });

  it("works at the top level", () => {
    expect(shown("rank$0ings:\n  r: {order: []}")?.text).toContain("Orders of priority");
  });

  it("works in a configuration", () => {
    expect(shown("pre$0set: strict", "file:///.threat-assessment.yaml")?.text).toContain("The set of rules");
  });

  it("is empty for an author's own key", () => {
    expect(shown("x-te$0am: harbour")).toBeUndefined();
  });
});

describe("hover on an id", () => {
  it("shows the cluster, definition, examples and ranks of a category", () => {
    const found = shown(RANKED.replace("order: [terrorism", "order: [terro$0rism"));
    expect(found?.word).toBe("terrorism");
    expect(found?.text).toContain("**Terrorism** — category `terrorism`");
    expect(found?.text).toContain("In the cluster *Crime, terrorism and regional rebellion*");
    expect(found?.text).toContain("- `first`: rank 1 of 3\n- `second`: rank 3 of 4");
  });

  it("shows that an item is not ranked", () => {
    const found = shown(RANKED.replace("regional-rebellion", "regional-$0rebellion"));
    expect(found?.text).toContain("- `first`: listed as not ranked");
  });

  it("shows an actor, its uses and its definition", () => {
    const text = "**Mexico** — actor `mexico`\n\n*kind*: state";
    expect(shown(RANKED.replace("of: mexico", "of: mex$0ico"))).toEqual({ word: "mexico", text });
    expect(shown(RANKED.replace("  mexico:", "  m$0exico:"))).toEqual({ word: "mexico", text });
  });

  it("shows the order of a ranking and how far others agree with it", () => {
    const found = shown(RANKED.replace("  first:", "  fi$0rst:"));
    expect(found?.text).toContain("**The order of the first** — ranking `first`");
    expect(found?.text).toContain("mexico · analyst-judgment · January 2005");
    expect(found?.text).toContain("**1**  Terrorism  \n**2**  Energy/water  \n**3**  Impunity");
    expect(found?.text).toMatch(/- `second`: 4 items in both, 3 of the top 3 in common, Kendall's τ-b −?\d/);
  });

  it("shows a source that prose cites", () => {
    const marked =
      "sources:\n  a-2004: {type: book, title: On Water, author: [{family: Arzt, given: Sigrid}]}\nsummary: See [@a-$02004, p. 3].";
    const found = shown(marked);
    expect(found?.word).toBe("a-2004");
    expect(found?.text).toContain("**On Water** — source `a-2004`");
    expect(found?.text).toContain("Arzt, Sigrid. *On Water*.");
    expect(found?.text).toContain("*type*: book");
  });

  it("shows a work of a bibliography as a bibliography prints it", () => {
    const workspace = new TestWorkspace({
      "a.threat.yaml": "bibliography: w.bib\nsummary: See [@a$0].",
      "w.bib": "@book{a, title = {On Water}, author = {Arzt, Sigrid}, year = 2004}",
    });
    const { source, library, position } = workspace;
    expect(hover(source, library, position)?.contents).toEqual({
      kind: "markdown",
      value: "**On Water** — source `a`\n\nArzt. 2004. *On Water*.",
    });
  });

  it("shows the recommendations and statements about a threat", () => {
    const text = `threats:
  smug$0gling: {title: Smuggling of people}
statements:
  growing: {title: It grows, text: "See [[smuggling]].", about: smuggling}
recommendations:
  patrol: {title: Patrol together, addresses: [smuggling]}
`;
    expect(shown(text)?.text).toContain("Recommended:\n\n- Patrol together `patrol`");
    expect(shown(text)?.text).toContain("Statements about it:\n\n- It grows `growing`");
    expect(shown(text.replace("$0", "").replace("growing:", "gro$0wing:"))?.text).toContain(
      "See *Smuggling of people*.",
    );
  });

  it("shows a footnote and a statement that prose names", () => {
    const marked =
      "statements:\n  s: {text: It rains.}\nnotes:\n  n: {quote: It pours.}\nsummary: So [[s]] is it. [^n]";
    expect(shown(marked.replace("[[s]]", "[[$0s]]"))?.text).toContain("It rains.");
    expect(shown(marked.replace("[^n]", "[^$0n]"))?.text).toContain("> It pours.");
  });

  it("is empty if the id is undefined", () => {
    expect(shown("rankings:\n  r: {of: nob$0ody, order: []}")).toBeUndefined();
  });

  it("shows what a rule in a configuration asks for", () => {
    const found = shown("rules:\n  no-place$0holder: off", "file:///.threat-assessment.yaml");
    expect(found?.text).toMatch(/^\*\*no-placeholder\*\* — Severity: warning · Preset: recommended/);
    const option = shown(
      "rules: {require-move-reason: {options: {$0k: 4}}}",
      "file:///.threat-assessment.yaml",
    );
    expect(option?.text).toMatch(/^\*\*k\*\*\n\n[^]*k: 3/);
  });
});

describe("hover on a word", () => {
  it("shows the band of a scale's term", () => {
    const found = shown("threats:\n  t: {likelihood: {term: very-$0likely}}");
    expect(found?.word).toBe("very-likely");
    expect(found?.text).toContain("**very likely** — 80–95%");
    expect(found?.text).toContain("Also: highly probable");
    expect(found?.text).toContain("*ICD 203 expressions of likelihood*");
    expect(found?.text).toMatch(/On other scales:[^]*- .*: highly likely 80–90%/);
  });

  it("uses the declared scale", () => {
    const marked = "scales: {likelihood: phia-likelihood}\nthreats:\n  t: {likelihood: unlike$0ly}";
    expect(shown(marked)?.text).toContain("25–35%");
  });

  it("shows the meaning of a word from a list", () => {
    expect(shown("status: fi$0nal")).toEqual({ word: "final", text: "**final**\n\nReleased." });
  });

  it("shows the contents of a taxonomy or a scale", () => {
    expect(shown("taxonomy: bailey-$02005")?.text).toContain("- Natural disasters `natural-disasters`: ");
    expect(shown("scales: {likelihood: icd-$0203-likelihood}")?.text).toContain("- `likely` — 55–80%");
  });
});

it.each([
  ["an empty file", "$0"],
  ["a comment", "# ki$0nd"],
  ["free text", "title: Thre$0ats"],
  ["text that is not YAML", "\u0000{{$0{"],
])("hover is empty in %s", (_, marked) => {
  expect(shown(marked)).toBeUndefined();
});

it("hover on a comparison shows the common order, how far each ranking is from it, and how stable it is", () => {
  const found = shown(
    "taxonomy: bailey-2005\nrankings:\n  a: {title: A, order: [terrorism, energy, water]}\n  b: {title: B, order: [terrorism, energy, water]}\n  c: {title: C, order: [energy, terrorism, water]}\ncomparisons:\n  al$0l: {between: [a, b, c], text: They agree.}",
  )?.text;
  expect(found).toMatch(/The common order:\n\n- 1: .*[Tt]errorism.*\n- 2: .*[Ee]nergy.*\n- 3: /);
  expect(found).toContain("- C: 67% of the pairs of items in this order");
  expect(found).toContain("no other order has fewer");
});
