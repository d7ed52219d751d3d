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

  it("say that there is no earlier assessment", () => {
    expect(htmlOf(view("changes", RANKED))).toContain(
      'The assessment names no earlier one under "supersedes".',
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
