/** The views that are open beside their sources, such as the document for readers: one webview for each view of a file. */
import type { Disposable, WebviewPanel } from "vscode";
import { Disposable as All, Uri, ViewColumn, l10n, languages, window, workspace } from "vscode";
import type { BaseLanguageClient } from "vscode-languageclient";
import type { ShownView } from "../../server/src/features/viewProtocol.ts";
import { shownViewIn } from "../../server/src/features/viewProtocol.ts";
import { DocumentPanel } from "./documentPanel.ts";
import { baseNameOf } from "./uris.ts";

/** The type under which VS Code restores the views. */
const VIEW_TYPE = "threatAssessment.document";

/** The open views, one of each kind for each file. */
export class DocumentViews implements Disposable {
  readonly #client: () => BaseLanguageClient;
  readonly #extension: Uri;
  readonly #open = new Map<string, DocumentPanel>();
  readonly #subscriptions: Disposable;

  constructor(client: () => BaseLanguageClient, extension: Uri) {
    this.#client = client;
    this.#extension = extension;
    const panelsOf = (uri: Uri): DocumentPanel[] =>
      Array.from(this.#open.values()).filter(({ shown }) => shown.uri === uri.toString());
    this.#subscriptions = All.from(
      workspace.onDidChangeTextDocument(({ document }) => {
        // A taxonomy or a scale may have changed.
        if (document.languageId.startsWith("threat-")) for (const panel of this.#open.values()) panel.typed();
      }),
      window.onDidChangeTextEditorVisibleRanges(({ textEditor, visibleRanges: [range] }) => {
        if (!range) return;
        for (const panel of panelsOf(textEditor.document.uri)) panel.follow(textEditor, range.start.line);
      }),
      window.onDidChangeTextEditorSelection(({ textEditor, selections: [selection] }) => {
        if (!selection) return;
        for (const panel of panelsOf(textEditor.document.uri)) panel.locate(selection.active.line);
      }),
      languages.onDidChangeDiagnostics(({ uris }) => {
        for (const panel of uris.flatMap(panelsOf)) panel.mark();
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
    const known = this.#open.get(keyOf(shown));
    if (known) {
      known.reveal(id);
      return;
    }
    const panel = window.createWebviewPanel(
      VIEW_TYPE,
      titleFor(shown),
      { viewColumn: ViewColumn.Beside, preserveFocus: true },
      { enableFindWidget: true },
    );
    this.#add(shown, panel).reveal(id);
  }

  /** The file of the view that is in front, if one is. */
  get active(): Uri | undefined {
    const panel = Array.from(this.#open.values()).find(({ isActive }) => isActive);
    return panel && Uri.parse(panel.shown.uri);
  }

  dispose(): void {
    this.#subscriptions.dispose();
    for (const panel of this.#open.values()) panel.dispose();
  }

  #add(shown: ShownView, panel: WebviewPanel): DocumentPanel {
    const added = new DocumentPanel(shown, panel, {
      client: this.#client,
      extension: this.#extension,
      // What a view does not show itself, the document shows.
      follow: (id) => {
        this.show({ uri: shown.uri, view: "document" }, id);
      },
    });
    this.#open.set(keyOf(shown), added);
    panel.onDidDispose(() => this.#open.delete(keyOf(shown)));
    return added;
  }
}

function keyOf({ uri, view, earlier = "", revision }: ShownView): string {
  return [view, uri, earlier, revision?.name ?? ""].join(" ");
}

function titleFor({ uri, view }: ShownView): string {
  const name = baseNameOf(Uri.parse(uri)).replace(/\.threat\.ya?ml$/, "");
  switch (view) {
    case "document":
      return l10n.t("Document {0}", name);
    case "comparison":
      return l10n.t("Rankings of {0}", name);
    case "changes":
      return l10n.t("Changes of {0}", name);
  }
}
