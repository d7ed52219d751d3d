/** Tests actions that rewrite a text: what they change, and where they are not offered. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { parse } from "yaml";
import { codeActions } from "../../server/src/features/codeActions.ts";
import { Source } from "../../server/src/syntax/source.ts";
import { libraryOf } from "../assessments.ts";
import { cursorIn } from "../annotations.ts";
import { edited } from "../features/workspace.ts";
import { brokenBy } from "./promises.ts";
import { projectRoot } from "../../scripts/root.ts";

const URI = "file:///a.threat.yaml";

/** Returns the titles of the actions at the cursor, and the text after one of them. */
function at(marked: string) {
  const { text, position } = cursorIn(marked);
  const source = Source.of(URI, text);
  const actions = codeActions(source, libraryOf(), { range: { start: position, end: position } });
  return {
    titles: actions.map(({ title }) => title),
    after: (title: RegExp): string | undefined => {
      const action = actions.find((each) => title.test(each.title));
      expect(action && brokenBy(action, source, libraryOf())).toEqual([]);
      return action && edited(source, action.edit?.changes?.[URI] ?? []);
    },
  };
}

describe("Use the short form", () => {
  it("keeps the line break after the item", () => {
    const text =
      "recommendations:\n  r:\n    title: R\n    steps:\n      - te$0xt: A sentence.\n      - text: Another one.\n        levels: [local]\n";
    expect(at(text).after(/short/)).toBe(
      "recommendations:\n  r:\n    title: R\n    steps:\n      - A sentence.\n      - text: Another one.\n        levels: [local]\n",
    );
  });

  it("keeps the promises of edits wherever it is offered in an example", () => {
    const text = readFileSync(join(projectRoot, "examples/us-mexico-2005.threat.yaml"), "utf8");
    const source = Source.of(URI, text);
    const offers = Array.from(
      text.matchAll(/^ *- (?:item|text|threat|source|statement): /gm),
      ({ 0: head, index }) => {
        const line = text.slice(0, index).split("\n").length - 1;
        const position = { line, character: head.length - 3 };
        return codeActions(source, libraryOf(), { range: { start: position, end: position } });
      },
    ).flatMap((actions) => actions.filter(({ title }) => title === "Use the short form"));
    expect(offers.length).toBeGreaterThan(0);
    expect(offers.flatMap((offer) => brokenBy(offer, source, libraryOf()))).toEqual([]);
  });

  it.each([
    ["a comment would be lost", "rankings:\n  r: {order: [\n    {item: ener$0gy # so\n    }]}\n"],
    ["an anchor would be lost", "rankings:\n  r: {order: [{item: &e ener$0gy}, *e]}\n"],
    ["an alias repeats the item", "rankings:\n  r: {order: [&e {item: ener$0gy}, *e]}\n"],
  ])("is not offered where %s", (_, text) => {
    expect(at(text).titles).not.toContain("Use the short form");
  });
});

describe("Sort by id", () => {
  it.each([
    ["an alias would come before its anchor", "act$0ors:\n  zed: &z {name: Z, kind: state}\n  alpha: *z\n"],
    [
      "a suppression spans several items",
      "act$0ors:\n  # threat-assessment-disable no-placeholder -- so\n  zed: {name: TBD, kind: state}\n  # threat-assessment-enable no-placeholder\n  alpha: {name: A, kind: state}\n",
    ],
    [
      "a heading applies to several items",
      "act$0ors:\n  # Large ones\n\n  zed: {name: Z, kind: state}\n  alpha: {name: A, kind: state}\n",
    ],
  ])("is not offered where %s", (_, text) => {
    expect(at(text).titles).not.toContain('Sort "actors" by id');
  });

  it("moves comments with their items, also at the end of a file", () => {
    const text =
      "act$0ors:\n  # of the north\n  zed: {name: Z, kind: state} # Z\n  alpha: {name: A, kind: state}\n    # below A";
    expect(at(text).after(/Sort/)).toBe(
      "actors:\n  alpha: {name: A, kind: state}\n    # below A\n  # of the north\n  zed: {name: Z, kind: state} # Z",
    );
  });
});

describe("adding what a ranking leaves out", () => {
  it("is not offered at an alias of a ranking", () => {
    const text = "taxonomy: bailey-2005\nrankings:\n  r: &x\n    of: nope\n    order: [energy]\n  q: *$0x\n";
    expect(at(text).titles.filter((title) => /^List|^Add entries/.test(title))).toEqual([]);
  });

  it.each([
    [
      "an unindented list",
      "taxonomy: bailey-2005\nrankings:\n  r:\n    of: x\n    or$0der:\n    - energy # first\n",
    ],
    [
      "braces with a comma at the end",
      "taxonomy: bailey-2005\nrankings:\n  r: {of: x, or$0der: [energy,],}\n",
    ],
    [
      "a block scalar that keeps its line breaks",
      "taxonomy: bailey-2005\nrankings:\n  r$0:\n    order: [energy]\n    note: |+\n      x\n\n\nsummary: y\n",
    ],
    [
      "explicit keys",
      "taxonomy: bailey-2005\nrankings:\n  r$0:\n    ? order\n    : [energy]\n    ? of\n    : x\n",
    ],
  ])("yields valid YAML in %s", (_, text) => {
    for (const title of [/^Add entries/, /^List/]) expect(parse(at(text).after(title) ?? "")).toBeDefined();
  });
});

describe("converting a BibTeX entry", () => {
  const made = (entry: string): unknown => {
    const after = at(
      `assessment: 1\ntitle: T\nsources:\n  a: {type: report, title: X}\n  @$0${entry}\n`,
    ).after(/BibTeX/);
    return (parse(after ?? "") as { sources: Record<string, unknown> }).sources;
  };

  it.each([
    [
      "its editor",
      "book{dup, title={T}, editor={E, F}, year={1998--2002}, publisher={P}}",
      { dup: { editor: [{ family: "E", given: "F" }], issued: "1998/2002", publisher: "P" } },
    ],
    [
      "the number of a report",
      "techreport{r, title={T}, institution={I}, year=2003, type={White paper}, number={7}}",
      { r: { type: "report", number: "7", genre: "White paper" } },
    ],
    [
      "the issue of a journal",
      "article{j, title={T}, journal={J}, year=2003, number={7}}",
      { j: { issue: "7" } },
    ],
    [
      "a title with special characters of YAML",
      "book{q, title={Threats: \\#1, it's {A}}, year=2003}",
      { q: { title: "Threats: #1, it's A" } },
    ],
  ])("keeps %s", (_, entry, expected) => {
    expect(made(entry)).toMatchObject({ a: { type: "report", title: "X" }, ...expected });
  });
});
