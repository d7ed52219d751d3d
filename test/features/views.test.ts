/** Tests the views of a file beside the document for readers. */
import { describe, expect, it } from "vitest";
import { documentView } from "../../server/src/features/documentView.ts";
import type { ViewName } from "../../server/src/features/viewProtocol.ts";
import { isViewName } from "../../server/src/features/views.ts";
import { Source } from "../../server/src/syntax/source.ts";
import { libraryOf } from "../assessments.ts";

describe("the other views of a file", () => {
  const RANKED = `assessment: 1
title: Ports
taxonomy: bailey-2005
rankings:
  us: { title: The United States, order: [terrorism, narcotics] }
  mx: { title: Mexico, order: [narcotics, terrorism] }
`;
  const view = (name: ViewName, text: string): ReturnType<typeof documentView> =>
    documentView(Source.of("file:///port.threat.yaml", text), libraryOf(), { view: name });
  const htmlOf = ({ blocks }: ReturnType<typeof documentView>): string =>
    blocks.map(({ html }) => html).join("\n");

  it("compare the rankings, and say so if there are none", () => {
    const html = htmlOf(view("comparison", RANKED));
    expect(html).toContain("<h1>Ports</h1>");
    expect(html).toContain("The rank of each item");
    expect(htmlOf(view("comparison", "assessment: 1\ntitle: T\n"))).toContain(
      "The assessment has no rankings.",
    );
  });

  it("lead from every block of the comparison to the rankings or the comparisons", () => {
    const text = `${RANKED}  uk: { title: Kingdom, order: [narcotics, terrorism] }\ncomparisons:\n  c: { between: [us, mx], text: They differ. }\n`;
    const { blocks } = view("comparison", text);
    const lines = text.split("\n");
    const sections = ["rankings:", "comparisons:"].map((line) => lines.indexOf(line));
    const report = blocks.slice(
      1,
      blocks.findIndex(({ html }) => html.includes('id="part-priorities"')),
    );
    expect(report.length).toBeGreaterThan(10);
    expect([...new Set(report.map(({ line }) => line))]).toEqual(sections);
  });

  it("say that there is no earlier assessment", () => {
    expect(htmlOf(view("changes", RANKED))).toContain(
      'choose another file. To compare it always, and in the document, name the earlier file under "supersedes".',
    );
  });

  it("show what has changed since a commit, or say that there was nothing", () => {
    const dated = `${RANKED}date: 2025-01-16\n`;
    const since = (text: string): string => {
      const source = Source.of("file:///port.threat.yaml", dated);
      const revision = { name: "1a2b3c4d", text };
      return htmlOf(documentView(source, libraryOf(), { view: "changes", revision }));
    };
    const html = since(dated.replace("[terrorism, narcotics]", "[narcotics, terrorism]"));
    expect(html).toContain("(January 16, 2025, 1a2b3c4d)");
    expect(html).toContain("(January 16, 2025, now)");
    expect(html).toContain("up 1 place");
    expect(since(dated)).toContain("The items of both editions say the same.");
  });

  it("say that an earlier version cannot be read, and do not show the changes since another one", () => {
    const text = `${RANKED}supersedes: ./old.threat.yaml\n`;
    const library = libraryOf({ "file:///old.threat.yaml": RANKED });
    const source = Source.of("file:///port.threat.yaml", text);
    const since = (earlier?: string): string =>
      htmlOf(documentView(source, library, { view: "changes", earlier }));
    expect(since()).toContain("The items of both editions say the same.");
    expect(since("memfs:/other/gone%201.threat.yaml")).toContain(
      'There is nothing to compare in "gone 1.threat.yaml".',
    );
  });

  it("have names that a client may get wrong", () => {
    expect(["document", "comparison", "changes", "toString", ""].map(isViewName)).toEqual([
      true,
      true,
      true,
      false,
      false,
    ]);
  });
});
