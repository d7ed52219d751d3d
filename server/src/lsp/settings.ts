/** What a reader has set in the editor: what is shown beside the text. What is right and wrong stands in a file of the team. */
import type { Connection } from "vscode-languageserver";
import type { WantedHints } from "../features/inlayHints.ts";
import type { Client } from "./client.ts";
import { DidChangeConfigurationNotification } from "./protocol.ts";

export interface Settings {
  readonly inlayHints: WantedHints;
  readonly codeLenses: boolean;
  readonly format: boolean;
}

const defaults: Settings = {
  inlayHints: { ranks: true, percents: true, titles: true },
  codeLenses: true,
  format: true,
};

/** The newest settings, and whether anything follows from a change of them. */
export class CurrentSettings {
  now = defaults;
  readonly #connection: Connection;
  readonly #client: () => Client;

  constructor(connection: Connection, client: () => Client) {
    this.#connection = connection;
    this.#client = client;
  }

  /** Asks for them, now and whenever they change. */
  async follow(): Promise<void> {
    if (!this.#client().canConfigure) return;
    this.#connection.onDidChangeConfiguration(() => void this.#read());
    await this.#connection.client.register(DidChangeConfigurationNotification.type, {
      section: "threatAssessment",
    });
    await this.#read();
  }

  async #read(): Promise<void> {
    const said: unknown = await this.#connection.workspace.getConfiguration("threatAssessment");
    this.now = settingsIn(said);
    if (this.#client().canRefreshHints) void this.#connection.languages.inlayHint.refresh();
    if (this.#client().canRefreshLenses)
      this.#connection.sendRequest("workspace/codeLens/refresh").catch(() => undefined);
  }
}

/** What is missing or strange is as it is without settings. */
function settingsIn(said: unknown): Settings {
  const at = (...path: readonly string[]): unknown =>
    path.reduce<unknown>((value, key) => (value as Record<string, unknown> | null | undefined)?.[key], said);
  const flag = (value: unknown, otherwise: boolean): boolean =>
    typeof value === "boolean" ? value : otherwise;
  const { ranks, percents, titles } = defaults.inlayHints;
  return {
    inlayHints: {
      ranks: flag(at("inlayHints", "ranks"), ranks),
      percents: flag(at("inlayHints", "percents"), percents),
      titles: flag(at("inlayHints", "titles"), titles),
    },
    codeLenses: flag(at("codeLenses"), defaults.codeLenses),
    format: flag(at("format", "enable"), defaults.format),
  };
}
