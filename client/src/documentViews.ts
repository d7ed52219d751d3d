/** The views that are open beside their sources, such as the document for readers: one webview for each view of a file. */
import type { Disposable, WebviewPanel } from "vscode";
import { Disposable as All, Uri, ViewColumn, commands, languages, window } from "vscode";
import type { BaseLanguageClient } from "vscode-languageclient";
import type { DocumentLength, ShownView } from "../../server/src/features/viewProtocol.ts";
import { shownViewIn } from "../../server/src/features/viewProtocol.ts";
import { DocumentPanel } from "./documentPanel.ts";
import { followMoves } from "./movedFiles.ts";
import { movedView } from "./movedView.ts";
import { movedUri } from "./uris.ts";
import { titleOfView } from "./viewTitle.ts";

/** The type under which VS Code restores the views. */
const VIEW_TYPE = "threatAssessment.document";

/** The open views, one of each kind for each file. */
export class DocumentViews implements Disposable {
  readonly #client: () => BaseLanguageClient;
  readonly #extension: Uri;
  readonly #open = new Set<DocumentPanel>();
  readonly #subscriptions: Disposable;

  constructor(client: () => BaseLanguageClient, extension: Uri) {
    this.#client = client;
    this.#extension = extension;
    const panelsOf = (uri: Uri): DocumentPanel[] =>
      Array.from(this.#open).filter(({ shown }) => shown.uri === uri.toString());
    this.#subscriptions = All.from(
      window.onDidChangeTextEditorVisibleRanges(({ textEditor }) => {
        for (const panel of panelsOf(textEditor.document.uri)) panel.follow(textEditor);
      }),
      window.onDidChangeTextEditorSelection(({ textEditor, selections: [selection] }) => {
        if (!selection) return;
        for (const panel of panelsOf(textEditor.document.uri)) panel.locate(selection.active);
      }),
      languages.onDidChangeDiagnostics(({ uris }) => {
        for (const panel of uris.flatMap(panelsOf)) panel.mark();
      }),
      followMoves((from, to) => {
        const move = (uri: string): string | undefined => movedUri(Uri.parse(uri), from, to)?.toString();
        for (const panel of this.#open) {
          const moved = movedView(panel.shown, move);
          if (moved) panel.moveTo(moved);
        }
      }),
      window.registerWebviewPanelSerializer(VIEW_TYPE, {
        deserializeWebviewPanel: async (panel, state: unknown) => {
          const shown = shownViewIn(state);
          if (shown) this.#add(shown, panel);
          else panel.dispose();
          return Promise.resolve();
        },
      }),
    );
  }

  /** Opens a view beside the editor of its file, or brings it to the front. @param id The part to show. */
  show(shown: ShownView, id?: string): void {
    const known = Array.from(this.#open).find((panel) => keyOf(panel.shown) === keyOf(shown));
    if (known) {
      known.reveal(id);
      return;
    }
    const panel = window.createWebviewPanel(
      VIEW_TYPE,
      titleOfView(shown),
      { viewColumn: ViewColumn.Beside, preserveFocus: true },
      { enableFindWidget: true },
    );
    this.#add(shown, panel).reveal(id);
  }

  /** The view that is in front, if one is: its file, what it shows of it, and how much. */
  get active():
    | { readonly uri: Uri; readonly shown: ShownView; readonly length: DocumentLength | undefined }
    | undefined {
    const panel = this.#activePanel();
    return panel && { uri: Uri.parse(panel.shown.uri), shown: panel.shown, length: panel.length };
  }

  /** Shows what is typed, in any of the files: a taxonomy or a scale may have changed. */
  readonly typed = (): void => {
    for (const panel of this.#open) panel.typed();
  };

  /** Shows what has changed in other ways. */
  readonly refresh = (): void => {
    for (const panel of this.#open) panel.update();
  };

  /** Shows what has changed: in the view in front, if it shows other changes of this file. */
  showChanges(shown: ShownView): void {
    const panel = this.#activePanel();
    if (panel?.shown.view === "changes" && panel.shown.uri === shown.uri) panel.turnTo(shown);
    else this.show(shown);
  }

  /** Shows the brief or the full document in the view that is in front. */
  showLength(length: DocumentLength): void {
    const panel = this.#activePanel();
    panel?.turnTo({ ...panel.shown, length });
  }

  #activePanel(): DocumentPanel | undefined {
    return Array.from(this.#open).find(({ isActive }) => isActive);
  }

  /** Tells VS Code which document is in front, for the buttons in its title bar. */
  #announce(): void {
    const panel = this.#activePanel();
    void commands.executeCommand("setContext", "threatAssessment.shownView", panel?.shown.view);
    void commands.executeCommand("setContext", "threatAssessment.shownLength", panel?.length);
  }

  dispose(): void {
    this.#subscriptions.dispose();
    for (const panel of this.#open) panel.dispose();
  }

  #add(shown: ShownView, panel: WebviewPanel): DocumentPanel {
    const added = new DocumentPanel(shown, panel, {
      client: this.#client,
      extension: this.#extension,
      // What a view does not show itself, the document shows.
      follow: (id) => {
        this.show({ uri: added.shown.uri, view: "document" }, id);
      },
      changed: () => {
        this.#announce();
      },
    });
    this.#open.add(added);
    panel.onDidChangeViewState(() => {
      this.#announce();
    });
    panel.onDidDispose(() => this.#open.delete(added));
    return added;
  }
}

function keyOf({ uri, view, earlier = "", revision }: ShownView): string {
  return [view, uri, earlier, revision?.name ?? ""].join(" ");
}
