/** Gives the rows of a register their ids: those that an earlier import has given them, or new ones. */
import { textsOf } from "../../model/basics/locatedText.ts";
import { idOf } from "../../model/basics/id.ts";
import { addToIndex } from "../../syntax/memo.ts";
import { valueAt } from "../../syntax/node.ts";
import type { KnownItem } from "./known.ts";
import { mayBeReworded } from "../cells/rewording.ts";
import { folded } from "../cells/folded.ts";
import { isRowNumber } from "../cells/idForms.ts";

/** What identifies a row. */
interface RowIdentity {
  readonly section: string;
  /** The id that the register gives the row, or else its title. */
  readonly register: string;
  readonly title: string | undefined;
  /** The words that a new id is made of; by default what identifies the row. */
  readonly words?: string;
}

/** The id of a row. */
interface RowId {
  readonly id: string;
  /** Whether the register has given a known item another id: it is found by its title. */
  readonly isRenamed: boolean;
}

/** A line of a plan: its id, and its row in the register. */
interface PlanLine extends RowId {
  readonly register: string;
}

/** What the rows of a register are called, as often as it occurs. */
interface RowNames {
  readonly ids: readonly string[];
  /** Their titles, by the section of their items. */
  readonly titles: ReadonlyMap<string, readonly string[]>;
}

/** The longest id that is made of a title, in characters. */
const MAX_LENGTH = 50;

/** Hands out ids, each once. */
export class IdBook {
  readonly #known: ReadonlyMap<string, SectionIndex>;
  readonly #isTaken: (id: string) => boolean;
  /** How often each id of a row occurs. */
  readonly #rowIds: ReadonlyMap<string, number>;
  /** How often each title occurs, by section. */
  readonly #titles: ReadonlyMap<string, ReadonlyMap<string, number>>;
  readonly #given = new Set<string>();
  readonly #claimed = new Set<KnownItem>();

  /**
   * @param known The items of each section of the existing assessment.
   * @param isTaken Whether something in the assessment or its taxonomy has an id.
   * @param rows The ids and the titles of the rows of the register.
   */
  constructor(
    known: ReadonlyMap<string, readonly KnownItem[]>,
    isTaken: (id: string) => boolean,
    rows: RowNames,
  ) {
    this.#known = new Map([...known].map(([section, items]) => [section, indexOf(items)]));
    this.#isTaken = isTaken;
    this.#rowIds = counted(rows.ids);
    this.#titles = new Map(
      Array.from(rows.titles, ([section, titles]) => [section, counted(titles.map(folded))]),
    );
  }

  /** Returns the id of a row. The same row of a later register gets the same one. */
  idFor(row: RowIdentity): RowId {
    const same = this.#sameRow(row);
    const renamed = same ? undefined : this.#renamedFor(row);
    const found = same ?? renamed ?? this.#knownFor(row);
    if (!found) return { id: this.newId(row.words ?? row.register), isRenamed: false };
    this.#claimed.add(found);
    return { id: found.id, isRenamed: renamed !== undefined };
  }

  /** Claims the item with an id. */
  claim(section: string, id: string): string | undefined {
    const item = this.#known.get(section)?.byId.get(id)?.[0];
    if (item) this.#claimed.add(item);
    return item?.id;
  }

  /** Claims the items that a name of the register is about, so that they are not gone. */
  keep(section: string, name: string): void {
    for (const item of this.#known.get(section)?.all ?? [])
      if (item.register === name || item.title === name) this.#claimed.add(item);
  }

  /**
   * Returns the ids of the lines of the plan of a threat. A line keeps the id of the line that said the same, and the others take those
   * that are left, in order, if they have a word in common.
   */
  planLines({ id, register }: Pick<PlanLine, "id" | "register">, lines: readonly string[]): PlanLine[] {
    const known = this.#planOf(id, register);
    const same = lines.map((line) => known.find((item) => isTitled(item, line) && this.#claimOnce(item)));
    const left = known.filter((item) => !same.includes(item) && !this.#claimed.has(item));
    const numbers = new Set(known.map((item) => planNumber(item)));
    let number = 0;
    return lines.map((words, index) => {
      const item = same[index] ?? takeFirst(left, ({ title }) => mayBeReworded(title, words));
      if (!item) {
        do number++;
        while (numbers.has(number));
        return { id: this.newId(words), register: planRow(register, number), isRenamed: false };
      }
      this.#claimed.add(item);
      const row = planRow(register, planNumber(item));
      return { id: item.id, register: row, isRenamed: item.register !== row };
    });
  }

  #claimOnce(item: KnownItem): boolean {
    if (this.#claimed.has(item)) return false;
    this.#claimed.add(item);
    return true;
  }

  /** The lines of the plan that a threat has had, in order. Another threat may have had the same row in an earlier register. */
  #planOf(id: string, register: string): readonly KnownItem[] {
    const threats = this.#known.get("threats");
    const item = threats?.byId.get(id)?.[0];
    if (!item && threats?.byRegister.has(register)) return [];
    const all = this.#known.get("recommendations")?.byPlan.get(item?.register ?? register) ?? [];
    const own = all.filter((each) => textsOf(valueAt(each.item.value, "addresses")).includes(id));
    return (own.length > 0 ? own : all).toSorted((a, b) => planNumber(a) - planNumber(b));
  }

  /** Returns an id that nothing has yet. */
  newId(words: string): string {
    const id = shortened(idOf(words.replace(/[ºª°]/g, ""))) || "item";
    let free = id;
    for (let number = 2; this.#given.has(free) || this.#isTaken(free); number++)
      free = `${id}-${String(number)}`;
    this.#given.add(free);
    return free;
  }

  /** Returns the items of a section that came from a register and that no row has claimed. */
  gone(section: string): KnownItem[] {
    return (this.#known.get(section)?.all ?? []).filter(
      (item) => item.register !== undefined && !this.#claimed.has(item),
    );
  }

  /** Whether an item is a line of the plan that a threat has. */
  isPlanLine(section: string, item: KnownItem): boolean {
    const plan = section === "recommendations" ? planOfLine(item) : undefined;
    return plan !== undefined && this.#known.get("threats")?.byRegister.has(plan) === true;
  }

  /** Finds the item that has both the id and the title of a row. */
  #sameRow({ section, register, title }: RowIdentity): KnownItem | undefined {
    const same = this.#known.get(section)?.byRegister.get(register) ?? [];
    return same.find((item) => !this.#claimed.has(item) && isTitled(item, title));
  }

  /** Finds the item that has the title of a row and another id in the register: the register has been numbered anew. */
  #renamedFor({ section, title }: RowIdentity): KnownItem | undefined {
    const name = folded(title ?? "");
    const all = this.#known.get(section)?.byTitle.get(name) ?? [];
    const [only] = all;
    const isSure = all.length === 1 && this.#titles.get(section)?.get(name) === 1;
    return isSure && only?.register !== undefined && !this.#claimed.has(only) ? only : undefined;
  }

  /** Whether the title of an item is that of another row, which then has the item. */
  #belongsElsewhere(item: KnownItem, { section, title }: RowIdentity): boolean {
    const isOther = title !== undefined && item.title !== undefined && !isTitled(item, title);
    return isOther && this.#titles.get(section)?.has(folded(item.title)) === true;
  }

  /** Finds the item of a row. If several rows or items have the same id in the register, the title decides. */
  #knownFor(row: RowIdentity): KnownItem | undefined {
    const { section, register, title } = row;
    const known = this.#known.get(section);
    if (!known) return undefined;
    const isFree = (item: KnownItem): boolean => !this.#claimed.has(item);
    const isOwn = (item: KnownItem): boolean => item.register === undefined && isFree(item);
    const hasTitle = (item: KnownItem): boolean => isTitled(item, title);
    const same = known.byRegister.get(register) ?? [];
    const isDoubtful = title !== undefined && (same.length > 1 || (this.#rowIds.get(register) ?? 0) > 1);
    const sure = same.filter(
      (item) =>
        isFree(item) &&
        !this.#belongsElsewhere(item, row) &&
        !isAnotherRow(item, row) &&
        (!isDoubtful || item.title === undefined || hasTitle(item)),
    );
    // A table that a report has written names an item by its own id, not by its id in the register.
    const isExported = (item: KnownItem): boolean =>
      isFree(item) && item.register !== undefined && !this.#rowIds.has(item.register);
    return (
      sure[0] ??
      known.byId.get(idOf(register))?.find(isOwn) ??
      known.byId.get(register)?.find(isExported) ??
      known.byTitle.get(folded(title ?? ""))?.find((item) => hasTitle(item) && isOwn(item))
    );
  }
}

/** The items of a section, and how to find them. */
interface SectionIndex {
  readonly all: readonly KnownItem[];
  readonly byRegister: ReadonlyMap<string, readonly KnownItem[]>;
  readonly byId: ReadonlyMap<string, readonly KnownItem[]>;
  readonly byTitle: ReadonlyMap<string, readonly KnownItem[]>;
  /** The recommendations that are lines of a plan, by the row of the plan. */
  readonly byPlan: ReadonlyMap<string, readonly KnownItem[]>;
}

function isTitled(item: KnownItem, title: string | undefined): boolean {
  return title !== undefined && item.title !== undefined && folded(item.title) === folded(title);
}

/** Whether only the number of a row is that of an item, and no word of their titles: the rows have been counted anew. */
function isAnotherRow({ title: before }: KnownItem, { register, title }: RowIdentity): boolean {
  if (!isRowNumber(register) || title === undefined || before === undefined) return false;
  return !mayBeReworded(before, title);
}

function takeFirst<T>(all: T[], isWanted: (each: T) => boolean): T | undefined {
  const at = all.findIndex(isWanted);
  return at < 0 ? undefined : all.splice(at, 1)[0];
}

function planRow(row: string, number: number): string {
  return `${row} / ${String(number)}`;
}

/** The row of the plan that a recommendation is a line of. */
function planOfLine({ register }: KnownItem): string | undefined {
  return /^(.*) \/ \d+$/s.exec(register ?? "")?.[1];
}

/** The number of a line of a plan in its row. */
function planNumber({ register }: KnownItem): number {
  return Number((register ?? "").split(" / ").at(-1) ?? 0);
}

function indexOf(all: readonly KnownItem[]): SectionIndex {
  const byRegister: Index = new Map();
  const byId: Index = new Map();
  const byTitle: Index = new Map();
  const byPlan: Index = new Map();
  for (const item of all) {
    if (item.register !== undefined) addToIndex(byRegister, item.register, item);
    addToIndex(byId, item.id, item);
    const plan = planOfLine(item);
    if (plan !== undefined) addToIndex(byPlan, plan, item);
    if (item.title !== undefined) addToIndex(byTitle, folded(item.title), item);
  }
  return { all, byRegister, byId, byTitle, byPlan };
}

type Index = Map<string, KnownItem[]>;

function counted(texts: readonly string[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const text of texts) counts.set(text, (counts.get(text) ?? 0) + 1);
  return counts;
}

function shortened(id: string): string {
  if (id.length <= MAX_LENGTH) return id;
  const cut = id.slice(0, MAX_LENGTH + 1);
  const end = cut.lastIndexOf("-");
  return idOf(end > MAX_LENGTH / 2 ? cut.slice(0, end) : id.slice(0, MAX_LENGTH));
}
