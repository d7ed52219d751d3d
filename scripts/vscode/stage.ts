/**
 * A local HTTP server through which the suite, inside VS Code, sends its results and requests to the script that
 * controls the window.
 */
import { createServer, type IncomingMessage } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import process from "node:process";
import type { Frame, Locator, Page } from "playwright-core";
import type { Detail, StageMessage, Sight } from "../../test/vscode/stage.ts";
import { checkWithCli } from "./check.ts";
import { atEnd } from "./program.ts";
import { logFolder } from "./trial.ts";

/** How long an element may take to be visible, in milliseconds. */
const PATIENCE = 10_000;

/** The connection between the suite and a window. */
export interface Stage {
  readonly url: string;
  /** Handles requests of the suite for a window. Resolves with the number of failed tests. */
  readonly play: (page: Page) => Promise<number>;
}

/** Starts the server. @param pictures The folder for screenshots, if they are saved. */
export async function openStage(pictures: string | undefined): Promise<Stage> {
  let answer: (message: StageMessage) => Promise<string> = () => Promise.resolve("");
  const server = createServer((request, response) => {
    // A suite that runs in a web page has another origin.
    const headers = { "Access-Control-Allow-Origin": "*" };
    bodyOf(request)
      .then((body) => answer(JSON.parse(body) as StageMessage))
      .then(
        (text) => response.writeHead(200, headers).end(text),
        (error: unknown) =>
          response.writeHead(500, headers).end(error instanceof Error ? error.message : String(error)),
      );
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  atEnd(() => {
    server.close();
    server.closeAllConnections();
  });
  const { port } = server.address() as AddressInfo;
  const play = (page: Page): Promise<number> =>
    new Promise((resolve) => {
      answer = async (message) => {
        if ("output" in message) process.stdout.write(message.output);
        else if ("failures" in message) resolve(message.failures);
        else if ("check" in message) return checkWithCli(message);
        else await look(page, message, pictures);
        return "";
      };
    });
  return { url: `http://127.0.0.1:${port}/`, play };
}

/** Waits until an element is visible, and takes screenshots, also if it never is. */
async function look(page: Page, sight: Sight, pictures?: string): Promise<void> {
  const { selector, text, isClicked, drops, picture, detail } = sight;
  const place = await visiblePlace(page, sight);
  if (!place) {
    await page.screenshot({ path: join(logFolder, "not-seen.png") });
    throw new Error(`Not seen in the window: ${selector}${text ? ` with "${text}"` : ""}. See not-seen.png.`);
  }
  if (isClicked) await place.click({ clickCount: isClicked === "twice" ? 2 : 1 });
  if (drops) await dropOnto(place, drops);
  if (!pictures || !picture) return;
  await page.screenshot({ path: join(pictures, `${picture}.png`), animations: "disabled", scale: "css" });
  if (detail) await takeDetail(place, detail, join(pictures, "../../images/walkthrough", picture));
}

/** Drops files in the middle of an element. VS Code looks where the pointer is, and only then at the element. */
async function dropOnto(place: Locator, uris: readonly string[]): Promise<void> {
  const box = await place.boundingBox();
  if (!box) throw new Error("There is nothing to drop the files onto.");
  // The window of a server has other URIs for its files than the extensions that run there.
  const { host } = new URL(place.page().url());
  const list = uris.map((uri) => uri.replace(/^file:\/\//, `vscode-remote://${host}`)).join("\r\n");
  // A text, because the types of a browser are unknown here.
  const dataTransfer = await place
    .page()
    .evaluateHandle(
      `(() => { const files = new DataTransfer(); files.setData("text/uri-list", ${JSON.stringify(list)}); return files; })()`,
    );
  const [clientX, clientY] = [box.x + box.width / 2, box.y + box.height / 2];
  await place.dispatchEvent("drop", { dataTransfer, clientX, clientY, shiftKey: true });
}

/** The first visible element. An element of a webview is one that is inside its frame's window. */
async function visiblePlace(
  page: Page,
  { selector, text, isInWebview }: Sight,
): Promise<Locator | undefined> {
  const options = { visible: true, ...(text ? { hasText: text } : {}) };
  const deadline = Date.now() + PATIENCE;
  while (Date.now() < deadline) {
    const frames = isInWebview ? page.frames().slice(1) : [page.mainFrame()];
    for (const frame of frames) {
      const place = frame.locator(selector).filter(options).first();
      // A frame may vanish at any time.
      if (await isSeen(place, frame).catch(() => false)) return place;
    }
    await page.waitForTimeout(100);
  }
  return undefined;
}

/** Whether an element is visible, and inside the window of its frame: a frame may have scrolled to elsewhere. */
async function isSeen(place: Locator, frame: Frame): Promise<boolean> {
  if (!(await place.isVisible())) return false;
  if (frame.parentFrame() === null) return true;
  const [window, box] = [await (await frame.frameElement()).boundingBox(), await place.boundingBox()];
  if (!window || !box) return false;
  return box.y + box.height > window.y && box.y < window.y + window.height;
}

/** How long the window may take to change its colour theme, in milliseconds. */
const REPAINTING = 1500;

/**
 * Takes a screenshot of a part of the window in a light and a dark theme, at the resolution of high-density screens.
 */
async function takeDetail(place: Locator, { left, above, ...size }: Detail, path: string): Promise<void> {
  const page = place.page();
  const box = await place.boundingBox();
  if (!box) throw new Error(`${path} shows nothing.`);
  const clip = { x: Math.max(0, box.x - left), y: Math.max(0, box.y - above), ...size };
  for (const colorScheme of ["dark", "light"] as const) {
    await page.emulateMedia({ colorScheme });
    await page.waitForTimeout(REPAINTING);
    await page.screenshot({
      path: `${path}-${colorScheme}.png`,
      animations: "disabled",
      clip,
      scale: "device",
    });
  }
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  let body = "";
  for await (const chunk of request.setEncoding("utf8")) body += chunk as string;
  return body;
}
