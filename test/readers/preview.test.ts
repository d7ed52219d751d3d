/** Opens the preview in Chromium, with what VS Code gives to its page: everybody can read it, it loads nothing, and it follows the text. */
import type { BrowserContextOptions, Page } from "playwright-core";
import { describe, expect, it } from "vitest";
import { documentPage } from "../../client/src/documentPage.ts";
import { documentView } from "../../server/src/features/documentView.ts";
import { viewChange } from "../../server/src/features/viewChange.ts";
import { Disk } from "../../server/src/files/disk.ts";
import { Source } from "../../server/src/syntax/source.ts";
import { Library } from "../../server/src/workspace/library.ts";
import { figureDrawer } from "../../server/src/writers/figures/figure.ts";
import { DOCUMENT, filledWith } from "../features/filled.ts";
import { HOSTILE_TEXT } from "../publication/sample.ts";
import {
  ATTACKS,
  barriersIn,
  expectNoRequests,
  openedInChromium,
  exampleSource,
  servedFrom,
} from "./pagesInChromium.ts";

const draw = figureDrawer({ theme: "editor", language: "en" });

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
  const parts = {
    script: "/page.js",
    style: "/page.css",
    origin: servedFrom(),
    language: "en",
    title: "Document",
  };
  const html = documentPage({ ...parts, state: { uri: source.uri }, problem: "Problem" });
  const view = documentView(source, new Library(new Disk()), { draw });
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
      if (message.type === "ready") postMessage(${JSON.stringify(messages).replaceAll("<", "\\u003c")});
    } });</script>`;
  // VS Code adds its colors and its functions at the same place, before the policy applies.
  return await openedInChromium(html.replace("<title>", `${api}<title>`), options, async (window) => {
    await window.locator(".block").first().waitFor();
    return await ask(window);
  });
}

describe("The preview", () => {
  it.each(themes)("has no barriers for readers in a %s theme", async (_, colors) => {
    for (const name of ["us-mexico-2005.threat.yaml", "andean-water-utility/agua.threat.yaml"])
      expect(await preview(exampleSource(name), colors, barriersIn)).toEqual([]);
  });

  it("can be read without scrolling to the side in a narrow column, or when it is enlarged", async () => {
    const [[, colors] = ["", ""]] = themes;
    for (const name of ["five-state-union.threat.yaml", "andean-water-utility/agua.threat.yaml"])
      await preview(
        exampleSource(name),
        colors,
        async (window) => {
          expect(
            await window.evaluate("document.documentElement.scrollWidth - innerWidth"),
          ).toBeLessThanOrEqual(0);
        },
        { bypassCSP: true, viewport: { width: 240, height: 450 } },
      );
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
      expectNoRequests("/page.js", "/page.css");
    }
  });

  it("says its problems to a screen reader, and leads to their lines from the keyboard", async () => {
    const [[, colors] = ["", ""]] = themes;
    await preview(exampleSource("us-mexico-2005.threat.yaml"), colors, async (window) => {
      const mark = window.getByRole("button", { name: "Problem: A problem: error" });
      await mark.focus();
      await window.keyboard.press("Enter");
      // The page may also say, before or after, that it has scrolled to the mark.
      expect(await window.evaluate("told")).toContainEqual({ type: "open", line: 30 });
    });
  });

  it("marks the row in which the cursor is, and leads from it to its line", async () => {
    const [[, colors] = ["", ""]] = themes;
    const source = exampleSource("us-mexico-2005.threat.yaml");
    const line = source.text.split("\n").findIndex((each) => each.endsWith("- terrorism"));
    await preview(source, colors, async (window) => {
      await window.evaluate(`postMessage([{ type: "cursor", line: ${String(line)} }])`);
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
    await preview(exampleSource("us-mexico-2005.threat.yaml"), colors, async (window) => {
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
    await preview(exampleSource("us-mexico-2005.threat.yaml"), colors, async (window) => {
      const scrollTo = async (line: number): Promise<number> => {
        await window.evaluate(`postMessage([{ type: "scroll", line: ${String(line)}, isToCursor: false }])`);
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

  it("begins at the top of the page when the text is at its first line", async () => {
    const [[, colors] = ["", ""]] = themes;
    await preview(exampleSource("five-state-union.threat.yaml"), colors, async (window) => {
      await window.evaluate(`postMessage([{ type: "scroll", line: 300, isToCursor: false }])`);
      await window.evaluate(`postMessage([{ type: "scroll", line: 0, isToCursor: false }])`);
      await window.waitForTimeout(100);
      expect(await window.evaluate("scrollY")).toBe(0);
      expect(await window.getByText("TLP:GREEN").first().isVisible()).toBe(true);
    });
  });

  it("replaces only blocks that differ, keeps the focus in the others, and says when it has shown them", async () => {
    const [[, colors] = ["", ""]] = themes;
    const source = exampleSource("first.threat.yaml");
    const [before, now] = [
      source,
      Source.of(source.uri, source.text.replace(/^title: .*$/m, "title: Others")),
    ].map((each) => documentView(each, new Library(new Disk()), { draw }));
    if (!before || !now) throw new Error("There are two versions.");
    // As if the server did not know what is the same.
    const change = {
      type: "blocks",
      ...viewChange(undefined, now, 2),
      isWhole: false,
      removed: before.blocks.length,
    };
    await preview(source, colors, async (window) => {
      await window.evaluate(
        "document.querySelector('.block a').focus(); globalThis.before = [...document.querySelectorAll('.block')]; told.length = 0",
      );
      await window.evaluate(`postMessage([${JSON.stringify(change)}])`);
      await window.waitForTimeout(100);
      expect(await window.evaluate("told")).toContainEqual({ type: "shown" });
      expect(await window.locator("h1").innerText()).toBe("Others");
      expect(await window.evaluate("document.activeElement.matches('.block a')")).toBe(true);
      const count = await window.evaluate(
        "[...document.querySelectorAll('.block')].filter((each) => !before.includes(each)).length",
      );
      expect(count).toBe(1);
    });
  });

  it("shows what is new at the cursor, such as a whole assessment in an empty file", async () => {
    const [[, colors] = ["", ""]] = themes;
    const full = exampleSource("first.threat.yaml");
    const empty = Source.of(full.uri, "");
    const [before, now] = [empty, full].map((each) => documentView(each, new Library(new Disk()), { draw }));
    if (!now) throw new Error("There are two versions.");
    const messages = [
      { type: "cursor", line: 1 },
      { type: "blocks", ...viewChange(before, now, 2) },
    ];
    await preview(empty, colors, async (window) => {
      await window.evaluate(`postMessage(${JSON.stringify(messages)})`);
      await window.waitForTimeout(100);
      expect((await window.locator("h1").boundingBox())?.y).toBeGreaterThanOrEqual(0);
    });
  });

  it("keeps the document and says why when a new one cannot be made", async () => {
    const [[, colors] = ["", ""]] = themes;
    await preview(exampleSource("first.threat.yaml"), colors, async (window) => {
      expect(await window.getByRole("status").innerText()).toContain("not up to date");
      expect(await window.getByRole("heading", { level: 1 }).count()).toBe(1);
    });
  });
});
