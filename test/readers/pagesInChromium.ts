/** Opens pages in Chromium for tests: what readers of a document see, and what the page asks for. */
import { readFileSync } from "node:fs";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { resolve } from "node:path";
import { pathToFileURL } from "node:url";
import type { AxeResults } from "axe-core";
import axe from "axe-core";
import type { Browser, BrowserContextOptions, Page } from "playwright-core";
import { chromium } from "playwright-core";
import { afterAll, beforeAll, expect } from "vitest";
import { chromiumPath } from "../../scripts/vscode/chromium.ts";
import { Source } from "../../server/src/syntax/source.ts";

let browser: Browser;
/** Serves one page, the preview's script and its style sheet, and counts what else is asked for. */
let server: Server;
let page = "";
const served = new Map<string, string>();
let origin = "";
/** What the page has asked for. */
let asked: string[] = [];

beforeAll(async () => {
  browser = await chromium.launch({
    executablePath: await chromiumPath(),
    args: ["--no-sandbox", "--disable-gpu", "--disable-background-networking"],
  });
  for (const name of ["page.js", "page.css"])
    served.set(`/${name}`, readFileSync(new URL(`../../dist/${name}`, import.meta.url), "utf8"));
  server = createServer(({ url = "" }, response) => {
    asked.push(url);
    const type = url.endsWith(".js") ? "text/javascript" : url.endsWith(".css") ? "text/css" : "text/html";
    response
      .writeHead(200, { "content-type": `${type}; charset=utf-8` })
      .end(url === "/" ? page : served.get(url));
  }).listen(0, "127.0.0.1");
  await new Promise((listening) => server.once("listening", listening));
  origin = `http://127.0.0.1:${String((server.address() as AddressInfo).port)}`;
});
afterAll(async () => {
  await browser.close();
  server.closeAllConnections();
  server.close();
});

/** Opens a page, and asks something of its window. */
export async function openedInChromium<T>(
  html: string,
  options: BrowserContextOptions,
  ask: (window: Page) => Promise<T>,
): Promise<T> {
  const context = await browser.newContext(options);
  try {
    const window = await context.newPage();
    page = html;
    asked = [];
    await window.goto(`${origin}/`);
    return await ask(window);
  } finally {
    await context.close();
  }
}

/** What WCAG 2.2 (A and AA) and good practice forbid in the page, one line for each kind of problem. */
export async function barriersIn(window: Page): Promise<string[]> {
  await window.evaluate(axe.source);
  const results = await window.evaluate<AxeResults>("axe.run()");
  expect(results.passes.length).toBeGreaterThan(10);
  return results.violations.map(
    ({ id, help, nodes }) => `${id}: ${help}: ${String(nodes.length)}, such as ${nodes[0]?.html ?? ""}`,
  );
}

/** An example by its path in the folder of examples. */
export function exampleSource(name: string): Source {
  const path = resolve("examples", name);
  return Source.of(pathToFileURL(path).toString(), readFileSync(path, "utf8"));
}

/** Texts that would run or load something in a page that does not escape them. */
export const ATTACKS = [
  "<script>attacked=1;fetch('/stolen')</script>",
  '"><img src=/stolen onerror="attacked=1">',
  "![p](/stolen) [l](javascript:attacked=1)",
  "</style><link rel=stylesheet href=/stolen><style>@import '/stolen';",
  "</svg><svg onload=attacked=1><image href=/stolen /></svg>",
];

/** Where the parts of the preview are served from. */
export function servedFrom(): string {
  return origin;
}

/** Expects that the last page has asked for nothing but itself and these parts. */
export function expectNoRequests(...parts: readonly string[]): void {
  expect(asked.filter((url) => !["/", "/favicon.ico", ...parts].includes(url))).toEqual([]);
}
