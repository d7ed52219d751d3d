/**
 * A view of one file, such as the document for readers, in a webview next to its source. It follows typing, scrolls in step with the text, and leads back to it.
 * No script of a document runs in it, and it loads nothing.
 */
import type { Position, TextEditor, WebviewPanel } from "vscode";
import { Uri, env, l10n } from "vscode";
import type { BaseLanguageClient } from "vscode-languageclient";
import type { FromView, ToView } from "./pageMessages.ts";
import { PageMailbox } from "./pageMailbox.ts";
import { marksOf } from "./pageMarks.ts";
import { titleOfView } from "./viewTitle.ts";
import { documentPage } from "./documentPage.ts";
import { ViewedText } from "./viewedText.ts";
import type {
  DocumentLength,
  ShownView,
  UnfinishedView,
  UnreadView,
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
  #text: ViewedText;
  readonly #panel: WebviewPanel;
  readonly #mailbox: PageMailbox;
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
  #isFormatting = false;
  /** Ends when the author pauses. */
  #typing: ReturnType<typeof setTimeout> | undefined;
  /** The part to show as soon as the view has it. */
  #wanted: string | undefined;

  constructor(shown: ShownView, panel: WebviewPanel, { client, extension, follow, changed }: Surroundings) {
    this.#shown = shown;
    this.#text = new ViewedText(Uri.parse(shown.uri));
    this.#follow = follow;
    this.#changed = changed;
    this.#panel = panel;
    this.#mailbox = new PageMailbox((messages) => void panel.webview.postMessage(messages));
    this.#client = client;
    const media = Uri.joinPath(extension, "dist");
    panel.webview.options = { enableScripts: true, localResourceRoots: [media] };
    panel.iconPath = Uri.joinPath(extension, "images", "icon.png");
    panel.webview.onDidReceiveMessage((message: FromView) => {
      this.#hear(message);
    });
    panel.webview.html = pageFor(panel, shown, media);
    // VS Code ends the page of a hidden view, and loads it again when the view is shown. Until then, it would keep all messages.
    panel.onDidChangeViewState(() => {
      if (panel.visible) return;
      this.#isReady = false;
      this.#forgetPage();
    });
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

  /** Shows the same of files that have other URIs now. */
  moveTo(shown: ShownView): void {
    if (shown.uri !== this.#shown.uri) this.#text = new ViewedText(Uri.parse(shown.uri), this.#text);
    this.turnTo(shown);
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

  /**
   * Asks the server for the document, unless it is being asked, or the page is still showing its last answer: then once more after that. The
   * answer to many changes is one.
   */
  update(): void {
    if (!this.#isReady) return;
    if (this.#isAsking || this.#mailbox.isBusyWith("blocks")) {
      this.#isOutdated = true;
      return;
    }
    this.#isAsking = true;
    void this.#ask().finally(() => {
      this.#isAsking = false;
      this.#updateOutdated();
    });
  }

  #updateOutdated(): void {
    if (!this.#isOutdated) return;
    this.#isOutdated = false;
    this.update();
  }

  /** Lets the server format citations, and shows them. An author who types would have to wait for them. */
  #formatCitations(): void {
    if (!this.#hasNewCitations || this.#isFormatting || this.#typing) return;
    this.#hasNewCitations = false;
    this.#isFormatting = true;
    void this.#client()
      .sendRequest(FORMAT_CITATIONS, this.shown)
      .then(
        () => {
          this.update();
        },
        // Without them, the view has the simple form.
        () => undefined,
      )
      .finally(() => {
        this.#isFormatting = false;
      });
  }

  async #ask(): Promise<void> {
    try {
      const version = this.#version;
      const change = await this.#client().sendRequest<ViewChange | UnfinishedView | UnreadView>(
        "threatAssessment/document",
        { ...this.shown, isTyping: this.#typing !== undefined, version },
      );
      this.#isUnfinished = "isUnfinished" in change;
      if ("isUnfinished" in change) {
        // The pause has begun meanwhile.
        this.#isOutdated ||= this.#typing === undefined;
        return;
      }
      if ("failure" in change) this.#fail(change.failure);
      // A page that was loaded meanwhile has nothing of the version before.
      else if (change.isWhole || version === this.#version) this.#show(change);
      else this.#isOutdated = true;
    } catch (error) {
      this.#fail(this.#client().isRunning() ? errorText(error) : notRunning());
    }
  }

  /** Says why there is nothing new. The last good document stays, if there is one. */
  #fail(reason: string): void {
    const message =
      this.#version === undefined
        ? l10n.t("The document cannot be shown: {0}", reason)
        : l10n.t("The document is not up to date: {0}", reason);
    this.#tell({ type: "failed", message });
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
    if (isFirst) for (const message of this.#text.begin()) this.#tell(message);
    this.#showWanted();
  }

  #showWanted(): void {
    if (this.#wanted === undefined || this.#version === undefined) return;
    this.#tell({ type: "show", id: this.#wanted });
    this.#wanted = undefined;
  }

  /** Marks the problems of the file where they are. */
  mark(): void {
    this.#tell({ type: "marks", marks: marksOf(Uri.parse(this.shown.uri)) });
  }

  /** Shows where the cursor is. */
  locate(position: Position): void {
    this.#tell(this.#text.locate(position));
  }

  /** Scrolls with the text. */
  follow(editor: TextEditor): void {
    const message = this.#text.follow(editor);
    if (message) this.#tell(message);
  }

  #hear(message: FromView): void {
    switch (message.type) {
      case "ready":
        this.#isReady = true;
        this.#forgetPage();
        // A page that is loaded again begins with what the view showed at first.
        this.#tell({ type: "state", state: this.#shown });
        this.update();
        break;
      case "shown":
        this.#mailbox.shown();
        this.#updateOutdated();
        break;
      case "scrolled":
        this.#text.reveal(message.line);
        break;
      case "follow":
        this.#follow(message.id);
        break;
      case "open":
        void this.#text.open(message.line, this.#panel.viewColumn);
        break;
    }
  }

  #tell(message: ToView): void {
    if (this.#isReady) this.#mailbox.send(message);
  }

  /** The page that will be there next has nothing yet. */
  #forgetPage(): void {
    this.#version = undefined;
    this.#mailbox.clear();
  }
}

/** How long an author who types pauses at least, in milliseconds. */
const PAUSE = 700;

function notRunning(): string {
  return l10n.t(
    "The language server is not running. To start it, run the command “Restart Language Server”.",
  );
}

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
