/**
 * A view of one file, such as the document for readers, in a webview next to its source. It follows typing, scrolls in step with the text, and leads back to it.
 * No script of a document runs in it, and it loads nothing.
 */
import type { Position, TextEditor, WebviewPanel } from "vscode";
import { Range, TextEditorRevealType, Uri, ViewColumn, env, l10n, window } from "vscode";
import type { BaseLanguageClient } from "vscode-languageclient";
import type { FromView, ToView } from "./pageMessages.ts";
import { marksOf } from "./pageMarks.ts";
import { titleOfView } from "./viewTitle.ts";
import { documentPage } from "./documentPage.ts";
import type {
  DocumentLength,
  ShownView,
  UnfinishedView,
  ViewChange,
} from "../../server/src/features/viewProtocol.ts";
import { FORMAT_CITATIONS } from "../../server/src/features/viewProtocol.ts";
import { errorText } from "../../server/src/language/errorText.ts";

/** What a view needs of the extension. */
interface Surroundings {
  readonly client: () => BaseLanguageClient;
  readonly extension: Uri;
  /** Shows a part that another view has. */
  readonly follow: (id: string) => void;
  /** Is called when the panel has another title or another length. */
  readonly changed: () => void;
}

/** A view of one file. */
export class DocumentPanel {
  #shown: ShownView;
  /** How much of the assessment the page has. */
  #length: DocumentLength | undefined;
  readonly #uri: Uri;
  readonly #panel: WebviewPanel;
  readonly #client: () => BaseLanguageClient;
  readonly #follow: Surroundings["follow"];
  readonly #changed: Surroundings["changed"];
  /** The version of the document that the page has. */
  #version: number | undefined;
  #isReady = false;
  #isAsking = false;
  #isOutdated = false;
  /** Whether the page lacks what cannot be read yet. */
  #isUnfinished = false;
  /** Whether the page has citations that wait for their form. */
  #hasNewCitations = false;
  /** Ends when the author pauses. */
  #typing: ReturnType<typeof setTimeout> | undefined;
  /** The part to show as soon as the view has it. */
  #wanted: string | undefined;
  /** The line to which the view has scrolled the text: the text at this line does not scroll the view back. */
  #revealed: number | undefined;
  /** When the cursor last moved: the text that scrolls then scrolls to the cursor, often in several steps. */
  #cursorMoved = 0;
  /** Where the cursor was when the view last followed the text. */
  #cursor: Position | undefined;

  constructor(shown: ShownView, panel: WebviewPanel, { client, extension, follow, changed }: Surroundings) {
    this.#shown = shown;
    this.#uri = Uri.parse(shown.uri);
    this.#follow = follow;
    this.#changed = changed;
    this.#panel = panel;
    this.#client = client;
    const media = Uri.joinPath(extension, "dist");
    panel.webview.options = { enableScripts: true, localResourceRoots: [media] };
    panel.iconPath = Uri.joinPath(extension, "images", "icon.png");
    panel.webview.onDidReceiveMessage((message: FromView) => {
      this.#hear(message);
    });
    panel.webview.html = pageFor(panel, shown, media);
  }

  /** What the view shows. */
  get shown(): ShownView {
    return this.#shown;
  }

  /** How much of the assessment it shows, if it is a document. */
  get length(): DocumentLength | undefined {
    return this.#length;
  }

  /** Shows something else of the same file. */
  turnTo(shown: ShownView): void {
    this.#shown = shown;
    this.#version = undefined;
    this.#tell({ type: "state", state: this.#shown });
    this.update();
  }

  /** Whether the view has the focus. */
  get isActive(): boolean {
    return this.#panel.active;
  }

  dispose(): void {
    clearTimeout(this.#typing);
    this.#panel.dispose();
  }

  reveal(id?: string): void {
    this.#panel.reveal(undefined, true);
    this.#wanted = id;
    this.#showWanted();
  }

  /** Shows what is typed. A line that is half typed waits for a pause. */
  typed(): void {
    clearTimeout(this.#typing);
    this.#typing = setTimeout(() => {
      this.#typing = undefined;
      if (this.#isUnfinished) this.update();
      this.#formatCitations();
    }, PAUSE);
    this.update();
  }

  /** Asks the server for the document, unless it is being asked: then once more after its answer. */
  update(): void {
    if (!this.#isReady) return;
    if (this.#isAsking) {
      this.#isOutdated = true;
      return;
    }
    this.#isAsking = true;
    void this.#ask().finally(() => {
      this.#isAsking = false;
      if (!this.#isOutdated) return;
      this.#isOutdated = false;
      this.update();
    });
  }

  /** Lets the server format citations, and shows them. An author who types would have to wait for them. */
  #formatCitations(): void {
    if (!this.#hasNewCitations || this.#typing) return;
    this.#hasNewCitations = false;
    void this.#client()
      .sendRequest(FORMAT_CITATIONS, this.shown)
      // Without them, the view has the simple form.
      .then(
        () => {
          this.update();
        },
        () => undefined,
      );
  }

  async #ask(): Promise<void> {
    try {
      const version = this.#version;
      const change = await this.#client().sendRequest<ViewChange | UnfinishedView | null>(
        "threatAssessment/document",
        {
          ...this.shown,
          isTyping: this.#typing !== undefined,
          ...(version === undefined ? {} : { version }),
        },
      );
      const isUnfinished = change !== null && "isUnfinished" in change;
      this.#isUnfinished = isUnfinished;
      if (isUnfinished) {
        // The pause has begun meanwhile.
        this.#isOutdated ||= this.#typing === undefined;
        return;
      }
      if (!change) this.#fail(l10n.t("The file cannot be read."));
      // A page that was loaded meanwhile has nothing of the version before.
      else if (change.isWhole || version === this.#version) this.#show(change);
      else this.#isOutdated = true;
    } catch (error) {
      // The last good document stays.
      this.#fail(errorText(error));
    }
  }

  #fail(message: string): void {
    this.#tell({ type: "failed", message: l10n.t("The document is not up to date: {0}", message) });
  }

  #show({ version, hasNewCitations = false, length, ...change }: ViewChange): void {
    const isFirst = this.#version === undefined;
    this.#version = version;
    this.#hasNewCitations = hasNewCitations;
    this.#formatCitations();
    this.#length = length;
    this.#panel.title = titleOfView(this.#shown, length);
    this.#changed();
    this.#tell({ type: "blocks", ...change });
    this.mark();
    if (isFirst) this.#begin();
    this.#showWanted();
  }

  /** Scrolls a new page to where the text is, and to its cursor if that can be seen. */
  #begin(): void {
    const editor = this.#editor();
    const [range] = editor?.visibleRanges ?? [];
    if (!editor || !range) return;
    const { active } = editor.selection;
    this.#cursor = active;
    this.#tell({ type: "cursor", line: active.line });
    this.#tell({ type: "scroll", line: range.start.line, isToCursor: range.contains(active) });
  }

  /** The editor of the text, if one is visible. */
  #editor(): TextEditor | undefined {
    return window.visibleTextEditors.find(({ document }) => document.uri.toString() === this.shown.uri);
  }

  #showWanted(): void {
    if (this.#wanted === undefined || this.#version === undefined) return;
    this.#tell({ type: "show", id: this.#wanted });
    this.#wanted = undefined;
  }

  /** Marks the problems of the file where they are. */
  mark(): void {
    this.#tell({ type: "marks", marks: marksOf(this.#uri) });
  }

  /** Shows where the cursor is. */
  locate(line: number): void {
    this.#cursorMoved = Date.now();
    this.#tell({ type: "cursor", line });
  }

  /** Scrolls with the text. */
  follow({ visibleRanges: [range], selection: { active } }: TextEditor, line: number): void {
    if (!range || (this.#revealed !== undefined && Math.abs(line - this.#revealed) < 2)) return;
    this.#revealed = undefined;
    const hasMoved = !this.#cursor?.isEqual(active) || Date.now() - this.#cursorMoved < SETTLING;
    this.#cursor = active;
    this.#tell({ type: "scroll", line, isToCursor: hasMoved && range.contains(active) });
  }

  #hear(message: FromView): void {
    switch (message.type) {
      case "ready":
        this.#isReady = true;
        this.#version = undefined;
        this.update();
        break;
      case "scrolled":
        this.#scrollText(message.line);
        break;
      case "follow":
        this.#follow(message.id);
        break;
      case "open":
        void this.#openText(message.line);
        break;
    }
  }

  #scrollText(line: number): void {
    const editor = this.#editor();
    this.#revealed = line;
    editor?.revealRange(new Range(line, 0, line, 0), TextEditorRevealType.AtTop);
  }

  async #openText(line: number): Promise<void> {
    const shown = this.#editor();
    const selection = new Range(line, 0, line, 0);
    await window.showTextDocument(this.#uri, { selection, viewColumn: shown?.viewColumn ?? ViewColumn.One });
  }

  #tell(message: ToView): void {
    if (this.#isReady) void this.#panel.webview.postMessage(message);
  }
}

/** How long an author who types pauses at least, in milliseconds. */
const PAUSE = 700;

/** How long the text may take to scroll to its cursor, in milliseconds. */
const SETTLING = 1000;

function pageFor({ webview, title }: WebviewPanel, shown: ShownView, media: Uri): string {
  const address = (name: string): string => webview.asWebviewUri(Uri.joinPath(media, name)).toString();
  return documentPage({
    script: address("page.js"),
    style: address("page.css"),
    origin: webview.cspSource,
    language: env.language,
    title,
    state: shown,
    problem: l10n.t("Problem"),
  });
}
