/**
 * What the server, the extension and the page of a view say to each other. The page knows no other code of the project, so nothing is
 * imported here.
 */

/** The names of the views. Clients send them. */
export type ViewName = "changes" | "comparison" | "document";

/** How much of an assessment a document has. */
export type DocumentLength = "brief" | "full";

/** What a client asks to see. */
export interface ViewRequest {
  readonly uri: string;
  /** By default the document for readers. */
  readonly view?: ViewName;
  /** For `document`: by default as the configuration says, or else the full one. */
  readonly length?: DocumentLength;
  /** The version that the client has; it gets what differs. */
  readonly version?: number;
  /** Whether the author is typing. A line that is half typed then changes nothing, until it can be read or the author pauses. */
  readonly isTyping?: boolean;
  /** For `changes`: the URI of the earlier version; by default the file that the assessment supersedes. */
  readonly earlier?: string;
  /** For `changes`: the earlier version itself, such as a commit, and what the user calls it. */
  readonly revision?: { readonly name: string; readonly text: string };
}

/** A view of a file, as the extension shows it and as its page keeps it for the next window. */
export type ShownView = ViewRequest & { readonly view: ViewName };

/** Returns the view that a page has kept, whatever it has kept; `undefined` if it names no file. */
export function shownViewIn(state: unknown): ShownView | undefined {
  if (!isObject(state) || typeof state.uri !== "string") return undefined;
  const { uri, view, length, earlier, revision } = state;
  return {
    uri,
    view: view === "comparison" || view === "changes" ? view : "document",
    ...(length === "brief" || length === "full" ? { length } : {}),
    ...(typeof earlier === "string" ? { earlier } : {}),
    ...(isRevision(revision) ? { revision } : {}),
  };
}

function isRevision(thing: unknown): thing is NonNullable<ViewRequest["revision"]> {
  return isObject(thing) && typeof thing.name === "string" && typeof thing.text === "string";
}

function isObject(thing: unknown): thing is Readonly<Record<string, unknown>> {
  return typeof thing === "object" && thing !== null;
}

/** The answer to an author who is typing: what is written cannot be read yet, and the client asks again in a pause. */
export interface UnfinishedView {
  readonly isUnfinished: true;
}

/** The answer for a file that cannot be read. */
export interface UnreadView {
  /** Why, as a sentence. */
  readonly failure: string;
}

/** A change of the view that a client has. */
export interface ViewChange {
  /** Names the version that the client has after the change. */
  readonly version: number;
  /** Whether the client has nothing that stays. */
  readonly isWhole: boolean;
  readonly language: string;
  /** How much it has of the assessment; only of the view `document`. */
  readonly length?: DocumentLength;
  /** The style sheet; left out if it is the same. */
  readonly style?: string;
  /** The first block that differs, how many blocks are removed there, and the HTML of those that are added. */
  readonly from: number;
  readonly removed: number;
  readonly html: readonly string[];
  /** The lines that each block shows, of all blocks. */
  readonly lines: readonly BlockLines[];
  /** Whether citations are still to be formatted (`FORMAT_CITATIONS`), which takes too long for a keystroke. */
  readonly hasNewCitations?: boolean;
}

/** The request of a client whose user pauses: formats the citations of a view. The next change of the view has them. */
export const FORMAT_CITATIONS = "threatAssessment/formatCitations";

/** The notification that something that views show has changed without an edit: a file on the disk, or a document that was closed. */
export const VIEWS_CHANGED = "threatAssessment/viewsChanged";

/** The first and the last line that a block shows; `null` for what has no place in the file. */
export type BlockLines = readonly [first: number, last: number] | null;
