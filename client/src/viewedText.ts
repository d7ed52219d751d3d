/** The text of a view in its editors: where it is, how the view scrolls with it, and how it scrolls with the view. */
import type { TextEditor } from "vscode";
import { Position, Range, TextEditorRevealType, Uri, ViewColumn, window } from "vscode";
import type { ToView } from "./pageMessages.ts";
import { tabs } from "./tabs.ts";

/** How long the text may take to scroll to its cursor, in milliseconds. */
const SETTLING = 1000;

/** The text of one view. */
export class ViewedText {
  readonly #uri: Uri;
  /** The first line that was seen last, in the text or in the view: a page that is loaded again begins there. */
  #top = 0;
  /** Where the cursor was last. */
  #cursor = new Position(0, 0);
  /** Whether the cursor could be seen. */
  #isCursorSeen = true;
  /** When the cursor last moved: the text that scrolls then scrolls to the cursor, often in several steps. */
  #cursorMoved = 0;
  /** Where the cursor was when the view last followed the text. */
  #followed: Position | undefined;
  /** The line to which the view has scrolled the text: the text at this line does not scroll the view back. */
  #revealed: number | undefined;

  /** @param from The text with another URI, from which this one takes over where it is. */
  constructor(uri: Uri, from?: ViewedText) {
    this.#uri = uri;
    if (!from) return;
    this.#top = from.#top;
    this.#cursor = from.#cursor;
    this.#isCursorSeen = from.#isCursorSeen;
  }

  /** Scrolls a new page to where the text is, and to its cursor if that can be seen; to where both were if the text is hidden. */
  begin(): ToView[] {
    const editor = this.#editor();
    const [range] = editor?.visibleRanges ?? [];
    if (editor && range) {
      this.#top = range.start.line;
      this.#cursor = editor.selection.active;
      this.#isCursorSeen = range.contains(this.#cursor);
      this.#followed = this.#cursor;
    }
    return [
      { type: "cursor", line: this.#cursor.line },
      { type: "scroll", line: this.#top, isToCursor: this.#isCursorSeen },
    ];
  }

  /** Shows where the cursor is. */
  locate(position: Position): ToView {
    this.#cursor = position;
    this.#cursorMoved = Date.now();
    return { type: "cursor", line: position.line };
  }

  /** Scrolls the view with the text. @returns Nothing if the view has scrolled the text. */
  follow({ visibleRanges: [range], selection: { active } }: TextEditor): ToView | undefined {
    if (!range) return undefined;
    const { line } = range.start;
    if (this.#revealed !== undefined && Math.abs(line - this.#revealed) < 2) return undefined;
    this.#revealed = undefined;
    const hasMoved = !this.#followed?.isEqual(active) || Date.now() - this.#cursorMoved < SETTLING;
    // Other lines can be seen below, as when VS Code puts words between lines.
    if (line === this.#top && !hasMoved) return undefined;
    this.#top = line;
    this.#followed = active;
    this.#isCursorSeen = hasMoved && range.contains(active);
    return { type: "scroll", line, isToCursor: this.#isCursorSeen };
  }

  /** Scrolls the text with the view. */
  reveal(line: number): void {
    this.#revealed = line;
    this.#top = line;
    this.#isCursorSeen = false;
    this.#editor()?.revealRange(new Range(line, 0, line, 0), TextEditorRevealType.AtTop);
  }

  /**
   * Goes to a line in the text, in the column where the text is open.
   * @param view The column of the view, which a text that is not open does not cover.
   */
  async open(line: number, view: ViewColumn | undefined): Promise<void> {
    const tab = tabs().find(({ uri }) => uri.toString() === this.#uri.toString());
    const free = view === ViewColumn.One ? ViewColumn.Beside : ViewColumn.One;
    const viewColumn = this.#editor()?.viewColumn ?? tab?.viewColumn ?? free;
    await window.showTextDocument(this.#uri, { selection: new Range(line, 0, line, 0), viewColumn });
  }

  /** The editor of the text, if one is visible. */
  #editor(): TextEditor | undefined {
    const uri = this.#uri.toString();
    return window.visibleTextEditors.find(({ document }) => document.uri.toString() === uri);
  }
}
