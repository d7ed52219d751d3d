/** Tests the settings of clients that answer requests for them, and of clients that send them. */
import { describe, expect, it } from "vitest";
import type { ClientCapabilities, InlayHint } from "vscode-languageserver-protocol";
import { settingsIn } from "../../server/src/lsp/settings.ts";
import { Session } from "./session.ts";

const URI = "file:///a.threat.yaml";
const TEXT =
  "assessment: 1\ntitle: T\nactors: {port: {name: Port of Santa Rosa}}\nrankings: {first: {of: port, order: [terrorism, energy]}}\n";

/** The number of hints: two ranks and a title without settings. */
async function hints(session: Session): Promise<number> {
  const found = await session.request<InlayHint[]>("textDocument/inlayHint", {
    textDocument: { uri: URI },
    range: { start: { line: 0, character: 0 }, end: { line: 9, character: 0 } },
  });
  return found.length;
}

async function until(session: Session, count: number): Promise<void> {
  while ((await hints(session)) !== count) await new Promise((resolve) => setTimeout(resolve, 10));
}

/** Starts a session in which the client answers requests for settings with `section`. */
async function started(
  workspace: ClientCapabilities["workspace"],
  { section, options }: { section?: () => unknown; options?: object } = {},
) {
  const session = new Session("stdio");
  let asked = 0;
  session.connection.onRequest("workspace/configuration", () => {
    asked++;
    return [section?.() ?? null];
  });
  await session.initialize(
    { workspace: workspace ?? {} },
    options === undefined ? {} : { initializationOptions: options },
  );
  await session.open(URI, TEXT);
  const push = async (settings: unknown): Promise<void> =>
    session.connection.sendNotification("workspace/didChangeConfiguration", { settings });
  return { session, push, asked: () => asked };
}

const NO_RANKS = { inlayHints: { ranks: false } };

describe("a client that does not support workspace/configuration", () => {
  it.each([
    ["with their section", { threatAssessment: NO_RANKS }],
    ["without their section", NO_RANKS],
    ["among those of others", { yaml: { x: 1 }, threatAssessment: NO_RANKS }],
  ])("the client sends its settings %s", async (_, settings) => {
    const { session, push } = await started({});
    expect(await hints(session)).toBe(3);
    await push(settings);
    expect(await hints(session)).toBe(1);
    await push({ threatAssessment: { inlayHints: { ranks: "no" } } });
    expect(await hints(session)).toBe(3);
  });

  it.each([null, [], "off", 1, {}, { threatAssessment: null }, { yaml: {} }])(
    "if the client sends %j, the settings from the start apply",
    async (settings) => {
      const { session, push } = await started({}, { options: { settings: { threatAssessment: NO_RANKS } } });
      expect(await hints(session)).toBe(1);
      await push({ threatAssessment: { codeLenses: true } });
      expect(await hints(session)).toBe(3);
      await push(settings);
      expect(await hints(session)).toBe(1);
    },
  );

  it.each([
    { settings: NO_RANKS },
    { settings: { threatAssessment: NO_RANKS } },
    { threatAssessment: NO_RANKS },
  ])("the client may send its settings at the start: %j", async (options) => {
    const { session } = await started({}, { options });
    expect(await hints(session)).toBe(1);
  });
});

describe("a client that supports workspace/configuration", () => {
  it.each([true, false])(
    "the settings are requested with registration (%s) or without",
    async (dynamicRegistration) => {
      let settings: unknown = NO_RANKS;
      const { session, push, asked } = await started(
        { configuration: true, didChangeConfiguration: { dynamicRegistration } },
        { section: () => settings },
      );
      await until(session, 1);
      settings = { inlayHints: { titles: false } };
      // The content of the notification does not matter.
      await push(null);
      await until(session, 2);
      settings = {};
      await push({ threatAssessment: NO_RANKS });
      await until(session, 3);
      expect(asked()).toBe(3);
      expect(session.registered.map(({ method }) => method)).toEqual(
        dynamicRegistration ? ["workspace/didChangeConfiguration"] : [],
      );
    },
  );

  it("if the client answers nothing, the settings from the start apply", async () => {
    const { session, push, asked } = await started(
      { configuration: true },
      { options: { settings: NO_RANKS } },
    );
    await push(null);
    await expect.poll(asked).toBe(2);
    expect(await hints(session)).toBe(1);
  });
});

it("invalid settings count as missing", () => {
  const all = { inlayHints: { ranks: true, percents: true, titles: true }, codeLenses: true, format: true };
  expect(settingsIn({ inlayHints: null, codeLenses: "no", format: [] })).toEqual(all);
  expect(settingsIn({ format: { enable: false } })).toEqual({ ...all, format: false });
  expect(settingsIn({ inlayHints: { constructor: 1 } })).toEqual(all);
  expect(settingsIn(undefined)).toBeUndefined();
});
