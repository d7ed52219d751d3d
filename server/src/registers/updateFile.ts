/** Brings an existing assessment up to date with a register: adds what is new, and changes what the register says otherwise. */
import { addAll } from "../syntax/memo.ts";
import { t } from "@vscode/l10n";
import { valueOf } from "../format/validate.ts";
import { documentsOf } from "../syntax/document.ts";
import type { Node, Pair } from "../syntax/node.ts";
import { pairAt, textOf } from "../syntax/node.ts";
import type { Source } from "../syntax/source.ts";
import type { NewPair } from "../syntax/write/collection.ts";
import { addItems, addPairs, replacePair, replaceScalar } from "../syntax/write/collection.ts";
import type { PieceEdit } from "../syntax/write/edit.ts";
import { textEditOf } from "../syntax/write/edit.ts";
import { applySafely } from "../syntax/write/safety.ts";
import { addEntry } from "../syntax/write/section.ts";
import type { Assessment } from "../workspace/assessment.ts";
import { assessmentsOf } from "../workspace/assessments.ts";
import { IMPORTED_SECTIONS, IMPORT_KEY, REGISTER_KEY, knownItems } from "./known.ts";
import type { KnownItem } from "./known.ts";
import type { Register, RegisterItem } from "./register.ts";
import type { ItemValue } from "./rows.ts";

/** A value that the register says otherwise than the assessment. */
export interface ValueChange {
  readonly id: string;
  readonly key: string;
  readonly before: string;
  readonly now: string;
}

/** An assessment after an import. */
export interface Updated {
  readonly source: Source;
  /** The ids of new items. */
  readonly added: readonly string[];
  readonly changed: readonly ValueChange[];
  /** The changes that could not be made safely. */
  readonly left: readonly ValueChange[];
}

/** Updates an assessment. Keeps whatever the register does not say: its order, its comments and its other texts. */
export function updateFile(assessment: Assessment, register: Register): Updated {
  const update = new Update(assessment);
  for (const section of [...IMPORTED_SECTIONS]) {
    const items = register.items.filter((item) => item.section === section);
    update.section(section, items);
  }
  update.leftovers(register.leftovers);
  return update;
}

/** How many new items are added at once: each time the file is read again. */
const BATCH = 500;

/** An update under way. */
class Update implements Updated {
  #assessment: Assessment;
  readonly #index: number;
  readonly added: string[] = [];
  readonly changed: ValueChange[] = [];
  readonly left: ValueChange[] = [];

  constructor(assessment: Assessment) {
    this.#assessment = assessment;
    this.#index = documentsOf(assessment.source).indexOf(assessment.document);
  }

  get source(): Source {
    return this.#assessment.source;
  }

  section(section: string, items: readonly RegisterItem[]): void {
    const known = new Map(knownItems(section, this.#assessment).map((item) => [item.id, item]));
    const fresh: RegisterItem[] = [];
    for (const item of items) {
      const before = known.get(item.id);
      if (before) this.#change(item, section);
      else fresh.push(item);
    }
    this.#add(
      section,
      fresh.map(({ id, content }) => ({ key: id, value: Object.fromEntries(content), levels: 1 })),
    );
  }

  /** Keeps what belongs to no item, by the name of its sheet. */
  leftovers(all: ReadonlyMap<string, ItemValue>): void {
    const known = new Map(knownItems(IMPORT_KEY, this.#assessment).map((item) => [item.id, item]));
    const fresh = [...all].filter(([name]) => !known.has(name));
    for (const [name, value] of all) {
      const item = known.get(name)?.item;
      if (!item?.key || same(item.value, value)) continue;
      const pair: Pair = { key: item.key, value: item.value };
      const edit = replacePair(pair, { key: name, value }, item.piece);
      this.#try([edit], [{ id: IMPORT_KEY, key: name, before: "", now: "" }]);
    }
    this.#add(
      IMPORT_KEY,
      fresh.map(([key, value]) => ({ key, value })),
    );
  }

  #add(section: string, entries: readonly NewPair[]): void {
    // The first entry may make the section; the others are then added to it.
    for (let start = 0; start < entries.length; start += start === 0 ? 1 : BATCH) {
      const batch = entries.slice(start, start === 0 ? 1 : start + BATCH);
      const edits = batch.map((entry) => addEntry(this.#assessment.document, section, entry));
      const ok = this.#apply(edits);
      for (const { key } of batch)
        if (ok) this.added.push(key);
        else this.left.push({ id: key, key: section, before: "", now: t("new") });
    }
  }

  /** Changes the keys of an item that the register says otherwise. */
  #change({ id, content }: RegisterItem, section: string): void {
    for (const [key, value] of content) {
      if (key === REGISTER_KEY && knownItem(id, section, this.#assessment)?.register !== undefined) continue;
      const item = knownItem(id, section, this.#assessment)?.item;
      if (!item) return;
      const pair = pairAt(item.value, key);
      const change = { id, key, before: shown(pair?.value), now: shownValue(value) };
      if (pair?.value && covers(pair.value, value)) continue;
      const edits = pair ? changeOf(pair, { key, value }, item) : [newPair(item, key, value)];
      this.#try(edits, [change]);
    }
  }

  #try(edits: readonly (PieceEdit | undefined)[], changes: readonly ValueChange[]): void {
    addAll(this.#apply(edits) ? this.changed : this.left, changes);
  }

  #apply(edits: readonly (PieceEdit | undefined)[]): boolean {
    const own = edits.filter((edit) => edit !== undefined);
    if (own.length < edits.length || own.length === 0) return false;
    const { source, library } = this.#assessment;
    const after = applySafely(
      source,
      own.map((edit) => textEditOf(source, edit)),
    );
    const assessment = after && assessmentsOf(after, library)[this.#index];
    if (!assessment) return false;
    this.#assessment = assessment;
    return true;
  }
}

function knownItem(id: string, section: string, assessment: Assessment): KnownItem | undefined {
  return knownItems(section, assessment).find((item) => item.id === id);
}

type ItemOf = KnownItem["item"];

function newPair({ value, piece }: ItemOf, key: string, content: ItemValue): PieceEdit | undefined {
  return value?.kind === "map" ? addPairs(value, [{ key, value: content }], piece) : undefined;
}

/** The edits that make a value what the register says; details that only the assessment has stay. */
function changeOf(
  pair: Pair,
  { key, value }: { readonly key: string; readonly value: ItemValue },
  item: ItemOf,
): (PieceEdit | undefined)[] {
  const { piece } = item;
  const node = pair.value;
  if (pair.merged) return [undefined];
  if (!node) return [replacePair(pair, { key, value }, piece)];
  if (node.kind === "map") return mapChange(node, value, item);
  if (node.kind === "list") {
    const wanted = Array.isArray(value) ? (value as ItemValue[]) : [value];
    const missing = wanted.filter((each) => !node.items.some((own) => covers(own, each)));
    return missing.some(isMap) && node.flow ? [undefined] : [addItems(node, missing, piece)];
  }
  if (isScalar(value)) return [replaceScalar(node, value, piece) ?? replacePair(pair, { key, value }, piece)];
  return [replacePair(pair, { key, value }, piece)];
}

/** A term in a map with its details: only the term changes. */
function mapChange(node: Node, value: ItemValue, item: ItemOf): (PieceEdit | undefined)[] {
  const main = MAIN_KEYS.map((key) => pairAt(node, key)).find((pair) => pair !== undefined);
  if (isScalar(value))
    return main ? changeOf(main, { key: textOf(main.key) ?? "", value }, item) : [undefined];
  if (!isMap(value)) return [undefined];
  return Object.entries(value).flatMap(([key, each]) => {
    const pair = pairAt(node, key);
    if (pair?.value && covers(pair.value, each)) return [];
    if (pair) return changeOf(pair, { key, value: each }, item);
    return [node.kind === "map" ? addPairs(node, [{ key, value: each }], item.piece) : undefined];
  });
}

/** The keys that a value alone stands for, in a map with details. */
const MAIN_KEYS = ["term", "level", "text", "marking", "amount"];

/** Whether a node already says everything that a value does. */
function covers(node: Node, value: ItemValue): boolean {
  if (same(node, value)) return true;
  if (node.kind === "list") {
    const wanted = Array.isArray(value) ? (value as ItemValue[]) : [value];
    return wanted.every((each) => node.items.some((own) => covers(own, each)));
  }
  if (node.kind !== "map")
    return Array.isArray(value) && value.length === 1 && covers(node, value[0] as ItemValue);
  if (isScalar(value))
    return MAIN_KEYS.some((key) => {
      const main = pairAt(node, key)?.value;
      return main !== undefined && covers(main, value);
    });
  return (
    isMap(value) &&
    Object.entries(value).every(([key, each]) => {
      const own = pairAt(node, key)?.value;
      return own !== undefined && covers(own, each);
    })
  );
}

/** Whether a node is a value, without regard to how a text is wrapped. */
function same(node: Node | undefined, value: ItemValue): boolean {
  if (node?.kind === "scalar" && isScalar(value)) return (textOf(node) ?? "").trim() === String(value).trim();
  return JSON.stringify(valueOf(node)) === JSON.stringify(value);
}

function isScalar(value: ItemValue): value is string | number | boolean {
  return typeof value !== "object";
}

function isMap(value: ItemValue): value is Readonly<Record<string, ItemValue>> {
  return typeof value === "object" && !Array.isArray(value);
}

function shown(node: Node | undefined): string {
  return node ? (textOf(node) ?? shownValue(valueOf(node) as ItemValue)) : "";
}

function shownValue(value: ItemValue): string {
  return typeof value === "string" ? value : JSON.stringify(value);
}
