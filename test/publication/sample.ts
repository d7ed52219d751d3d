/** A document with every node that writers have to write, in two languages' letters, with signs that formats treat specially. */
import type { BlockContent, PhrasingContent, Publication } from "../../server/src/publication/tree/tree.ts";
import {
  bulletList,
  headingNode,
  linkNode,
  missingNode,
  paragraphNode,
  strongNode,
  tableNode,
  textNode,
} from "../../server/src/publication/tree/tree.ts";
import { sampleFigures } from "./sampleFigures.ts";

/** Signs that Markdown, HTML, Typst, TeX and spreadsheets treat specially. */
export const HOSTILE_TEXT =
  "=1+1 @SUM(A1) #let x = 1 $x^2$ \\LaTeX{} <script>alert(1)</script> & \"quoted\" 'single' *star* _under_ `code` [[ref]] [@cite] ~tilde~ (1) item | bar \u202ertl";

const sentence = (words: string): PhrasingContent[] => [textNode(words)];

function figureBlocks(): BlockContent[] {
  return sampleFigures.map((figure): BlockContent => ({
    type: "figure",
    figure,
    caption: sentence(`A figure of the kind ${figure.kind}`),
    alternative: `What the figure ${figure.kind} shows.`,
    data: { id: `figure-${figure.kind}` },
  }));
}

/** The sample. */
export const samplePublication: Publication = {
  head: {
    language: "en",
    title: "Threats to the port of Santa Rosa",
    subtitle: "Second edition – ñandú, Ōtautahi, Łódź",
    authors: [
      { name: "Ana Peña", details: ["Harbour Institute", "lead analyst"] },
      { name: "Li Wei", details: [] },
    ],
    date: "2 November 2026",
    day: "2026-11-02",
    marking: "TLP:AMBER+STRICT",
    facts: [
      { label: "Prepared for", value: sentence("the harbour council") },
      { label: "Status", value: [missingNode("not stated")] },
    ],
  },
  body: {
    type: "root",
    children: [
      headingNode(1, sentence("Key judgments"), "judgments"),
      paragraphNode(
        [
          strongNode(textNode("1. ")),
          textNode("The port will probably close for a week"),
          { type: "footnoteReference", identifier: "note-1", label: "1" },
          textNode(" "),
          {
            type: "citation",
            works: [{ id: "curtis-2004", locator: "p. 20", prefix: "see" }, { id: "rocha-2003" }],
          },
          textNode(". See "),
          linkNode("threat-flood", sentence("Flood of the lower quay")),
          textNode("."),
        ],
        { role: "lead", id: "statement-closure" },
      ),
      paragraphNode([strongNode(textNode("Likelihood:")), textNode(" likely (55–80%), within 2 years")], {
        role: "field",
      }),
      paragraphNode([missingNode("Confidence is not stated.")], { role: "field" }),
      ...figureBlocks(),
      headingNode(1, sentence("Threats"), "threats"),
      tableNode(
        [
          [sentence("Threat"), sentence("Likelihood"), sentence("Impact")],
          [
            [linkNode("threat-flood", sentence("Flood of the lower quay"))],
            sentence("likely"),
            sentence("4"),
          ],
          [sentence(HOSTILE_TEXT), [missingNode("not stated")], sentence("-5")],
        ],
        {
          caption: sentence("The threats at a glance"),
          id: "table-threats",
          widths: [0.6, 0.2, 0.2],
          headColumns: 1,
        },
      ),
      headingNode(2, sentence("Flood of the lower quay"), "threat-flood"),
      paragraphNode([
        { type: "emphasis", children: sentence("Emphasis") },
        textNode(", "),
        { type: "inlineCode", value: "code" },
        textNode(", "),
        { type: "link", url: "https://example.org/a?b=1&c=2", children: sentence("a link") },
        { type: "break" },
        textNode("and a second line."),
      ]),
      { type: "blockquote", children: [paragraphNode(sentence("“A quotation.”"))] },
      bulletList([
        [paragraphNode(sentence("One"))],
        [paragraphNode(sentence("Two")), bulletList([[paragraphNode(sentence("Two and a half"))]])],
      ]),
      {
        type: "list",
        ordered: true,
        start: 3,
        spread: false,
        children: [{ type: "listItem", spread: false, children: [paragraphNode(sentence("Third"))] }],
      },
      { type: "code", value: "a = 1\n  b = 2" },
      paragraphNode(sentence(HOSTILE_TEXT)),
      paragraphNode([missingNode("Lines 12 to 14 cannot be read.")], { role: "notice" }),
      headingNode(1, sentence("Sources"), "sources"),
      { type: "bibliography" },
      {
        type: "footnoteDefinition",
        identifier: "note-1",
        label: "1",
        children: [
          paragraphNode(sentence("A note of two paragraphs.")),
          paragraphNode([
            textNode("The second one, with a citation "),
            { type: "citation", works: [{ id: "curtis-2004" }] },
          ]),
        ],
      },
    ],
  },
  works: [
    {
      id: "curtis-2004",
      type: "article-journal",
      title: "Nations Hospitable to Organized Crime and Terrorism",
      author: [{ family: "Curtis", given: "Glenn E." }],
      issued: { "date-parts": [[2004]] },
      "container-title": "Trends in Organized Crime",
      volume: "8",
      issue: "1",
      page: "5-23",
    },
    {
      id: "rocha-2003",
      type: "chapter",
      title: "Seguridad nacional",
      author: [{ family: "Rocha", given: "Óscar" }],
      issued: { "date-parts": [[2003, 5]] },
      "container-title": "La frontera",
      publisher: "UNAM",
      "publisher-place": "México",
    },
  ],
  labels: {
    contents: "Contents",
    figure: "Figure",
    table: "Table",
    notes: "Notes",
    back: "Back to the text",
    page: "Page",
    noPicture: "There is no picture. It would show:",
  },
};
