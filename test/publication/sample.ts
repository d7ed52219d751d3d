/** A document with every node that writers have to write, in two languages' letters, with signs that formats treat specially. */
import type { Figure } from "../../server/src/publication/figures.ts";
import type { BlockContent, PhrasingContent, Publication } from "../../server/src/publication/tree.ts";
import {
  bulletList,
  headingNode,
  linkNode,
  missingNode,
  paragraphNode,
  strongNode,
  tableNode,
  textNode,
} from "../../server/src/publication/tree.ts";

/** The sample figures, one of each kind. */
export const sampleFigures: readonly Figure[] = [
  {
    kind: "rankings",
    columns: [
      {
        title: "Mexico, January 2005",
        entries: [
          { label: "Organized crime", rankText: "1", rank: 1, keys: ["crime"], kind: "plain" },
          { label: "Energy/water", rankText: "2", rank: 2, keys: ["energy", "water"], kind: "composite" },
          { label: "The source names nothing", rankText: "", rank: 3, keys: [], kind: "gap" },
          { label: "Fear of the neighbour", rankText: "4", rank: 4, keys: ["outside-1"], kind: "outside" },
        ],
        unranked: [{ key: "rebellion", label: "Regional rebellion", reason: "does not concern this actor" }],
      },
      {
        title: "United States, January 2005",
        entries: [
          { label: "Terrorism", rankText: "1", rank: 1, keys: ["terrorism"], kind: "plain" },
          { label: "Energy", rankText: "2.5", rank: 2.5, keys: ["energy"], kind: "plain" },
          { label: "Organized crime", rankText: "2.5", rank: 2.5, keys: ["crime"], kind: "plain" },
          { label: "Water", rankText: "4", rank: 4, keys: ["water"], kind: "plain" },
        ],
        unranked: [],
      },
    ],
    between: ["agreement 0.18 to 0.33"],
    words: {
      tied: "share a rank",
      composite: "covers several threats",
      outside: "outside the taxonomy",
      gap: "nothing named at this rank",
      unranked: "Not ranked",
    },
  },
  {
    kind: "matrix",
    likelihoodTitle: "Likelihood",
    impactTitle: "Impact",
    likelihoods: ["unlikely", "possible", "likely"],
    impacts: ["minor", "serious", "severe"],
    levels: [
      ["low", "low", "medium"],
      ["low", "medium", "high"],
      ["medium", "high", undefined],
    ],
    legend: ["low", "medium", "high"],
    threats: [
      {
        sign: "1",
        label: "Flood of the lower quay",
        current: { likelihood: [1, 2], impact: [1, 1] },
        inherent: { likelihood: [2, 2], impact: [2, 2] },
        residual: { likelihood: [0, 0], impact: [1, 1] },
      },
      {
        sign: "2",
        label: "Theft of copper",
        current: { likelihood: [1, 1], impact: [1, 1] },
        inherent: undefined,
        residual: undefined,
      },
    ],
    inherentLabel: "without controls",
    currentLabel: "today",
    residualLabel: "with planned controls",
    rangeLabel: "a range: anywhere between its ends",
    unplacedLabel: "no place in the matrix",
  },
  {
    kind: "ranges",
    axis: "Likelihood in percent",
    confidenceTitle: "Confidence",
    noBandLabel: "no range on the scale",
    rows: [
      {
        label: "The port closes for a week",
        words: "likely, within 2 years",
        band: { from: 55, to: 80 },
        confidence: { label: "moderate", place: 1, levels: 3 },
      },
      { label: "The strike spreads", words: "a real chance", band: undefined, confidence: undefined },
    ],
  },
  {
    kind: "coverage",
    threats: ["Flood of the lower quay", "Theft of copper"],
    recommendations: ["1. Raise the wall", "2. Count the containers"],
    cells: [
      [true, false],
      [false, false],
    ],
    emptyThreatLabel: "no recommendation",
    emptyRecommendationLabel: "addresses no threat",
  },
  {
    kind: "change",
    titles: ["March 2024", "March 2026"],
    items: [
      { label: "Flood of the lower quay", before: 3, after: 1, places: -1 },
      { label: "Theft of copper", before: 1, after: 2 },
      { label: "Drones", before: undefined, after: 3 },
      { label: "Mutiny", before: 2, after: undefined },
    ],
    newLabel: "new",
    droppedLabel: "no longer ranked",
  },
  {
    kind: "agreement",
    names: ["Northern office", "Southern office", "Harbour police"],
    cells: [
      [undefined, { text: "80%", shade: 0.8 }, { text: "20 to 40%", shade: 0.3 }],
      [{ text: "80%", shade: 0.8 }, undefined, { text: "–", shade: undefined }],
      [{ text: "20 to 40%", shade: 0.3 }, { text: "–", shade: undefined }, undefined],
    ],
    legend: ["no pair alike", "half of the pairs alike", "all pairs alike"],
    emptyLabel: "too few items in both",
  },
  {
    kind: "calibration",
    axis: "Share that occurred, in percent",
    rows: [
      {
        label: "unlikely",
        words: "4 of 24",
        expected: { from: 20, to: 45 },
        share: 16.7,
        interval: { from: 6.7, to: 35.9 },
        isFew: false,
      },
      {
        label: "almost certain",
        words: "3 of 3",
        expected: { from: 95, to: 99 },
        share: 100,
        interval: { from: 43.8, to: 100 },
        isFew: true,
      },
    ],
    expectedLabel: "what the words mean",
    shareLabel: "what occurred, with its interval",
    fewLabel: "too few to conclude anything",
  },
];

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
    page: "Page",
    noPicture: "There is no picture. It would show:",
  },
};
