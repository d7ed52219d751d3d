/** Gives the rows of a register their ids: those that an earlier import has given them, or new ones. */
import { idOf } from "../model/id.ts";
import { addToIndex } from "../syntax/memo.ts";
import type { KnownItem } from "./known.ts";
import { folded } from "./headings.ts";

/** What identifies a row. */
export interface RowIdentity {
  readonly section: string;
  /** The id that the register gives the row, or else its title. */
  readonly register: string;
  readonly title: string | undefined;
  /** The words that a new id is made of; by default what identifies the row. */
  readonly words?: string;
}

/** The longest id that is made of a title, in characters. */
const MAX_LENGTH = 50;

/** Hands out ids, each once. */
export class IdBook {
  readonly #known: ReadonlyMap<string, SectionIndex>;
  readonly #isTaken: (id: string) => boolean;
  readonly #repeated: ReadonlySet<string>;
  readonly #rowIds: ReadonlySet<string>;
  readonly #given = new Set<string>();
  readonly #claimed = new Set<KnownItem>();

  /**
   * @param known The items of each section of the existing assessment.
   * @param isTaken Whether something in the assessment or its taxonomy has an id.
   * @param rowIds The ids of the rows of the register, as often as they occur.
   */
  constructor(
    known: ReadonlyMap<string, readonly KnownItem[]>,
    isTaken: (id: string) => boolean,
    rowIds: readonly string[],
  ) {
    this.#known = new Map([...known].map(([section, items]) => [section, indexOf(items)]));
    this.#isTaken = isTaken;
    this.#repeated = repeatedIn(rowIds);
    this.#rowIds = new Set(rowIds);
  }

  /** Returns the id of a row. The same row of a later register gets the same one. */
  idFor(row: RowIdentity): string {
    const found = this.#knownFor(row);
    if (found) {
      this.#claimed.add(found);
      return found.id;
    }
    return this.newId(row.words ?? row.register);
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
   * Returns the rows of the lines of a plan: a line keeps the row of the line that said the same, and the others take the rows that are
   * left, in order.
   */
  planRows(row: string, lines: readonly string[]): string[] {
    const known = new Map(
      (this.#known.get("recommendations")?.byPlan.get(row) ?? []).map(({ title, register }) => [
        folded(title ?? ""),
        register,
      ]),
    );
    const same = lines.map((line) => {
      const found = known.get(folded(line));
      known.delete(folded(line));
      return found;
    });
    const taken = new Set(same);
    let number = 0;
    const next = (): string => {
      do number++;
      while (taken.has(planRow(row, number)));
      return planRow(row, number);
    };
    return same.map((each) => each ?? next());
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

  /** Finds the item of a row. If several rows or items have the same id in the register, the title decides. */
  #knownFor({ section, register, title }: RowIdentity): KnownItem | undefined {
    const known = this.#known.get(section);
    if (!known) return undefined;
    const isFree = (item: KnownItem): boolean => !this.#claimed.has(item);
    const isOwn = (item: KnownItem): boolean => item.register === undefined && isFree(item);
    const hasTitle = (item: KnownItem): boolean =>
      title !== undefined && item.title !== undefined && folded(item.title) === folded(title);
    const same = known.byRegister.get(register) ?? [];
    const isDoubtful = title !== undefined && (same.length > 1 || this.#repeated.has(register));
    const sure = same.filter(
      (item) => isFree(item) && (!isDoubtful || item.title === undefined || hasTitle(item)),
    );
    // A table that a report has written names an item by its own id, not by its id in the register.
    const isExported = (item: KnownItem): boolean =>
      isFree(item) && item.register !== undefined && !this.#rowIds.has(item.register);
    return (
      sure.find(hasTitle) ??
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

function planRow(row: string, number: number): string {
  return `${row} / ${String(number)}`;
}

function indexOf(all: readonly KnownItem[]): SectionIndex {
  const byRegister: Index = new Map();
  const byId: Index = new Map();
  const byTitle: Index = new Map();
  const byPlan: Index = new Map();
  for (const item of all) {
    if (item.register !== undefined) addToIndex(byRegister, item.register, item);
    addToIndex(byId, item.id, item);
    const plan = /^(.*) \/ \d+$/s.exec(item.register ?? "")?.[1];
    if (plan !== undefined) addToIndex(byPlan, plan, item);
    if (item.title !== undefined) addToIndex(byTitle, folded(item.title), item);
  }
  return { all, byRegister, byId, byTitle, byPlan };
}

type Index = Map<string, KnownItem[]>;

/** The texts that occur more than once. */
function repeatedIn(texts: readonly string[]): Set<string> {
  const seen = new Set<string>();
  return new Set(texts.filter((text) => seen.has(text) || !seen.add(text)));
}

function shortened(id: string): string {
  if (id.length <= MAX_LENGTH) return id;
  const cut = id.slice(0, MAX_LENGTH + 1);
  const end = cut.lastIndexOf("-");
  return idOf(end > MAX_LENGTH / 2 ? cut.slice(0, end) : id.slice(0, MAX_LENGTH));
}
