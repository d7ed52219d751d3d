/** The documents for readers that are open beside their sources: one webview for each file. */
import type { Disposable, WebviewPanel } from "vscode";
import { Disposable as All, Uri, ViewColumn, l10n, languages, window, workspace } from "vscode";
import type { BaseLanguageClient } from "vscode-languageclient";
import { DocumentPanel } from "./documentPanel.ts";

/** The type under which VS Code restores the views. */
const VIEW_TYPE = "threatAssessment.document";

/** The open views, one for each file. */
export class DocumentViews implements Disposable {
  readonly #client: () => BaseLanguageClient;
  readonly #extension: Uri;
  readonly #open = new Map<string, DocumentPanel>();
  readonly #subscriptions: Disposable;

  constructor(client: () => BaseLanguageClient, extension: Uri) {
    this.#client = client;
    this.#extension = extension;
    const panelFor = (uri: Uri): DocumentPanel | undefined => this.#open.get(uri.toString());
    this.#subscriptions = All.from(
      workspace.onDidChangeTextDocument(({ document }) => {
        // A taxonomy or a scale may have changed.
        if (document.languageId.startsWith("threat-"))
          for (const panel of this.#open.values()) panel.update();
      }),
      window.onDidChangeTextEditorVisibleRanges(({ textEditor, visibleRanges: [range] }) => {
        if (range) panelFor(textEditor.document.uri)?.follow(textEditor, range.start.line);
      }),
      window.onDidChangeTextEditorSelection(({ textEditor, selections: [selection] }) => {
        if (selection) panelFor(textEditor.document.uri)?.locate(selection.active.line);
      }),
      languages.onDidChangeDiagnostics(({ uris }) => {
        for (const uri of uris) panelFor(uri)?.mark();
      }),
      window.registerWebviewPanelSerializer(VIEW_TYPE, {
        deserializeWebviewPanel: async (panel, state: unknown) => {
          const uri = uriIn(state);
          if (uri) this.#add(uri, panel);
          else panel.dispose();
          return Promise.resolve();
        },
      }),
    );
  }

  /** Opens the view of a file beside its editor, or brings it to the front. @param id The part to show. */
  show(uri: Uri, id?: string): void {
    const known = this.#open.get(uri.toString());
    if (known) {
      known.reveal(id);
      return;
    }
    const panel = window.createWebviewPanel(
      VIEW_TYPE,
      titleFor(uri),
      { viewColumn: ViewColumn.Beside, preserveFocus: true },
      { enableFindWidget: true },
    );
    this.#add(uri, panel).reveal(id);
  }

  dispose(): void {
    this.#subscriptions.dispose();
    for (const panel of this.#open.values()) panel.dispose();
  }

  #add(uri: Uri, panel: WebviewPanel): DocumentPanel {
    const added = new DocumentPanel(uri, panel, { client: this.#client, extension: this.#extension });
    this.#open.set(uri.toString(), added);
    panel.onDidDispose(() => this.#open.delete(uri.toString()));
    return added;
  }
}

function titleFor(uri: Uri): string {
  const name = uri.path.replace(/^.*\//, "").replace(/\.threat\.ya?ml$/, "");
  return l10n.t("Document {0}", name);
}

function uriIn(state: unknown): Uri | undefined {
  const uri = typeof state === "object" && state !== null && "uri" in state ? state.uri : undefined;
  return typeof uri === "string" ? Uri.parse(uri) : undefined;
}
