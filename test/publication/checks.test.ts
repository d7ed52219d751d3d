import type { Nodes } from "mdast";
import { describe, expect, it } from "vitest";
import { checkBlocks } from "../../server/src/publication/about/checks.ts";
import { checkedParts } from "../../server/src/publication/about/checkedParts.ts";
import { groupOf, rules } from "../../server/src/rules/index.ts";
import { inspect } from "../../server/src/rules/inspect.ts";
import { Source } from "../../server/src/syntax/source.ts";
import { assessmentsOf } from "../../server/src/workspace/assessments.ts";
import { withoutAnnotations } from "../annotations.ts";
import { libraryOf } from "../assessments.ts";

/** What the part says of a file, in one line for each text. Links have the titles of items: the author's words. */
function saidOf(text: string, files: Readonly<Record<string, string>> = {}): string[] {
  const named = Object.entries(files).map(([name, of]) => [`file:///${name}`, of]);
  const library = libraryOf(Object.fromEntries(named) as Record<string, string>);
  const source = Source.of("file:///a.threat.yaml", text);
  return assessmentsOf(source, library).flatMap((assessment) =>
    checkBlocks({ problems: inspect(source, library), rules: rules.map(({ id }) => id) }, assessment).flatMap(
      textsOf,
    ),
  );
}

function textsOf(node: Nodes): string[] {
  if (node.type === "text" || node.type === "inlineCode" || node.type === "code") return [node.value];
  const own = "children" in node ? node.children.flatMap(textsOf) : [];
  return [...(node.data?.caption?.flatMap(textsOf) ?? []), ...(node.type === "link" ? [] : own)];
}

/** Signs of the format: code, the notation, words with hyphens that are keys or ids, and the words for them. */
const FORMAT =
  /`|YAML|\brules?\b|outside (?:of )?the taxonomy|\b(?:keys?|ids?)\b(?! (?:judgment|question|point))|\b(?:no|use|require)-\w|\w+-(?:of|by|on|to|for|in|from|wrong)\b|: *[[{]/;

const examples = rules
  .filter(({ kinds = ["assessment"] }) => kinds.includes("assessment"))
  .flatMap(({ id, examples: all }) =>
    all.flatMap(({ text, good, files }) => (good ? [] : [[id, withoutAnnotations(text), files] as const])),
  );

describe("What was checked", () => {
  it.each(rules.map(({ id, summary, forReaders }) => [id, forReaders ?? summary] as const))(
    "says %s in the words of readers",
    (_, words) => {
      expect(words).not.toMatch(FORMAT);
      expect(words).toMatch(/^[A-Z].*\.$/);
    },
  );

  it("has no word of the format for any example of a rule", () => {
    for (const [id, text, files] of examples)
      for (const words of saidOf(text, files)) {
        // The author's words for accepting a problem, in brackets.
        expect([id, words.replace(/^ \(.*\)$/, "")]).toEqual([id, expect.not.stringMatching(FORMAT)]);
      }
  });

  it("says what is expected, how often it is not met, and where", () => {
    const text = `assessment: 1
title: Ports
date: 2026-01-05
statements:
  closure: { kind: judgment, text: The port will close. }
  opening: { kind: judgment, title: The opening, text: The port will open again. }
`;
    const words = saidOf(text).join("\n");
    expect(words).toContain("Every judgment names its evidence, or says that it is the analyst's own.");
    expect(words).not.toContain("basis");
    expect(words).not.toMatch(/Line \d/);
  });

  it("has each group of rules in one kind of thing that was checked", () => {
    const groups = [...new Set(rules.map(({ id }) => groupOf(id)))];
    expect(
      checkedParts()
        .flatMap((each) => each.groups)
        .sort(),
    ).toEqual(groups.sort());
  });

  it("says of each kind of thing what was found, also that it was nothing", () => {
    const words = saidOf(`assessment: 1
title: Ports
date: 2026-01-05
recommendations:
  fence: { title: Build a fence, steps: [{ text: Buy land. }] }
statements:
  closure: { kind: judgment, text: The port will close. }
`).join("\n");
    expect(words).toContain("Evidence and sources\n: Does each judgment have evidence");
    expect(words).toMatch(/Recommendations\n: .*\n(?:\d+ \w+(?:, | and )?)+\n/);
    expect(words).toMatch(/Periods and changes\n: .*\nnothing to correct/);
    expect(words).not.toContain("Rankings and comparisons");
  });

  it("names a part of the document that is not an item by its label", () => {
    const words = saidOf("assessment: 1\ntitle: Ports\nas-of: 5 Jan\n").join("\n");
    expect(words).toContain("Information as of");
  });

  it("counts what the authors accept, with their reasons", () => {
    const words = saidOf(`assessment: 1
title: Ports
statements:
  # threat-assessment-disable-next-line require-evidence -- The council asked for it.
  closure: { kind: judgment, text: The port closes. }
`).join("\n");
    expect(words).toContain("1 accepted by the authors");
    expect(words).toContain("The council asked for it.");
    expect(words).toContain("accepted by the authors");
  });

  it("leaves out what is in another document of the file", () => {
    const both = "assessment: 1\ntitle: One\nas-of: 5 Jan\n---\nassessment: 1\ntitle: Two\n";
    const source = Source.of("file:///a.threat.yaml", both);
    const library = libraryOf();
    const [, second] = assessmentsOf(source, library);
    const blocks = second && checkBlocks({ problems: inspect(source, library), rules: [] }, second);
    expect(blocks?.flatMap(textsOf).join("\n")).not.toContain("Information as of");
  });

  it("names at most twelve places of a rule", () => {
    const items = Array.from(
      { length: 20 },
      (_, index) => `  s${index}: { kind: judgment, text: It is ${index}. }\n`,
    );
    const words = saidOf(`assessment: 1\ntitle: Ports\nstatements:\n${items.join("")}`);
    expect(words).toContain("and 8 more");
  });
});
