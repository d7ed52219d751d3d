/** Tests the document as text for a terminal. */
import { expect, it } from "vitest";
import type { BlockContent, FigureNode, Publication } from "../../server/src/publication/tree/tree.ts";
import { paragraphNode, textNode } from "../../server/src/publication/tree/tree.ts";
import { writeText } from "../../server/src/writers/text/text.ts";
import { samplePublication } from "../publication/sample.ts";
import { sampleFigures } from "../publication/sampleFigures.ts";

function textOf(...children: Publication["body"]["children"]): string {
  return writeText({ ...samplePublication, body: { type: "root", children } });
}

it("an ordered list keeps its numbers", () => {
  const item = (words: string): Extract<BlockContent, { type: "list" }>["children"][number] => ({
    type: "listItem",
    children: [paragraphNode([textNode(words)])],
  });
  const text = textOf({ type: "list", ordered: true, start: 9, children: [item("Nine."), item("Ten.")] });
  expect(text).toContain("9. Nine.\n10. Ten.");
});

it.each(sampleFigures.map((figure) => [figure.kind, figure] as const))(
  "a figure has its title and its words: %s",
  (_, figure) => {
    const node: FigureNode = {
      type: "figure",
      figure,
      caption: [textNode("How likely it is")],
      alternative: "Flood: likely.",
    };
    expect(textOf(node)).toContain("How likely it is\nFlood: likely.");
  },
);
