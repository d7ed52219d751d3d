/** The names and looks of the styles. Lengths are in twentieths of a point, sizes of letters in half points. */

/** A style of Word. */
export interface StyleDefinition {
  readonly type: "paragraph" | "character" | "table";
  /** The id by which the writer refers to the style. */
  readonly id: string;
  /** The name that Word shows, and by which a template defines the style. */
  readonly name: string;
  readonly basedOn?: string;
  /** The style of the paragraph that an author begins after one of this style. */
  readonly next?: string;
  readonly paragraph?: ParagraphLook;
  readonly run?: RunLook;
  readonly isDefault?: true;
  /** The further elements of a table style. */
  readonly table?: string;
}

/** How a paragraph is set. */
export interface ParagraphLook {
  readonly keepNext?: true;
  readonly keepLines?: true;
  readonly borders?: string;
  readonly shade?: string;
  readonly tabs?: string;
  readonly before?: number;
  readonly after?: number;
  /** The height of a line: 240 is that of the font. */
  readonly line?: number;
  readonly left?: number;
  readonly right?: number;
  readonly hanging?: number;
  readonly contextual?: true;
  readonly align?: "left" | "center" | "right";
  /** The level in the outline, from 0. */
  readonly outline?: number;
}

/** How letters are set. */
export interface RunLook {
  readonly font?: "body" | "display" | "code";
  readonly bold?: boolean;
  readonly italic?: boolean;
  /** No check of the spelling. */
  readonly noProof?: true;
  readonly color?: string;
  readonly spacing?: number;
  readonly size?: number;
  readonly underline?: true;
  readonly shade?: string;
  readonly superscript?: true;
}

/** How far the lines with a label are from the margin. */
export const FIELD_INDENT = 284;

const INK = "14304A";
const GREY = "595959";
const LINE = "B8C2CC";
const TINT = "EEF2F5";

/** A line beside a paragraph or between the rows of a table. @param size In eighths of a point. */
function line(side: string, size: number, color: string): string {
  return `<w:${side} w:val="single" w:sz="${size}" w:space="${side === "left" ? 8 : 4}" w:color="${color}"/>`;
}

function heading(level: number, size: number, before: number): StyleDefinition {
  return {
    type: "paragraph",
    id: `Heading${level}`,
    name: `heading ${level}`,
    basedOn: "Normal",
    next: "Normal",
    paragraph: {
      keepNext: true,
      keepLines: true,
      ...(level === 1 && { borders: line("bottom", 8, INK) }),
      before,
      after: level === 1 ? 160 : 80,
      line: 240,
      outline: level - 1,
    },
    run: { font: "display", bold: true, italic: level > 4, color: level < 4 ? INK : GREY, size },
  };
}

/** A style of paragraphs that is based on Normal. */
function block(
  id: string,
  name: string,
  look: Pick<StyleDefinition, "paragraph" | "run" | "next">,
): StyleDefinition {
  return { type: "paragraph", id, name, basedOn: "Normal", ...look };
}

function letters(id: string, name: string, run: RunLook): StyleDefinition {
  return { type: "character", id, name, basedOn: "DefaultParagraphFont", run };
}

const base: readonly StyleDefinition[] = [
  { type: "paragraph", id: "Normal", name: "Normal", isDefault: true, paragraph: { after: 120, line: 274 } },
  { type: "character", id: "DefaultParagraphFont", name: "Default Paragraph Font", isDefault: true },
  {
    type: "table",
    id: "TableNormal",
    name: "Normal Table",
    isDefault: true,
    table:
      '<w:tblPr><w:tblInd w:w="0" w:type="dxa"/><w:tblCellMar><w:top w:w="0" w:type="dxa"/><w:left w:w="108" w:type="dxa"/><w:bottom w:w="0" w:type="dxa"/><w:right w:w="108" w:type="dxa"/></w:tblCellMar></w:tblPr>',
  },
];

const titleBlock: readonly StyleDefinition[] = [
  block("Title", "Title", {
    next: "Subtitle",
    paragraph: {
      keepNext: true,
      borders: line("top", 24, INK),
      before: 480,
      after: 200,
      line: 240,
      align: "left",
    },
    run: { font: "display", bold: true, color: INK, size: 56 },
  }),
  block("Subtitle", "Subtitle", {
    paragraph: { keepNext: true, after: 240, line: 240, align: "left" },
    run: { font: "display", color: GREY, size: 30 },
  }),
  block("Author", "Author", { paragraph: { after: 20 }, run: { font: "display", size: 22 } }),
  block("Date", "Date", { paragraph: { before: 120, after: 120 }, run: { font: "display", size: 22 } }),
  block("Fact", "Fact", {
    paragraph: { after: 40, left: 2835, hanging: 2835, tabs: '<w:tab w:val="left" w:pos="2835"/>' },
    run: { font: "display", size: 20 },
  }),
];

const contents: readonly StyleDefinition[] = [
  block("TOCHeading", "TOC Heading", {
    paragraph: { keepNext: true, before: 480, after: 120, line: 240 },
    run: { font: "display", bold: true, color: INK, size: 28 },
  }),
  block("TOC1", "toc 1", {
    paragraph: { before: 60, after: 20, line: 240 },
    run: { font: "display", bold: true, size: 21 },
  }),
  block("TOC2", "toc 2", {
    paragraph: { after: 20, line: 240, left: 284 },
    run: { font: "display", size: 20 },
  }),
];

const texts: readonly StyleDefinition[] = [
  block("Lead", "Lead", {
    next: "Field",
    paragraph: { keepNext: true, keepLines: true, before: 240, after: 80, line: 264 },
    run: { bold: false, color: INK, size: 24 },
  }),
  block("Field", "Field", {
    paragraph: { after: 140, line: 288, left: FIELD_INDENT, contextual: true },
    run: { font: "display", size: 20 },
  }),
  block("FieldList", "Field List", {
    paragraph: { after: 60, line: 264 },
    run: { font: "display", size: 20 },
  }),
  block("Entry", "Entry", {
    paragraph: { after: 100, line: 264, left: 284, hanging: 284 },
    run: { font: "display", size: 20 },
  }),
  block("Notice", "Notice", {
    paragraph: {
      keepLines: true,
      borders:
        line("top", 24, TINT) + line("left", 24, LINE) + line("bottom", 24, TINT) + line("right", 24, TINT),
      shade: TINT,
      before: 160,
      after: 160,
      line: 252,
      left: 227,
      right: 113,
    },
    run: { font: "display", size: 20 },
  }),
  block("Quote", "Quote", {
    paragraph: { before: 60, after: 120, left: 567 },
    run: { italic: true, color: "404040" },
  }),
  block("SourceCode", "Source Code", {
    paragraph: { shade: TINT, before: 60, after: 120, line: 240, left: 113 },
    run: { font: "code", noProof: true, size: 18 },
  }),
  block("ListBullet", "List Bullet", { paragraph: { after: 60, line: 274 } }),
  block("ListNumber", "List Number", { paragraph: { after: 60, line: 274 } }),
  block("ListContinue", "List Continue", { paragraph: { after: 60, line: 274 } }),
  block("Bibliography", "Bibliography", { paragraph: { after: 80, left: 567, hanging: 567 } }),
  block("FootnoteText", "footnote text", { paragraph: { after: 40, line: 240 }, run: { size: 18 } }),
];

/** The styles of the cells of tables. @param kind What is added to their names. */
function cellStyles(
  kind: "" | "Small",
  { line: height, size }: { readonly line: number; readonly size: number },
): StyleDefinition[] {
  const name = kind === "" ? "" : ` ${kind}`;
  const paragraph = { line: height, align: "left" } as const;
  return [
    block(`TableText${kind}`, `Table Text${name}`, { paragraph, run: { font: "display", size } }),
    block(`TableHeading${kind}`, `Table Heading${name}`, {
      paragraph,
      run: { font: "display", bold: true, color: INK, size },
    }),
  ];
}

const tables: readonly StyleDefinition[] = [
  block("Caption", "caption", {
    paragraph: { keepLines: true, before: 200, after: 80, line: 240 },
    run: { font: "display", bold: true, color: INK, size: 19 },
  }),
  block("Figure", "Figure", { paragraph: { keepNext: true, before: 200, line: 240 } }),
  ...cellStyles("", { line: 252, size: 19 }),
  ...cellStyles("Small", { line: 240, size: 16 }),
  block("AfterTable", "After Table", { paragraph: { line: 240 }, run: { size: 16 } }),
  {
    type: "table",
    id: "ReportTable",
    name: "Report Table",
    basedOn: "TableNormal",
    table: `<w:tblPr><w:tblStyleRowBandSize w:val="1"/><w:tblBorders>${line("top", 8, INK)}${line("bottom", 8, INK)}${line("insideH", 4, LINE)}</w:tblBorders><w:tblCellMar><w:top w:w="68" w:type="dxa"/><w:left w:w="102" w:type="dxa"/><w:bottom w:w="68" w:type="dxa"/><w:right w:w="102" w:type="dxa"/></w:tblCellMar></w:tblPr><w:tblStylePr w:type="firstRow"><w:tcPr><w:tcBorders>${line("bottom", 8, INK)}</w:tcBorders><w:shd w:val="clear" w:color="auto" w:fill="${TINT}"/></w:tcPr></w:tblStylePr>`,
  },
];

const page: readonly StyleDefinition[] = [
  block("Header", "header", { paragraph: { line: 240 }, run: { font: "display", color: GREY, size: 18 } }),
  block("Footer", "footer", {
    paragraph: { line: 240, align: "right" },
    run: { font: "display", color: GREY, size: 18 },
  }),
  block("Marking", "Marking", {
    paragraph: { line: 240, align: "center" },
    run: { font: "display", bold: true, spacing: 20, size: 19 },
  }),
];

const characters: readonly StyleDefinition[] = [
  letters("FootnoteReference", "footnote reference", { superscript: true }),
  letters("EndnoteReference", "endnote reference", { superscript: true }),
  letters("Hyperlink", "Hyperlink", { color: "1F4E79", underline: true }),
  letters("CrossReference", "Cross Reference", { color: "1F4E79" }),
  letters("VerbatimChar", "Verbatim Char", { font: "code", noProof: true, size: 19 }),
  letters("Missing", "Missing", { italic: true, color: GREY }),
];

/** All styles. A style comes after the one that it is based on. */
export const styleDefinitions: readonly StyleDefinition[] = [
  ...base,
  ...[40, 28, 24, 22, 21, 21].map((size, index) =>
    heading(index + 1, size, [480, 360, 280, 200, 160, 160][index] ?? 160),
  ),
  ...titleBlock,
  ...contents,
  ...texts,
  ...tables,
  ...page,
  ...characters,
];
