/** The script of the page with the document: it shows blocks, scrolls in step with the text, and leads back to it. */

import type { BlockLines } from "../../server/src/features/viewProtocol.ts";
import type { FromView, PageMark, ToView } from "../src/pageMessages.ts";
import { blockAt } from "./blockAt.ts";

/** What VS Code gives to the script of a webview. */
interface Host {
  readonly postMessage: (message: FromView) => void;
  readonly setState: (state: object) => void;
}

declare const acquireVsCodeApi: () => Host;

type Blocks = Extract<ToView, { readonly type: "blocks" }>;

const host = acquireVsCodeApi();
const view = document.getElementById("document") as HTMLElement;
const failure = document.getElementById("failure") as HTMLElement;
const sheet = document.getElementById("document-style") as HTMLStyleElement;
let lines: readonly BlockLines[] = [];
let marks: readonly PageMark[] = [];
/** The line of the cursor in the text. */
let cursor: number | undefined;
/** Where the page has scrolled itself to: an event there is no reason to scroll the text. */
let scrolledTo = 0;
/** When the user last scrolled with a wheel or a finger, which needs no focus. */
let movedByHand = -Infinity;

host.setState(JSON.parse(document.body.dataset.state ?? "{}") as object);

addEventListener("message", ({ data }: MessageEvent<ToView>) => {
  switch (data.type) {
    case "blocks":
      showBlocks(data);
      break;
    case "scroll":
      scrollToLine(data.line, data.isToCursor);
      break;
    case "cursor":
      followCursor(data.line);
      break;
    case "show":
      document.getElementById(data.id)?.scrollIntoView();
      break;
    case "marks":
      ({ marks } = data);
      showMarks();
      break;
    case "state":
      host.setState(data.state);
      break;
    case "failed":
      failure.textContent = data.message;
      failure.hidden = false;
      break;
  }
});

/** Replaces the blocks that differ. The others stay, so nothing flickers, and the page stays where it is. */
function showBlocks({ from, isWhole, removed, html, lines: now, language, style }: Blocks): void {
  failure.hidden = true;
  document.documentElement.lang = language;
  if (style !== undefined) sheet.textContent = style;
  const seen = Array.from(view.children, (block, index) => ({ block, index, ...edgesOf(block) })).filter(
    ({ top, bottom }) => bottom > 0 && top < innerHeight,
  );
  const edited = seen.find(({ block }) => block.classList.contains("here"));
  replaceBlocks(from, isWhole ? view.children.length : removed, html);
  lines = now;
  showMarks();
  const here = showCursor();
  const kept = seen.find(({ block }) => block.isConnected) ?? seen[0];
  // When all that can be seen is new, it is most often the same with other citations.
  const anchor = kept?.block.isConnected === true ? kept.block : view.children[kept?.index ?? -1];
  if (anchor && kept) scrollBy(0, edgesOf(anchor).top - kept.top);
  // What the author edits stays to be seen, whatever has come above it.
  if (edited) here?.scrollIntoView({ block: "nearest" });
  scrolledTo = scrollY;
}

function edgesOf(block: Element): { readonly top: number; readonly bottom: number } {
  const { top, bottom } = block.getBoundingClientRect();
  return { top, bottom };
}

/** The HTML that blocks were made of. */
const sources = new WeakMap<Element, string>();

/** Replaces blocks by others. Those whose HTML is the same stay. */
function replaceBlocks(from: number, count: number, html: readonly string[]): void {
  const old = Array.from(view.children).slice(from, from + count);
  const next = view.children[from + count] ?? null;
  for (const each of html) {
    const index = old.findIndex((block) => sources.get(block) === each);
    const [known] = index < 0 ? [] : old.splice(index, 1);
    view.insertBefore(known ?? blockFrom(each), next);
  }
  for (const block of old) block.remove();
}

function blockFrom(html: string): Element {
  const block = document.createElement("div");
  block.className = "block";
  block.innerHTML = html;
  sources.set(block, html);
  return block;
}

/** The first block that can be seen. */
function topBlock(): Element | undefined {
  return Array.from(view.children).find((block) => edgesOf(block).bottom > 0);
}

/** The block that shows a line. */
function blockOf(line: number): HTMLElement | undefined {
  const index = blockAt(line, lines);
  return index === undefined ? undefined : (view.children[index] as HTMLElement | undefined);
}

function scrollToLine(line: number, isToCursor: boolean): void {
  if (document.hasFocus()) return;
  const block = blockOf(line);
  if (!block) return;
  block.scrollIntoView({ block: "start" });
  // A text that scrolls to its cursor: what the author edits is to be seen, wherever it is in the document.
  if (isToCursor && cursor !== undefined) blockOf(cursor)?.scrollIntoView({ block: "nearest" });
  scrolledTo = scrollY;
}

/** Follows the cursor of the text, also when it moves by keys: scrolls to its block if that is not visible. */
function followCursor(line: number): void {
  cursor = line;
  const block = showCursor();
  if (!block || document.hasFocus()) return;
  const { top, bottom } = block.getBoundingClientRect();
  if (bottom > 0 && top < innerHeight) return;
  block.scrollIntoView({ block: "center" });
  scrolledTo = scrollY;
}

/** Marks the block in which the cursor is. */
function showCursor(): HTMLElement | undefined {
  for (const old of view.querySelectorAll(":scope > .here")) old.classList.remove("here");
  const block = cursor === undefined ? undefined : blockOf(cursor);
  block?.classList.add("here");
  return block;
}

for (const event of ["wheel", "touchmove"])
  addEventListener(
    event,
    () => {
      movedByHand = performance.now();
    },
    { passive: true },
  );

/** How long a page may scroll after a wheel or a finger has moved, in milliseconds. */
const SCROLLING = 1000;

// Only its user scrolls the text with the page. A page whose blocks change can scroll too, and would move the text under its author.
addEventListener("scroll", () => {
  const isByUser = document.hasFocus() || performance.now() - movedByHand < SCROLLING;
  if (!isByUser || Math.abs(scrollY - scrolledTo) < 1) return;
  scrolledTo = scrollY;
  const top = topBlock();
  const line = top && lineOf(top);
  if (line !== undefined) host.postMessage({ type: "scrolled", line });
});

/** The line of a block; of a block without a line, that of the next one that has one. */
function lineOf(block: Element): number | undefined {
  for (let each: Element | null = block; each; each = each.nextElementSibling) {
    const shown = lines[Array.prototype.indexOf.call(view.children, each)];
    if (shown) return shown[0];
  }
  return undefined;
}

function openText(target: EventTarget | null): void {
  const block = target instanceof Element ? target.closest(".block") : null;
  const line = block ? lineOf(block) : undefined;
  if (line !== undefined) host.postMessage({ type: "open", line });
}

addEventListener("dblclick", ({ target }) => {
  openText(target);
});

// A view may lead to a part that only the document has.
addEventListener("click", (event) => {
  const link = event.target instanceof Element ? event.target.closest('a[href^="#"]') : null;
  const fragment = link?.getAttribute("href")?.slice(1) ?? "";
  const id = decoded(fragment);
  if (id === "" || document.getElementById(fragment) || document.getElementById(id)) return;
  event.preventDefault();
  host.postMessage({ type: "follow", id });
});

/** A fragment as an id; as it is if it is not encoded. */
function decoded(fragment: string): string {
  try {
    return decodeURIComponent(fragment);
  } catch {
    return fragment;
  }
}

// From the keyboard: Enter on a heading or a mark goes to the text of the block that has the focus, or that is at the top.
addEventListener("keydown", (event) => {
  if (event.key !== "Enter" || !(event.target instanceof Element) || event.target.closest("a, button"))
    return;
  openText(event.target.closest(".block") ? event.target : (topBlock() ?? null));
});

/** The signs of marks: not only the colour tells them apart. */
const SIGNS: Readonly<Record<string, string>> = { error: "×", warning: "!", information: "i" };

/** Marks the blocks that have problems, with a button that says them and leads to the first of the most severe ones. */
function showMarks(): void {
  for (const old of view.querySelectorAll(".problem-mark")) old.remove();
  for (const block of view.querySelectorAll("[data-problems]")) block.removeAttribute("data-problems");
  const byBlock = new Map<HTMLElement, PageMark[]>();
  for (const mark of marks) {
    const block = blockOf(mark.line);
    if (block) byBlock.set(block, [...(byBlock.get(block) ?? []), mark]);
  }
  for (const [block, problems] of byBlock) {
    block.dataset.problems = "";
    block.prepend(markButton(problems));
  }
}

function markButton(problems: readonly PageMark[]): HTMLButtonElement {
  const order = Object.keys(SIGNS);
  const [worst] = problems.toSorted((a, b) => order.indexOf(a.severity) - order.indexOf(b.severity));
  const { line = 0, severity = "information" } = worst ?? {};
  const messages = problems.map(({ message }) => message).join("\n");
  const button = document.createElement("button");
  button.className = `problem-mark ${severity}`;
  button.textContent = SIGNS[severity] ?? "!";
  button.title = messages;
  button.setAttribute("aria-label", `${document.body.dataset.problem ?? ""}: ${messages}`);
  button.addEventListener("click", () => {
    host.postMessage({ type: "open", line });
  });
  return button;
}

host.postMessage({ type: "ready" });
