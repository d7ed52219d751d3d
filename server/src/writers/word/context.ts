/** What the parts of the writer share while they write one document. */
import type { Picture } from "../figureSource.ts";
import type {
  CslItem,
  FigureNode,
  FootnoteDefinition,
  Heading,
  Labels,
  Publication,
  Root,
} from "../../publication/tree/tree.ts";
import { type Bookmarks, bookmarksOf } from "./bookmarks.ts";
import { type PageLayout } from "./page.ts";

/** A figure as a drawing. Word shows the SVG, and programs that cannot show it the PNG. */
export interface WordPicture extends Picture {
  readonly png: Uint8Array;
}

/** Finds the picture of a figure; `undefined` if there is none. */
export type WordPictureOf = (figure: FigureNode) => WordPicture | undefined;

/** The state of a document that is being written. */
export interface WordContext {
  readonly labels: Labels;
  readonly works: readonly CslItem[];
  readonly pictureOf: WordPictureOf;
  readonly page: PageLayout;
  readonly bookmarks: Bookmarks;
  /** The bookmarks of the headings. */
  readonly headings: ReadonlyMap<Heading, string>;
  readonly notes: WordNotes;
  /** The first numbers of the ordered lists so far. Each list has its own numbering. */
  readonly orderedLists: number[];
  /** How many figures and tables have a caption so far. */
  readonly captions: { figure: number; table: number };
  /** How many pictures there are so far. */
  pictures: number;
}

/** The footnotes of a document. Word numbers them in the order of their first references. */
interface WordNotes {
  readonly definitions: ReadonlyMap<string, FootnoteDefinition>;
  /** The notes that the text refers to, in order, with the bookmarks of their first references. */
  readonly referred: Map<string, { readonly number: number; readonly bookmark: string }>;
}

/** The state before anything is written. */
export function newWordContext(
  publication: Publication,
  pictureOf: WordPictureOf,
  page: PageLayout,
): WordContext {
  const definitions = new Map<string, FootnoteDefinition>();
  for (const node of publication.body.children)
    if (node.type === "footnoteDefinition") definitions.set(node.identifier, node);
  const bookmarks = bookmarksOf(publication.body);
  return {
    labels: publication.labels,
    works: publication.works,
    pictureOf,
    page,
    bookmarks,
    headings: headingsOf(publication.body, bookmarks),
    notes: { definitions, referred: new Map() },
    orderedLists: [],
    captions: { figure: 0, table: 0 },
    pictures: 0,
  };
}

/** Every heading gets a bookmark, because the contents link to it. */
function headingsOf(body: Root, bookmarks: Bookmarks): Map<Heading, string> {
  const headings = body.children.filter((node) => node.type === "heading");
  return new Map(
    headings.map((heading) => {
      const id = heading.data?.id;
      return [
        heading,
        (id === undefined ? undefined : bookmarks.nameOf(id)) ?? bookmarks.reserve("_Heading"),
      ];
    }),
  );
}
