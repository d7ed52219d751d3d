/** Opens documents and the preview in Chromium, as readers do: everybody can read them, they load nothing, and they run nothing. */
import { readFileSync, writeFileSync } from "node:fs";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { resolve } from "node:path";
import { pathToFileURL } from "node:url";
import type { AxeResults } from "axe-core";
import type { Text } from "mdast";
import axe from "axe-core";
import type { Browser, BrowserContextOptions, Page } from "playwright-core";
import { chromium } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { documentPage } from "../../client/src/documentPage.ts";
import { chromiumPath } from "../../scripts/vscode/chromium.ts";
import { documentView } from "../../server/src/features/documentView.ts";
import { viewChange } from "../../server/src/features/viewChange.ts";
import { Disk } from "../../server/src/files/disk.ts";
import { publicationOf } from "../../server/src/publication/publication.ts";
import type { Link, Publication } from "../../server/src/publication/tree.ts";
import { paragraphNode, tableNode, textNode } from "../../server/src/publication/tree.ts";
import { Source } from "../../server/src/syntax/source.ts";
import { assessmentsOf } from "../../server/src/workspace/assessments.ts";
import { Library } from "../../server/src/workspace/library.ts";
import { figureDrawer } from "../../server/src/writers/figures/figure.ts";
import { writeHtml } from "../../server/src/writers/html/html.ts";
import { exampleFiles } from "../examples.ts";
import { DOCUMENT, filledWith } from "../features/filled.ts";
import { HOSTILE_TEXT, samplePublication } from "../publication/sample.ts";
import { inFolder, programOutput } from "./programs.ts";

let browser: Browser;
/** Serves one page, the preview's script and its style sheet, and counts what else is asked for. */
let server: Server;
let origin: string;
let page = "";
const served = new Map<string, string>();
let requests: string[] = [];

beforeAll(async () => {
  browser = await chromium.launch({
    executablePath: await chromiumPath(),
    args: ["--no-sandbox", "--disable-gpu", "--disable-background-networking"],
  });
  for (const name of ["page.js", "page.css"])
    served.set(`/${name}`, readFileSync(new URL(`../../dist/${name}`, import.meta.url), "utf8"));
  server = createServer(({ url = "" }, response) => {
    requests.push(url);
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
async function opened<T>(
  html: string,
  options: BrowserContextOptions,
  ask: (window: Page) => Promise<T>,
): Promise<T> {
  const context = await browser.newContext(options);
  try {
    const window = await context.newPage();
    page = html;
    requests = [];
    await window.goto(`${origin}/`);
    return await ask(window);
  } finally {
    await context.close();
  }
}

/** What WCAG 2.2 (A and AA) and good practice forbid in the page, one line for each kind of problem. */
async function barriersIn(window: Page): Promise<string[]> {
  await window.evaluate(axe.source);
  const results = await window.evaluate<AxeResults>("axe.run()");
  expect(results.passes.length).toBeGreaterThan(10);
  return results.violations.map(
    ({ id, help, nodes }) => `${id}: ${help}: ${String(nodes.length)}, such as ${nodes[0]?.html ?? ""}`,
  );
}

function draw(theme: "editor" | "print", language: string): ReturnType<typeof figureDrawer> {
  return figureDrawer({ theme, language });
}

function sourceOf(name: string): Source {
  const path = resolve("examples", name);
  return Source.of(pathToFileURL(path).toString(), readFileSync(path, "utf8"));
}

const documents: readonly (readonly [string, () => Publication])[] = [
  ["the sample", () => samplePublication],
  ...exampleFiles.map((name) => [name, () => firstIn(sourceOf(name))] as const),
];

function firstIn(source: Source): Publication {
  const [assessment] = assessmentsOf(source, new Library(new Disk()));
  if (!assessment) throw new Error("A file has at least one assessment.");
  return publicationOf(assessment);
}

describe("A document as HTML", () => {
  it.each(documents)("has no barriers for readers: %s", async (_, publicationIn) => {
    const publication = publicationIn();
    const html = writeHtml(publication, { draw: draw("print", publication.head.language) });
    for (const colorScheme of ["light", "dark"] as const)
      expect(await opened(html, { bypassCSP: true, colorScheme }, barriersIn)).toEqual([]);
  });

  it("loads nothing and runs nothing, whatever the file contains", async () => {
    for (const text of [HOSTILE_TEXT, ...ATTACKS]) {
      const publication = firstIn(Source.of("file:///a.threat.yaml", filledWith(DOCUMENT, text)));
      const html = writeHtml(publication, { draw: draw("print", "en") });
      await opened(html, {}, async (window) => {
        await window.waitForTimeout(200);
        expect(await window.evaluate("globalThis.attacked")).toBeUndefined();
      });
      expect(requests.filter((url) => url !== "/" && url !== "/favicon.ico")).toEqual([]);
    }
  });
});

describe("Printed HTML", () => {
  const words = (value: string): [Text] => [textNode(value)];

  /** The pages of a document that Chromium prints. */
  async function printed(children: Publication["body"]["children"]): Promise<string[]> {
    const html = writeHtml({ ...samplePublication, body: { type: "root", children } });
    const pdf = await opened(html, {}, (window) => window.pdf({ preferCSSPageSize: true }));
    const text = await inFolder(async (folder) => {
      writeFileSync(`${folder}/printed.pdf`, pdf);
      return await programOutput("pdftotext", ["-layout", `${folder}/printed.pdf`, "-"]);
    });
    return text.split("\f").slice(0, -1);
  }

  it("has no row of headings without a row below it", async () => {
    const rows = [[words("Columns")], ...Array.from({ length: 9 }, () => [words("Row")])];
    const children = Array.from({ length: 20 }, (_, index) => [
      ...Array.from({ length: 5 + index }, () => paragraphNode(words("Before."))),
      tableNode(rows, { caption: words("Nine rows") }),
    ]).flat();
    const pages = await printed(children);
    expect(pages.join("").match(/Row/g)).toHaveLength(180);
    for (const [index, each] of pages.entries()) {
      expect(each).not.toMatch(/Columns\s+(?!Row)\S/);
      expect(each.match(/TLP:AMBER\+STRICT/g)?.length).toBeGreaterThanOrEqual(2);
      expect(each).toContain(`Page ${index + 1} / ${pages.length}`);
    }
  });

  it("shows where links of the web lead, unless their words say so", async () => {
    const link = (url: string, label: string): Link => ({ type: "link", url, children: words(label) });
    const [first = ""] = await printed([
      paragraphNode([link("https://example.org/a", "the report"), textNode(" and ")]),
      paragraphNode([link("https://example.org/b", "https://example.org/b")]),
    ]);
    expect(first).toContain("the report (https://example.org/a) and");
    expect(first.match(/example\.org\/b/g)).toHaveLength(1);
  });
});

const ATTACKS = [
  "<script>attacked=1;fetch('/stolen')</script>",
  '"><img src=/stolen onerror="attacked=1">',
  "![p](/stolen) [l](javascript:attacked=1)",
  "</style><link rel=stylesheet href=/stolen><style>@import '/stolen';",
  "</svg><svg onload=attacked=1><image href=/stolen /></svg>",
];

/** The colors of VS Code's own themes, as far as the page uses them. */
const themes: readonly (readonly [string, string])[] = [
  ["light", "#3b3b3b #ffffff #3b3b3b #005fb8 #bf8803 #1a85ff #e51400"],
  ["dark", "#cccccc #1f1f1f #9d9d9d #4daafc #cca700 #3794ff #f14c4c"],
  ["high contrast", "#ffffff #000000 #ffffff #21a6ff #ffd370 #3794ff #f48771"],
];

function themeStyle(colors: string): string {
  const names = `editor-foreground editor-background descriptionForeground textLink-foreground
    editorWarning-foreground editorInfo-foreground editorError-foreground`.split(/\s+/);
  const values = colors.split(" ");
  return `:root{${names.map((name, index) => `--vscode-${name}:${values[index] ?? ""};`).join("")}}`;
}

/** Opens the preview of a file, with the parts of VS Code that its script uses. */
async function preview<T>(
  source: Source,
  colors: string,
  ask: (window: Page) => Promise<T>,
  options: BrowserContextOptions = { bypassCSP: true },
): Promise<T> {
  const parts = { script: "/page.js", style: "/page.css", origin, language: "en", title: "Document" };
  const html = documentPage({ ...parts, state: { uri: source.uri }, problem: "Problem" });
  const view = documentView(source, new Library(new Disk()), { draw: draw("editor", "en") });
  const messages = [
    { type: "blocks", ...viewChange(undefined, view, 1) },
    {
      type: "marks",
      marks: ["error", "warning", "information"].map((severity, index) => ({
        ...{ line: 30 * (index + 1), severity },
        message: `A problem: ${severity}`,
      })),
    },
    { type: "cursor", line: 40 },
    { type: "failed", message: "The document is not up to date: the file cannot be read." },
  ];
  const api = `<style>${themeStyle(colors)}</style><script>
    globalThis.acquireVsCodeApi = () => ({ setState() {}, postMessage(message) {
      (globalThis.told ??= []).push(message);
      if (message.type === "ready") for (const each of ${JSON.stringify(messages).replaceAll("<", "\\u003c")}) postMessage(each);
    } });</script>`;
  // VS Code adds its colors and its functions at the same place, before the policy applies.
  return await opened(html.replace("<title>", `${api}<title>`), options, async (window) => {
    await window.locator(".block").first().waitFor();
    return await ask(window);
  });
}

describe("The preview", () => {
  it.each(themes)("has no barriers for readers in a %s theme", async (_, colors) => {
    for (const name of ["us-mexico-2005.threat.yaml", "andean-water-utility/agua.threat.yaml"])
      expect(await preview(sourceOf(name), colors, barriersIn)).toEqual([]);
  });

  it("loads nothing and runs nothing, whatever the file contains", async () => {
    const [[, colors] = ["", ""]] = themes;
    for (const text of [HOSTILE_TEXT, ...ATTACKS]) {
      const source = Source.of("file:///a.threat.yaml", filledWith(DOCUMENT, text));
      await preview(
        source,
        colors,
        async (window) => {
          await window.waitForTimeout(200);
          expect(await window.evaluate("globalThis.attacked")).toBeUndefined();
        },
        {},
      );
      expect(requests.filter((url) => !["/", "/favicon.ico", "/page.js", "/page.css"].includes(url))).toEqual(
        [],
      );
    }
  });

  it("says its problems to a screen reader, and leads to their lines from the keyboard", async () => {
    const [[, colors] = ["", ""]] = themes;
    await preview(sourceOf("us-mexico-2005.threat.yaml"), colors, async (window) => {
      const mark = window.getByRole("button", { name: "Problem: A problem: error" });
      await mark.focus();
      await window.keyboard.press("Enter");
      // The page may also say, before or after, that it has scrolled to the mark.
      expect(await window.evaluate("told")).toContainEqual({ type: "open", line: 30 });
    });
  });

  it("marks the row in which the cursor is, and leads from it to its line", async () => {
    const [[, colors] = ["", ""]] = themes;
    const source = sourceOf("us-mexico-2005.threat.yaml");
    const line = source.text.split("\n").findIndex((each) => each.endsWith("- terrorism"));
    await preview(source, colors, async (window) => {
      await window.evaluate(`postMessage({ type: "cursor", line: ${String(line)} })`);
      const row = window.locator("tr.here");
      expect(await row.innerText()).toMatch(/^4\s+Terrorism/);
      const lefts = `Array.from(document.querySelector("tr.here").closest("table").rows, ({ cells }) => cells[1].offsetLeft)`;
      expect(new Set(await window.evaluate<number[]>(lefts)).size).toBe(1);
      await row.locator("td").first().dblclick();
      expect(await window.evaluate("told")).toContainEqual({ type: "open", line });
    });
  });

  it("moves the focus to where a link leads", async () => {
    const [[, colors] = ["", ""]] = themes;
    await preview(sourceOf("us-mexico-2005.threat.yaml"), colors, async (window) => {
      await window.locator("sup a").first().focus();
      await window.keyboard.press("Enter");
      await window.keyboard.press("Tab");
      expect(
        await window.evaluate("document.activeElement.closest('.footnotes li, .block li') !== null"),
      ).toBe(true);
    });
  });

  it("scrolls with the text also when it has the focus, unless its user has just moved it", async () => {
    const [[, colors] = ["", ""]] = themes;
    await preview(sourceOf("us-mexico-2005.threat.yaml"), colors, async (window) => {
      const scrollTo = async (line: number): Promise<number> => {
        await window.evaluate(`postMessage({ type: "scroll", line: ${String(line)}, isToCursor: false })`);
        await window.waitForTimeout(100);
        return window.evaluate<number>("scrollY");
      };
      await window.locator("h1").click();
      await window.waitForTimeout(1100);
      const there = await scrollTo(300);
      expect(there).toBeGreaterThan(1000);
      await window.mouse.wheel(0, 50);
      await window.waitForTimeout(100);
      expect(await scrollTo(5)).toBeGreaterThan(there);
      await window.waitForTimeout(1100);
      expect(await scrollTo(5)).toBeLessThan(there);
    });
  });

  it("keeps the document and says why when a new one cannot be made", async () => {
    const [[, colors] = ["", ""]] = themes;
    await preview(sourceOf("first.threat.yaml"), colors, async (window) => {
      expect(await window.getByRole("status").innerText()).toContain("not up to date");
      expect(await window.getByRole("heading", { level: 1 }).count()).toBe(1);
    });
  });
});
