/** What a reader has set in the editor: what is shown beside the text. What is right and wrong stands in a file of the team. */
import type { Connection } from "vscode-languageserver";
import type { WantedHints } from "../features/inlayHints.ts";
import { memberOf } from "../syntax/ownMember.ts";
import type { Client } from "./client.ts";
import { DidChangeConfigurationNotification } from "./protocol.ts";
import { isMap } from "./shape.ts";

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

/** The section of the editor's settings that is ours. */
const SECTION = "threatAssessment";

/** The newest settings, and whether anything follows from a change of them. */
export class CurrentSettings {
  now = defaults;
  readonly #connection: Connection;
  readonly #client: () => Client;
  /** The number of the newest change: answers may come in another order than they were asked for. */
  #newest = 0;

  constructor(connection: Connection, client: () => Client) {
    this.#connection = connection;
    this.#client = client;
  }

  /** Takes what the client has given at the start. */
  begin(): void {
    this.now = settingsIn(this.#client().settings) ?? defaults;
  }

  /** Asks for them where the client can be asked, now and whenever they change; else they are what it sends. */
  async follow(): Promise<void> {
    const { canConfigure, canRegisterSettings } = this.#client();
    this.#connection.onDidChangeConfiguration(({ settings }) => {
      if (canConfigure) void this.#ask();
      else this.#take(settings);
    });
    const asking = canConfigure ? this.#ask() : undefined;
    if (canRegisterSettings)
      await this.#connection.client.register(DidChangeConfigurationNotification.type, { section: SECTION });
    await asking;
  }

  async #ask(): Promise<void> {
    const number = ++this.#newest;
    const told: unknown = await this.#connection.workspace.getConfiguration(SECTION).catch(() => undefined);
    if (number === this.#newest) this.#take(told);
  }

  /** Where the client has nothing to say, what it gave at the start holds. */
  #take(told: unknown): void {
    const before = JSON.stringify(this.now);
    this.now = settingsIn(told) ?? settingsIn(this.#client().settings) ?? defaults;
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
 * The settings in what a client tells: our section, or all sections with ours among them. What is missing or strange in it
 * is as it is without settings; `undefined`, where nothing is told.
 */
export function settingsIn(told: unknown): Settings | undefined {
  const ours = isMap(told) ? memberOf(told, SECTION) : undefined;
  const section = isMap(ours) ? ours : told;
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
