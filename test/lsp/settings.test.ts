/** The settings of every client: those that are asked and those that tell. */
import { describe, expect, it } from "vitest";
import type { ClientCapabilities, InlayHint } from "vscode-languageserver-protocol";
import { settingsIn } from "../../server/src/lsp/settings.ts";
import { Session } from "./session.ts";

const URI = "file:///a.threat.yaml";
const TEXT =
  "assessment: 1\ntitle: T\nactors: {port: {name: Port of Santa Rosa}}\nrankings: {first: {of: port, order: [terrorism, energy]}}\n";

/** How many hints there are: two ranks and a title. */
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

/** A session in which the editor answers with the settings that stand in `section` when it is asked. */
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

describe("a client that cannot be asked", () => {
  it.each([
    ["with their section", { threatAssessment: NO_RANKS }],
    ["without their section", NO_RANKS],
    ["among those of others", { yaml: { x: 1 }, threatAssessment: NO_RANKS }],
  ])("sends its settings %s", async (_, settings) => {
    const { session, push } = await started({});
    expect(await hints(session)).toBe(3);
    await push(settings);
    expect(await hints(session)).toBe(1);
    await push({ threatAssessment: { inlayHints: { ranks: "no" } } });
    expect(await hints(session)).toBe(3);
  });

  it.each([null, [], "off", 1, {}, { threatAssessment: null }, { yaml: {} }])(
    "says nothing with %j: what it said at the start holds",
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
  ])("may say them at the start: %j", async (options) => {
    const { session } = await started({}, { options });
    expect(await hints(session)).toBe(1);
  });
});

describe("a client that can be asked", () => {
  it.each([true, false])(
    "is asked, whether it takes registrations (%s) or not",
    async (dynamicRegistration) => {
      let settings: unknown = NO_RANKS;
      const { session, push, asked } = await started(
        { configuration: true, didChangeConfiguration: { dynamicRegistration } },
        { section: () => settings },
      );
      await until(session, 1);
      settings = { inlayHints: { titles: false } };
      // Whatever it sends says only that something has changed.
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

  it("and answers nothing has said at the start what it wants", async () => {
    const { session, push, asked } = await started(
      { configuration: true },
      { options: { settings: NO_RANKS } },
    );
    await push(null);
    await expect.poll(asked).toBe(2);
    expect(await hints(session)).toBe(1);
  });
});

it("what is strange in settings is as it is without them", () => {
  const all = { inlayHints: { ranks: true, percents: true, titles: true }, codeLenses: true, format: true };
  expect(settingsIn({ inlayHints: null, codeLenses: "no", format: [] })).toEqual(all);
  expect(settingsIn({ format: { enable: false } })).toEqual({ ...all, format: false });
  expect(settingsIn({ inlayHints: { constructor: 1 } })).toEqual(all);
  expect(settingsIn(undefined)).toBeUndefined();
});
