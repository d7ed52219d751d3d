/** Brings an existing assessment up to date with a register: adds what is new, and changes what the register says otherwise. */
import { addAll, addToIndex } from "../../syntax/memo.ts";
import { maxOf } from "../../syntax/minMax.ts";
import { t } from "@vscode/l10n";
import { documentsOf } from "../../syntax/document.ts";
import type { Source } from "../../syntax/source.ts";
import type { Steps } from "../../syntax/steps.ts";
import { finish } from "../../syntax/steps.ts";
import type { NewPair } from "../../syntax/write/collection.ts";
import type { PieceEdit } from "../../syntax/write/edit.ts";
import { textEditOf } from "../../syntax/write/edit.ts";
import { applySafely } from "../../syntax/write/safety.ts";
import { addEntry } from "../../syntax/write/section.ts";
import type { Assessment } from "../../workspace/assessment.ts";
import { assessmentsOf } from "../../workspace/assessments.ts";
import type { ItemEdits, ValueChange, WantedChange } from "./itemChanges.ts";
import { canBeMade, changeFor } from "./itemChanges.ts";
import { keptSheetEdits } from "./keptSheetEdits.ts";
import { isNextVersion, keptSheets } from "./keptSheets.ts";
import type { KnownItem } from "../items/known.ts";
import { IMPORTED_SECTIONS, IMPORT_KEY, knownItems } from "../items/known.ts";
import { rankingUpdate } from "./rankingOrder.ts";
import type { Register, RegisterItem } from "../items/register.ts";
import type { StayingValue } from "./staying.ts";
import type { MovedValues } from "./movedValues.ts";
import { movedValues } from "./movedValues.ts";
import { formerKeys, keptValues, staleRisks } from "./staying.ts";
import { titleChange } from "./titleChange.ts";

/** An assessment after an import. */
export interface Updated {
  readonly source: Source;
  /** The ids of new items. */
  readonly added: readonly string[];
  readonly changed: readonly ValueChange[];
  /** The changes that could not be made safely. */
  readonly left: readonly ValueChange[];
  /** What stays although the register does not say it. */
  readonly kept: readonly StayingValue[];
  /** The levels of risk that may no longer fit their likelihood and impact. */
  readonly stale: readonly StayingValue[];
  /** The own keys that no column of the register has any more, with the items that have them. */
  readonly formerKeys: ReadonlyMap<string, readonly string[]>;
  /** The sheets under `x-import` that are new, and those that the register no longer has. */
  readonly newSheets: readonly string[];
  readonly formerSheets: readonly string[];
}

/** Updates an assessment. Keeps what the register does not say: order, comments, texts. @param scales The scales to name, by kind. */
export function* updateFileInSteps(
  assessment: Assessment,
  register: Register,
  scales: readonly (readonly [of: string, name: string])[] = [],
): Steps<Updated> {
  const update = new Update(assessment, movedValues(register, assessment));
  for (const section of IMPORTED_SECTIONS) yield* update.section(section, register);
  update.scales(scales);
  update.title(register);
  update.leftovers(register, isNextVersion(register, assessment));
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
  readonly kept: StayingValue[] = [];
  readonly stale: StayingValue[] = [];
  readonly formerKeys = new Map<string, readonly string[]>();
  readonly newSheets: string[] = [];
  readonly formerSheets: string[] = [];
  /** How often changes may still be tried in parts. */
  #attempts = MAX_ATTEMPTS;

  readonly #moved: MovedValues;

  constructor(assessment: Assessment, moved: MovedValues) {
    this.#assessment = assessment;
    this.#moved = moved;
    this.#index = documentsOf(assessment.source).indexOf(assessment.document);
  }

  get source(): Source {
    return this.#assessment.source;
  }

  *section(section: string, register: Register): Steps<void> {
    const items = register.items.filter((item) => item.section === section);
    const known = knownItems(section, this.#assessment);
    const before = items.flatMap((item) => {
      const own = known.get(item.id);
      if (!own) return [];
      return [section === "rankings" ? { ...item, content: rankingUpdate(item.content, own) } : item];
    });
    const fresh = items.filter(({ id }) => !known.has(id));
    this.#note(section, known, { register, before });
    yield;
    yield* this.#change(section, before);
    if (section === "threats") this.#noteRisks(before, known);
    const isAdded = yield* this.#add(
      section,
      fresh.map(({ id, content }) => ({ key: id, value: Object.fromEntries(content), levels: 1 })),
    );
    addAll(this.added, isAdded);
  }

  /** Notes what stays, as it was before any change. */
  #note(section: string, known: ReadonlyMap<string, KnownItem>, { register, before }: Noted): void {
    const stays = (id: string, key: string): boolean =>
      !this.#moved(section, id).some((path) => path.join(".") === key);
    for (const item of before) {
      const own = known.get(item.id);
      if (own)
        addAll(
          this.kept,
          keptValues(item, own).filter(({ id, key }) => stays(id, key)),
        );
    }
    for (const [key, all] of formerKeys(register, section, [...known.values()])) {
      const ids = all.filter((id) => stays(id, key));
      if (ids.length > 0) this.formerKeys.set(key, [...(this.formerKeys.get(key) ?? []), ...ids]);
    }
  }

  #noteRisks(items: readonly RegisterItem[], known: ReadonlyMap<string, KnownItem>): void {
    const after = knownItems("threats", this.#assessment);
    const changes = new Map<string, ValueChange[]>();
    for (const change of this.changed) addToIndex(changes, change.id, change);
    for (const item of items) {
      const [before, now] = [known.get(item.id), after.get(item.id)];
      const own = changes.get(item.id);
      if (before && now && own) addAll(this.stale, staleRisks(item, { before, now, changes: own }));
    }
  }

  /** Names scales for kinds of levels that the assessment has not had. */
  scales(all: readonly (readonly [of: string, name: string])[]): void {
    const named = knownItems("scales", this.#assessment);
    for (const [of, value] of all.filter(([kind]) => !named.has(kind))) {
      const edit = addEntry(this.#assessment.document, "scales", { key: of, value });
      const change = { id: "scales", path: [of], key: of, before: undefined, now: value };
      (this.#apply([edit]) ? this.changed : this.left).push(change);
    }
  }

  /** Writes the title of the register, if the assessment has that of an earlier register; a title of the author stays. */
  title(register: Register): void {
    const found = titleChange(this.#assessment, register);
    if (!found) return;
    const { change, edit } = found;
    if (edit === undefined) this.kept.push({ id: change.id, key: change.key, value: change.before ?? "" });
    else (this.#apply([edit]) ? this.changed : this.left).push(change);
  }

  /** Keeps what belongs to no item, by the name of its sheet. */
  leftovers(register: Register, isNext: boolean): void {
    const known = knownItems(IMPORT_KEY, this.#assessment);
    const kept = keptSheets(register, known, isNext);
    const { sheets, leftOut } = register;
    const there = new Set([...sheets.map(({ sheet }) => sheet.name), ...leftOut]);
    const now = new Set([...there, ...kept.flatMap(({ entry }) => entry?.id ?? [])]);
    const former = [...known.keys()].filter((name) => !now.has(name));
    addAll(this.formerSheets, former);
    for (const sheet of kept.filter(({ entry }) => entry)) {
      const change = { id: IMPORT_KEY, path: [], key: sheet.name, before: sheet.gone, now: sheet.added };
      (this.#apply(keptSheetEdits(this.#assessment, sheet)) ? this.changed : this.left).push(change);
    }
    const fresh = kept.filter(({ entry }) => !entry);
    const entries = fresh.map(({ name, whole }) => ({ key: name, value: whole, layout: "rows" as const }));
    addAll(this.newSheets, finish(this.#add(IMPORT_KEY, entries)));
  }

  /** @returns The keys of the entries that have been added. */
  *#add(section: string, entries: readonly NewPair[]): Steps<string[]> {
    const added: string[] = [];
    // The first entry may make the section; the others are then added to it.
    for (let start = 0; start < entries.length; start += start === 0 ? 1 : BATCH) {
      const batch = entries.slice(start, start === 0 ? 1 : start + BATCH);
      yield;
      const edits = batch.map((entry) => addEntry(this.#assessment.document, section, entry));
      const ok = this.#apply(edits);
      for (const { key } of batch)
        if (ok) added.push(key);
        else this.left.push({ id: key, path: [], key: section, before: undefined, now: t("new") });
    }
    return added;
  }

  /**
   * Changes what the register says otherwise. All items change together, because each change reads the file again: first the keys that
   * they do not have, and then one key of each item after the other, so that no two edits are at the same place.
   */
  *#change(section: string, items: readonly RegisterItem[]): Steps<void> {
    const order = new Map(items.map(({ id }, index) => [id, index]));
    const entries = items.map(({ id, content, isRenamed }) => ({ id, isRenamed, pairs: [...content] }));
    const [changed, left]: [ValueChange[], ValueChange[]] = [[], []];
    yield* this.#round({ section, changed, left }, entries);
    const most = maxOf(entries.map(({ pairs }) => pairs.length));
    for (let at = 0; at < most; at++)
      yield* this.#round(
        { section, changed, left },
        entries.flatMap(({ pairs, ...each }) => {
          const pair = pairs[at];
          return pair ? [{ ...each, pairs: [pair], isPresent: true }] : [];
        }),
      );
    // One removal of each item after the other: a map must not become empty.
    const moved = items.map(({ id }) => ({ id, paths: this.#moved(section, id) }));
    const mostMoved = maxOf([0, ...moved.map(({ paths }) => paths.length)]);
    for (let at = 0; at < mostMoved; at++)
      yield* this.#round(
        { section, changed, left },
        moved.map(({ id, paths }) => ({ id, pairs: [], removed: paths.slice(at, at + 1) })),
      );
    const sorted = (changes: ValueChange[]): ValueChange[] =>
      changes.sort((a, b) => (order.get(a.id) ?? 0) - (order.get(b.id) ?? 0));
    addAll(this.changed, sorted(changed));
    addAll(this.left, sorted(left));
  }

  /** Makes one change of each item; those that harm the file are found by halves and left. */
  *#round(round: Round, wanted: readonly WantedChange[]): Steps<void> {
    const needed = yield* this.#neededOf(round.section, wanted);
    const possible = needed.filter(({ isPossible }) => isPossible);
    addAll(
      round.left,
      needed.filter(({ isPossible }) => !isPossible).flatMap(({ changes }) => changes),
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
        yield* this.#round(
          round,
          part.map(({ each }) => each),
        );
    }
  }

  /** The changes that the items do not say yet. */
  *#neededOf(section: string, wanted: readonly WantedChange[]): Steps<NeededChange[]> {
    const known = knownItems(section, this.#assessment);
    const needed: NeededChange[] = [];
    for (const [index, each] of wanted.entries()) {
      if (index % STEP === 0) yield;
      const item = known.get(each.id);
      const made = item && changeFor(item, each);
      if (!made || made.changes.length === 0) continue;
      needed.push({ each, ...made, isPossible: canBeMade(section, item, made) });
    }
    return needed;
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

/** What is noted before any change. */
interface Noted {
  readonly register: Register;
  readonly before: readonly RegisterItem[];
}

/** A change that an item needs, and whether it can be made. */
interface NeededChange extends ItemEdits {
  readonly each: WantedChange;
  readonly isPossible: boolean;
}

/** How many items are compared in one step. */
const STEP = 100;

/** Where the changes of a section go that are made, and those that are not. */
type Round = Pick<Update, "changed" | "left"> & { readonly section: string };
