/** Brings an existing assessment up to date with a register: adds what is new, and changes what the register says otherwise. */
import { addAll } from "../syntax/memo.ts";
import { maxOf } from "../syntax/minMax.ts";
import { t } from "@vscode/l10n";
import { documentsOf } from "../syntax/document.ts";
import type { Pair } from "../syntax/node.ts";
import type { Source } from "../syntax/source.ts";
import type { NewPair } from "../syntax/write/collection.ts";
import { replacePair } from "../syntax/write/collection.ts";
import type { PieceEdit } from "../syntax/write/edit.ts";
import { textEditOf } from "../syntax/write/edit.ts";
import { applySafely } from "../syntax/write/safety.ts";
import { addEntry } from "../syntax/write/section.ts";
import type { Assessment } from "../workspace/assessment.ts";
import { assessmentsOf } from "../workspace/assessments.ts";
import type { ItemEdits, ValueChange, WantedChange } from "./itemChanges.ts";
import { changeFor, isSameValue } from "./itemChanges.ts";
import { IMPORTED_SECTIONS, IMPORT_KEY, knownItems } from "./known.ts";
import { rankingUpdate } from "./rankingOrder.ts";
import type { Register, RegisterItem } from "./register.ts";
import type { ItemValue } from "./rows.ts";

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

/** How often changes that harm the file are looked for in parts; after that, all that is in the same part is left. */
const MAX_ATTEMPTS = 300;

/** An update under way. */
class Update implements Updated {
  #assessment: Assessment;
  readonly #index: number;
  readonly added: string[] = [];
  readonly changed: ValueChange[] = [];
  readonly left: ValueChange[] = [];
  /** How often changes may still be tried in parts. */
  #attempts = MAX_ATTEMPTS;

  constructor(assessment: Assessment) {
    this.#assessment = assessment;
    this.#index = documentsOf(assessment.source).indexOf(assessment.document);
  }

  get source(): Source {
    return this.#assessment.source;
  }

  section(section: string, items: readonly RegisterItem[]): void {
    const known = knownItems(section, this.#assessment);
    const before = items.flatMap((item) => {
      const own = known.get(item.id);
      if (!own) return [];
      return [section === "rankings" ? { ...item, content: rankingUpdate(item.content, own) } : item];
    });
    const fresh = items.filter(({ id }) => !known.has(id));
    this.#change(section, before);
    this.#add(
      section,
      fresh.map(({ id, content }) => ({ key: id, value: Object.fromEntries(content), levels: 1 })),
    );
  }

  /** Keeps what belongs to no item, by the name of its sheet. */
  leftovers(all: ReadonlyMap<string, ItemValue>): void {
    const known = knownItems(IMPORT_KEY, this.#assessment);
    const fresh = [...all].filter(([name]) => !known.has(name));
    for (const [name, value] of all) {
      const item = knownItems(IMPORT_KEY, this.#assessment).get(name)?.item;
      if (!item?.key || isSameValue(item.value, value)) continue;
      const pair: Pair = { key: item.key, value: item.value };
      const edit = replacePair(pair, { key: name, value }, item.piece);
      const change = { id: IMPORT_KEY, key: name, before: "", now: "" };
      (this.#apply([edit]) ? this.changed : this.left).push(change);
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

  /**
   * Changes what the register says otherwise. All items change together, because each change reads the file again: first the keys that
   * they do not have, and then one key of each item after the other, so that no two edits are at the same place.
   */
  #change(section: string, items: readonly RegisterItem[]): void {
    const order = new Map(items.map(({ id }, index) => [id, index]));
    const entries = items.map(({ id, content }) => ({ id, pairs: [...content] }));
    const [changed, left]: [ValueChange[], ValueChange[]] = [[], []];
    this.#round({ section, changed, left }, entries);
    const most = maxOf(entries.map(({ pairs }) => pairs.length));
    for (let at = 0; at < most; at++)
      this.#round(
        { section, changed, left },
        entries.flatMap(({ id, pairs }) => {
          const pair = pairs[at];
          return pair ? [{ id, pairs: [pair], isPresent: true }] : [];
        }),
      );
    const sorted = (changes: ValueChange[]): ValueChange[] =>
      changes.sort((a, b) => (order.get(a.id) ?? 0) - (order.get(b.id) ?? 0));
    addAll(this.changed, sorted(changed));
    addAll(this.left, sorted(left));
  }

  /** Makes one change of each item; those that harm the file are found by halves and left. */
  #round(round: Round, wanted: readonly WantedChange[]): void {
    const known = knownItems(round.section, this.#assessment);
    const needed = wanted.flatMap((each) => {
      const item = known.get(each.id);
      const made = item && changeFor(item, each);
      return made && made.changes.length > 0 ? [{ each, ...made }] : [];
    });
    const possible = needed.filter(canBeWritten);
    addAll(
      round.left,
      needed.filter((each) => !canBeWritten(each)).flatMap(({ changes }) => changes),
    );
    if (possible.length === 0) return;
    const changes = possible.flatMap((each) => each.changes);
    if (this.#apply(possible.flatMap(({ edits }) => edits))) {
      addAll(round.changed, changes);
    } else if (possible.length === 1 || --this.#attempts < 0) {
      addAll(round.left, changes);
    } else {
      const half = Math.ceil(possible.length / 2);
      for (const part of [possible.slice(0, half), possible.slice(half)])
        this.#round(
          round,
          part.map(({ each }) => each),
        );
    }
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

function canBeWritten({ edits }: ItemEdits): boolean {
  return edits.every((edit) => edit !== undefined);
}

/** Where the changes of a section go that are made, and those that are not. */
interface Round {
  readonly section: string;
  readonly changed: ValueChange[];
  readonly left: ValueChange[];
}
