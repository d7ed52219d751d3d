/**
 * The editor's settings, which affect only how things are shown. What counts as a problem is configured in a file of
 * the project.
 */
import type { Connection } from "vscode-languageserver";
import type { WantedHints } from "../features/inlayHints.ts";
import { memberOf } from "../syntax/ownMember.ts";
import type { Client } from "./client.ts";
import { DidChangeConfigurationNotification } from "./protocol.ts";
import { isMap } from "./shape.ts";

/** The settings of the extension that the server uses. */
interface Settings {
  readonly inlayHints: WantedHints;
  readonly codeLenses: boolean;
  readonly format: boolean;
}

const defaults: Settings = {
  inlayHints: { ranks: true, percents: true, titles: true },
  codeLenses: true,
  format: true,
};

/** Our section in the settings of the editor. */
const SECTION = "threatAssessment";

/** Keeps the settings up to date, and refreshes the editor if a change requires it. */
export class CurrentSettings {
  now = defaults;
  readonly #connection: Connection;
  readonly #client: () => Client;
  /** The number of the latest change, because responses may arrive out of order. */
  #newest = 0;

  constructor(connection: Connection, client: () => Client) {
    this.#connection = connection;
    this.#client = client;
  }

  /** Applies the settings from `initializationOptions`. */
  begin(): void {
    this.now = settingsIn(this.#client().settings) ?? defaults;
  }

  /**
   * Requests the settings, now and after every change, if the client supports that. Otherwise the client sends them.
   */
  async follow(): Promise<void> {
    const { canConfigure, canRegisterSettings } = this.#client();
    this.#connection.onDidChangeConfiguration(({ settings }) => {
      if (canConfigure) void this.#ask();
      else this.#apply(settings);
    });
    const asking = canConfigure ? this.#ask() : undefined;
    if (canRegisterSettings)
      await this.#connection.client.register(DidChangeConfigurationNotification.type, { section: SECTION });
    await asking;
  }

  async #ask(): Promise<void> {
    const number = ++this.#newest;
    const sent: unknown = await this.#connection.workspace.getConfiguration(SECTION).catch(() => undefined);
    if (number === this.#newest) this.#apply(sent);
  }

  /** If the client sends nothing, the settings from `initializationOptions` apply. */
  #apply(sent: unknown): void {
    const before = JSON.stringify(this.now);
    this.now = settingsIn(sent) ?? settingsIn(this.#client().settings) ?? defaults;
    if (JSON.stringify(this.now) === before) return;
    const { canRefreshHints, canRefreshLenses } = this.#client();
    const refreshed = (method: string): void => {
      this.#connection.sendRequest(method).catch(() => undefined);
    };
    if (canRefreshHints) refreshed("workspace/inlayHint/refresh");
    if (canRefreshLenses) refreshed("workspace/codeLens/refresh");
  }
}

/**
 * Reads settings that a client sends: our section alone, or an object that contains it. Missing and invalid values get
 * their defaults. The result is `undefined` if there are no settings.
 */
export function settingsIn(sent: unknown): Settings | undefined {
  const ours = isMap(sent) ? memberOf(sent, SECTION) : undefined;
  const section = isMap(ours) ? ours : sent;
  if (!isMap(section) || !Object.keys(defaults).some((key) => Object.hasOwn(section, key))) return undefined;
  const { ranks, percents, titles } = defaults.inlayHints;
  const hints = isMap(section.inlayHints) ? section.inlayHints : {};
  const format = isMap(section.format) ? section.format.enable : undefined;
  return {
    inlayHints: {
      ranks: flag(hints.ranks, ranks),
      percents: flag(hints.percents, percents),
      titles: flag(hints.titles, titles),
    },
    codeLenses: flag(section.codeLenses, defaults.codeLenses),
    format: flag(format, defaults.format),
  };
}

function flag(value: unknown, otherwise: boolean): boolean {
  return typeof value === "boolean" ? value : otherwise;
}
