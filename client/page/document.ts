/** The script of the page with the document: it shows blocks, scrolls in step with the text, and leads back to it. */

import type { BlockLines } from "../../server/src/features/viewProtocol.ts";
import type { FromView, PageMark, ToView } from "../src/pageMessages.ts";
import { LinesOfBlocks, firstIndexWhere, partAt } from "./blockAt.ts";
import { edgesOf, isBelowTop, seenBlocks } from "./seenBlocks.ts";

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
let linesOfBlocks = new LinesOfBlocks(lines);
let marks: readonly PageMark[] = [];
/** The line of the cursor in the text. */
let cursor: number | undefined;
/** Where the page has scrolled itself to: an event there is no reason to scroll the text. */
let scrolledTo = 0;
/** When the user last scrolled the page. */
let movedByHand = -Infinity;

// The document may have another language than its reader, who is told of problems.
failure.lang = document.documentElement.lang;
host.setState(JSON.parse(document.body.dataset.state ?? "{}") as object);

addEventListener("message", ({ data }: MessageEvent<readonly ToView[]>) => {
  try {
    data.forEach(show);
  } finally {
    host.postMessage({ type: "shown" });
  }
});

function show(message: ToView): void {
  switch (message.type) {
    case "blocks":
      showBlocks(message);
      break;
    case "scroll":
      scrollToLine(message.line, message.isToCursor);
      break;
    case "cursor":
      followCursor(message.line);
      break;
    case "show":
      document.getElementById(message.id)?.scrollIntoView();
      break;
    case "marks":
      ({ marks } = message);
      showMarks();
      break;
    case "state":
      host.setState(message.state);
      break;
    case "failed":
      failure.textContent = message.message;
      failure.hidden = false;
      break;
  }
}

/** Replaces the blocks that differ. The others stay, so nothing flickers, and the page stays where it is. */
function showBlocks({ from, isWhole, removed, html, lines: now, language, style }: Blocks): void {
  failure.hidden = true;
  // Setting the same language again would make the browser compute the style of all blocks.
  if (document.documentElement.lang !== language) document.documentElement.lang = language;
  if (style !== undefined) sheet.textContent = style;
  const seen = seenBlocks(view.children);
  const before = view.querySelector(".here");
  replaceBlocks(from, isWhole ? view.children.length : removed, html);
  lines = now;
  linesOfBlocks = new LinesOfBlocks(lines);
  showMarks();
  const here = showCursor();
  const kept = seen.find(({ block }) => block.isConnected) ?? seen[0];
  // When all that can be seen is new, it is most often the same with other citations.
  const anchor = kept?.block.isConnected === true ? kept.block : view.children[kept?.index ?? -1];
  if (anchor && kept) scrollBy(0, edgesOf(anchor).top - kept.top);
  // What the author edits stays to be seen, whatever has come above it, and is seen if it is new.
  if (!before || seen.some(({ block }) => block.contains(before))) here?.scrollIntoView({ block: "nearest" });
  scrolledTo = scrollY;
}

/** The HTML that blocks were made of. */
const sources = new WeakMap<Element, string>();

/** Replaces blocks by others. Those whose HTML is the same stay, where they are if possible. */
function replaceBlocks(from: number, count: number, html: readonly string[]): void {
  const old = Array.from(view.children).slice(from, from + count);
  const known = Map.groupBy(old.reverse(), (block) => sources.get(block));
  const now = html.map((each) => known.get(each)?.pop() ?? blockFrom(each));
  for (const block of [...known.values()].flat()) block.remove();
  let next = view.children[from] ?? null;
  for (const block of now)
    if (block === next) next = block.nextElementSibling;
    else view.insertBefore(block, next);
}

function blockFrom(html: string): Element {
  const block = document.createElement("div");
  block.className = "block";
  block.innerHTML = html;
  sources.set(block, html);
  return block;
}

/** The first place that can be seen: a block, or a part of one whose beginning is above the window. */
function topPlace(): Element | undefined {
  const block = view.children[firstIndexWhere(view.children, isBelowTop)];
  if (!block || edgesOf(block).top >= 0) return block;
  return partsOf(block).find(isBelowTop) ?? block;
}

/** The row of a table or the item of a list that shows a line, or else the block. */
function placeOf(line: number): HTMLElement | undefined {
  const at = linesOfBlocks.blockAt(line) ?? -1;
  const block = view.children[at] as HTMLElement | undefined;
  if (!block) return undefined;
  const parts = partsOf(block);
  const part = partAt(line - (lines[at]?.[0] ?? 0), parts.map(startOf));
  return part === undefined ? block : parts[part];
}

/** The parts of a block that show lines of their own. */
function partsOf(block: Element): HTMLElement[] {
  return Array.from(block.querySelectorAll<HTMLElement>("[data-line]"));
}

/** Where a part begins, in lines from that of its block. */
function startOf(part: HTMLElement): number {
  return Number(part.dataset.line);
}

function scrollToLine(line: number, isToCursor: boolean): void {
  if (isMovedByHand()) return;
  const place = placeOf(line);
  if (!place) return;
  // Above the first block with lines may be what has none, such as the handling marking.
  if (place === view.children[lines.findIndex((each) => each !== null)]) scrollTo(0, 0);
  else place.scrollIntoView({ block: "start" });
  // A text that scrolls to its cursor: what the author edits is to be seen, wherever it is in the document.
  if (isToCursor && cursor !== undefined) placeOf(cursor)?.scrollIntoView({ block: "nearest" });
  scrolledTo = scrollY;
}

/** Follows the cursor of the text, also when it moves by keys: scrolls to its place if that is not visible. */
function followCursor(line: number): void {
  cursor = line;
  const place = showCursor();
  if (!place || isMovedByHand()) return;
  const { top, bottom } = place.getBoundingClientRect();
  if (bottom > 0 && top < innerHeight) return;
  place.scrollIntoView({ block: "center" });
  scrolledTo = scrollY;
}

/** Marks the place in which the cursor is. */
function showCursor(): HTMLElement | undefined {
  for (const old of view.querySelectorAll(".here")) old.classList.remove("here");
  const place = cursor === undefined ? undefined : placeOf(cursor);
  place?.classList.add("here");
  return place;
}

for (const event of ["wheel", "touchmove"])
  addEventListener(
    event,
    () => {
      movedByHand = performance.now();
    },
    { passive: true },
  );

/** How long a page may scroll after its user has moved it, and the text with it, in milliseconds. */
const SCROLLING = 1000;

function isMovedByHand(): boolean {
  return performance.now() - movedByHand < SCROLLING;
}

// Only its user scrolls the text with the page. A page whose blocks change can scroll too, and would move the text under its author.
addEventListener("scroll", () => {
  if ((!document.hasFocus() && !isMovedByHand()) || Math.abs(scrollY - scrolledTo) < 1) return;
  scrolledTo = scrollY;
  movedByHand = performance.now();
  const top = topPlace();
  const line = top && lineOf(top);
  if (line !== undefined) host.postMessage({ type: "scrolled", line });
});

/** The line of a place; in a block without a line, that of the next one that has one. */
function lineOf(place: Element): number | undefined {
  const part = place.closest<HTMLElement>("[data-line]");
  for (let each = place.closest(".block"); each; each = each.nextElementSibling) {
    const shown = lines[Array.prototype.indexOf.call(view.children, each)];
    if (shown) return shown[0] + (part ? startOf(part) : 0);
  }
  return undefined;
}

function openText(target: EventTarget | null): void {
  const line = target instanceof Element ? lineOf(target) : undefined;
  if (line !== undefined) host.postMessage({ type: "open", line });
}

addEventListener("dblclick", ({ target }) => {
  openText(target);
});

// VS Code scrolls to the target of a link. It also gets the focus, so that the keyboard goes on from there.
addEventListener("click", (event) => {
  const link = event.target instanceof Element ? event.target.closest('a[href^="#"]') : null;
  const fragment = link?.getAttribute("href")?.slice(1) ?? "";
  const id = decoded(fragment);
  if (id === "") return;
  const target = document.getElementById(fragment) ?? document.getElementById(id);
  if (target) {
    if (target.tabIndex < 0) target.tabIndex = -1;
    target.focus({ preventScroll: true });
    return;
  }
  // A view may lead to a part that only the document has.
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
  openText(event.target.closest(".block") ? event.target : (topPlace() ?? null));
});

/** The signs of marks: not only the colour tells them apart. */
const SIGNS: Readonly<Record<string, string>> = { error: "×", warning: "!", information: "i" };

/** Marks the places that have problems, with a button that says them and leads to the first of the most severe ones. */
function showMarks(): void {
  const byPlace = new Map<HTMLElement, PageMark[]>();
  for (const mark of marks) {
    const place = placeOf(mark.line);
    if (place) byPlace.set(place, [...(byPlace.get(place) ?? []), mark]);
  }
  for (const old of view.querySelectorAll<HTMLElement>(".problem-mark")) {
    const place = old.parentElement?.closest<HTMLElement>("[data-line], .block");
    const problems = place ? byPlace.get(place) : undefined;
    // What is the same stays, with the focus that it may have.
    if (place && problems && old.dataset.problems === JSON.stringify(problems)) byPlace.delete(place);
    else old.remove();
  }
  for (const [place, problems] of byPlace)
    (place instanceof HTMLTableRowElement ? place.cells[0] : place)?.prepend(markButton(problems));
}

function markButton(problems: readonly PageMark[]): HTMLButtonElement {
  const order = Object.keys(SIGNS);
  const [worst] = problems.toSorted((a, b) => order.indexOf(a.severity) - order.indexOf(b.severity));
  const { line = 0, severity = "information" } = worst ?? {};
  const messages = problems.map(({ message }) => message).join("\n");
  const button = document.createElement("button");
  button.lang = failure.lang;
  button.className = `problem-mark ${severity}`;
  button.textContent = SIGNS[severity] ?? "!";
  button.title = messages;
  button.dataset.problems = JSON.stringify(problems);
  button.setAttribute("aria-label", `${document.body.dataset.problem ?? ""}: ${messages}`);
  button.addEventListener("click", () => {
    host.postMessage({ type: "open", line });
  });
  return button;
}

host.postMessage({ type: "ready" });
