/** The views of a file beside its source, such as the document for readers: the HTML of each block, and the line that it shows. */
import type { ElementContent } from "hast";
import { toHtml } from "hast-util-to-html";
import { definedAs } from "../model/facts/definitions.ts";
import { anchorOf, itemSpan } from "../publication/texts/context.ts";
import type { BlockContent, FootnoteDefinition, Publication } from "../publication/tree/tree.ts";
import { notesReferredTo } from "../publication/tree/tree.ts";
import { lastResults, memo } from "../syntax/memo.ts";
import type { PieceSpan } from "../syntax/span.ts";
import { pieceSpan } from "../syntax/span.ts";
import type { Source } from "../syntax/source.ts";
import type { Assessment } from "../workspace/assessment.ts";
import { assessmentsOf } from "../workspace/assessments.ts";
import { noConfiguration } from "../workspace/configuration.ts";
import type { Library } from "../workspace/library.ts";
import { withCitations } from "../writers/citations/cited.ts";
import { citationStyleIn } from "../writers/houseFiles.ts";
import type { ElementOptions } from "../writers/html/elements.ts";
import { blockElement, noteElement, noteElements } from "../writers/html/elements.ts";
import { contentsElements, markingElements, titleElements } from "../writers/html/html.ts";
import { styleSheet } from "../writers/html/style.ts";
import { TakenIds, withWholeLinks } from "../writers/links.ts";
import { notesApart } from "../writers/notes.ts";
import type { DrawFigure } from "../writers/figureSource.ts";
import type { CitePublication } from "./viewCitations.ts";
import { plainCitations } from "./plainCitations.ts";
import type { DocumentLength, ViewName, ViewRequest } from "./viewProtocol.ts";
import { configuredLength, publicationsOf } from "./views.ts";

/** The view of a file. A client that has an earlier one replaces only the blocks that differ. */
export interface DocumentView {
  readonly language: string;
  readonly title: string;
  readonly length?: DocumentLength;
  readonly style: string;
  readonly blocks: readonly ViewBlock[];
}

/** A block of the view. */
export interface ViewBlock {
  readonly html: string;
  /** The first line that it shows of the file, from 0; `undefined` for what has no place in it. */
  readonly line?: number;
  readonly lastLine?: number;
}

/** Returns the language of the first assessment in a file, as a code; English if it says none. */
export function languageOfDocument(source: Source, library: Library): string {
  return assessmentsOf(source, library)[0]?.language ?? "en";
}

/** Which view, and how its figures are drawn. */
interface ViewOptions {
  /** By default the document for readers. */
  readonly view?: ViewName;
  readonly length?: DocumentLength | undefined;
  readonly earlier?: ViewRequest["earlier"] | undefined;
  readonly revision?: ViewRequest["revision"] | undefined;
  readonly draw?: DrawFigure | undefined;
  /** By default by author and year. */
  readonly cite?: CitePublication;
}

/** Returns a view of a file. Call it in the language of the document. */
export function documentView(
  source: Source,
  library: Library,
  { view = "document", length, earlier, revision, draw, cite = plainCitations }: ViewOptions = {},
): DocumentView {
  const assessments = assessmentsOf(source, library);
  const publications = publicationsOf(view, { assessments, library, length, earlier, revision });
  const [first] = publications;
  const taken = new TakenIds();
  const style = citationStyleIn(assessments[0]?.configuration ?? noConfiguration, library);
  const cited = publications.map((each) => withWholeLinks(withCitations(each, cite(each, style)), taken));
  return {
    language: first?.head.language ?? "en",
    title: first?.head.title ?? "",
    ...(view === "document" && { length: length ?? configuredLength(assessments[0]) }),
    style: first ? styleSheet(first.head, first.labels) + houseSheet(assessments[0]) : "",
    blocks: cited.flatMap((each, index) =>
      blocksOf(each, source, {
        view,
        draw,
        works: worksIn(assessments[index]?.definitionsBySection ?? NONE),
      }),
    ),
  };
}

/** How the blocks of a publication are made. */
interface BlockOptions extends Pick<ViewOptions, "view" | "draw"> {
  /** Where the file defines works, by the ids of their blocks: a citation processor does not know that. */
  readonly works: ReadonlyMap<string, PieceSpan | undefined>;
}

/** Made again only if a definition has changed: most keys change none. */
const worksIn = memo(
  (bySection: Assessment["definitionsBySection"]): BlockOptions["works"] =>
    new Map(definedAs("source", bySection).map(({ id, item }) => [anchorOf("source", id), itemSpan(item)])),
);

function blocksOf(
  publication: Publication,
  source: Source,
  { view, draw, works }: BlockOptions,
): ViewBlock[] {
  const { head, labels } = publication;
  const { blocks, notes, numbers } = notesApart(publication);
  const startIn: ElementOptions["startIn"] = (block) => startsIn(block, source);
  const options = { draw, labels, noteNumbers: numbers, startIn };
  const html = (elements: ElementContent[]): ViewBlock[] => elements.map((each) => ({ html: htmlOf(each) }));
  const noteHtml = (note: FootnoteDefinition): ElementContent => ({
    type: "raw",
    value: htmlOfBlock(note, outside(note, options), () => htmlOf(noteElement(note, options))),
  });
  return [
    ...html(markingElements(head)),
    {
      html: `<header>${titleElements(publication, options).map(htmlOf).join("")}</header>`,
      ...lineOf(head.span, source),
    },
    // The other views are short.
    ...(view === "document" ? html(contentsElements(publication)) : []),
    ...blocks.map((block) => ({
      html: htmlOfBlock(block, outside(block, options), () => htmlOf(blockElement(block, options))),
      ...lineOf(block.data?.span ?? works.get(block.data?.id ?? ""), source),
    })),
    ...html(noteElements(notes.map(noteHtml), labels)),
    ...html(markingElements(head)),
  ];
}

/** The style sheet of the house, after ours. */
function houseSheet(assessment: Assessment | undefined): string {
  const { document, base } = assessment?.configuration ?? noConfiguration;
  const sheet = document.css === undefined ? undefined : assessment?.library.file(document.css, base);
  return sheet ? `\n${sheet.text}` : "";
}

/** What the HTML of a block depends on besides the block: words of the document, and the numbers of its notes. */
function outside(
  block: BlockContent | FootnoteDefinition,
  { labels, noteNumbers }: ElementOptions,
): unknown[] {
  return [labels.figure, labels.table, ...notesReferredTo(block).map((id) => noteNumbers.get(id))];
}

/** The HTML of blocks. On a keystroke, only the blocks of one item are new. */
const htmlOfBlock = lastResults<string>();

function htmlOf(element: ElementContent): string {
  return toHtml(element, { allowDangerousHtml: true });
}

/** Tells how many lines below the beginning of a block a part of it begins; parts of other pieces may move apart. */
function startsIn(block: PieceSpan, source: Source): (part: PieceSpan) => number | undefined {
  const first = lineOf(block, source).line;
  return (part) => {
    const own = part.piece === block.piece ? lineOf(part, source).line : undefined;
    return first === undefined || own === undefined ? undefined : own - first;
  };
}

/** The lines of a span, without the space at its ends; none of a span in another file. */
function lineOf(span: PieceSpan | undefined, source: Source): Pick<ViewBlock, "line" | "lastLine"> {
  if (!span || !source.includes(span.piece)) return {};
  const { piece, start, end } = span;
  const words = piece.text.slice(start, end);
  const first = start + words.length - words.trimStart().length;
  const last = Math.max(first, start + words.trimEnd().length);
  const range = source.range(pieceSpan(piece, { start: first, end: last }));
  return { line: range.start.line, lastLine: range.end.line };
}

const NONE: readonly never[] = [];
