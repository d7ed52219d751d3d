/** Collects the items of all tables of a register, with their ids and what refers to them. */
import { addAll } from "../../syntax/memo.ts";
import { LEVELS, NAMING, entriesOf, isCompared, levelTexts, textsFor } from "./cellTexts.ts";
import type { PlacedTable } from "../tables/columns.ts";
import type { TableEntry } from "./continuedRows.ts";
import { addContinuation, tableEntries } from "./continuedRows.ts";
import { folded } from "../cells/folded.ts";
import { IdBook } from "./ids.ts";
import type { KnownItem, NamedTaxonomy } from "./known.ts";
import {
  IMPORTED_SECTIONS,
  REGISTER_KEY,
  categoryIn,
  isDefinedIn,
  knownItems,
  taxonomyFor,
} from "./known.ts";
import { knownScales } from "./knownScales.ts";
import { acceptableNews, idsByName, isNamedItem } from "./knownNames.ts";
import type { ReadScale } from "./levels.ts";
import { scaleFor } from "./levels.ts";
import { NamedItems } from "./namedItems.ts";
import { addRankings } from "./rankingSheets.ts";
import { planItems, planOf } from "./planItems.ts";
import { namesNothing } from "../cells/placeholders.ts";
import { ReadingNotes } from "./readingNotes.ts";
import type { ItemRow, Register, RegisterContext, RegisterItem } from "./register.ts";
import type { CellReader } from "./cellValues.ts";
import type { ItemContent, ItemValue, RowContent } from "./rows.ts";
import { knownTitle, newsIn } from "./ownReport.ts";
import { acceptable, rowContent, contentText } from "./rows.ts";
import { silentTargets } from "./silentTargets.ts";
import type { TableRow } from "../tables/table.ts";
import { wordReader } from "../cells/values.ts";

/** How many rows are read at a time. */
const PART = 100;

/** Collects the items of all tables. */
export class ReadingState {
  readonly #items: RegisterItem[] = [];
  readonly #threats = new Map<string, RegisterItem>();
  readonly notes = new ReadingNotes();
  /** The ids of the threats that the assessment has, by their ids in the register, their titles and their ids. */
  readonly #knownThreats: ReadonlyMap<string, string>;
  readonly #knownActors: ReadonlyMap<string, string>;
  readonly #knownAssets: ReadonlyMap<string, string>;
  readonly #repeated = new Set<string>();
  /** The sections and identities of all items. */
  readonly #identities = new Set<string>();
  readonly #scales: readonly ReadScale[];
  readonly #taxonomy: NamedTaxonomy | undefined;
  readonly ids: IdBook;
  readonly named: NamedItems;
  readonly reader: CellReader;

  constructor(tables: readonly PlacedTable[], { library, languages, name, existing }: RegisterContext) {
    this.#taxonomy = taxonomyFor(
      textsFor(tables, (target) => target === "category"),
      library,
      existing,
    );
    this.#scales = LEVELS.flatMap(
      (of) =>
        scaleFor(of, levelTexts(tables, of), {
          existing: existing && knownScales(of, existing, name),
          name,
          isCompared: isCompared(tables, of),
        }) ?? [],
    );
    const known = new Map(
      existing
        ? IMPORTED_SECTIONS.map((section) => [section, [...knownItems(section, existing).values()]])
        : [],
    );
    this.#knownThreats = idsByName(known.get("threats") ?? []);
    this.#knownActors = idsByName(known.get("actors") ?? []);
    this.#knownAssets = idsByName(known.get("assets") ?? []);
    this.ids = new IdBook(known, (id) => isDefinedIn(id, existing, this.#taxonomy?.taxonomy), {
      ids: textsFor(tables, (target) => target === "id"),
      titles: titlesBySection(tables),
    });
    this.named = new NamedItems(
      known,
      this.ids,
      textsFor(tables, (target) => NAMING.has(target)),
    );
    this.reader = {
      word: wordReader(languages),
      level: (kind, text) => this.#scales.find(({ of }) => of === kind)?.termFor(text),
      category: (text) => this.#taxonomy && categoryIn(text, this.#taxonomy.taxonomy),
      named: (section, names) => this.named.idsOf(section, names),
    };
  }

  /** Adds the items of a table, some rows at a time. @returns The parts of the work, to be run in order. */
  parts(table: PlacedTable): (() => void)[] {
    const rankings = (): void => {
      addRankings(table, this);
    };
    if (table.kind === "rankings") return [rankings];
    const entries = tableEntries(table);
    const starts = Array.from({ length: Math.ceil(entries.length / PART) }, (_, index) => index * PART);
    const parts = starts.map((start) => (): void => {
      for (const entry of entries.slice(start, start + PART)) this.#addEntry(entry, table);
    });
    return table.columns.some(({ isHolder }) => isHolder) ? [...parts, rankings] : parts;
  }

  #addEntry({ row, more }: TableEntry, table: PlacedTable): void {
    const { own, recommendation, roles, unread } = this.read(newsIn(row, table), table);
    const names = entriesOf(roles.get("threat"));
    const isControl = table.kind === "controls";
    const unlinked = names.filter((text) => (isControl ? !this.threatFor(text) : !this.#threatId(text)));
    this.notes.addUnlinked(table, row, unlinked);
    if (unlinked.length > 0) own.set("x-threat", roles.get("threat") ?? "");
    if (isControl) {
      const linked = names.flatMap((text) => this.threatFor(text) ?? []);
      this.#addControl(linked, own, { row, table, id: roles.get("id") });
      return;
    }
    const addressed = names.flatMap((text) => this.#threatId(text) ?? []);
    if (table.kind === "recommendations" && addressed.length > 0) {
      const [first, ...others] = addressed;
      own.set("addresses", others.length === 0 ? (first ?? "") : [first ?? "", ...others]);
    }
    const isLost = names.length > 0 && addressed.length === 0;
    const item = this.addItem(table.kind, own, {
      register: roles.get("id"),
      silent: [...silentTargets(row, table, unread), ...(isLost ? ["threat"] : [])],
      knownTitle: knownTitle(row, table),
    });
    if (!isNamedItem(item)) this.notes.addUntitled(table, row, roles.get("id") ?? item.id);
    if (table.kind !== "threats") return;
    const plans = more.map((each) => {
      const next = this.read(each, table);
      addContinuation(item.content, next.own, table.kind);
      return planOf(each, table, next);
    });
    const first = planOf(row, table, { recommendation, unread });
    addAll(this.#items, planItems(item, [first, ...plans], { table, ids: this.ids, notes: this.notes }));
  }

  /** Reads a row, and notes its cells that cannot be read as they are meant, or that become another word. */
  read(row: TableRow, table: PlacedTable): RowContent {
    const content = rowContent(row, table, this.reader);
    this.notes.addRow(row, content);
    return content;
  }

  /** A control is part of its threats. A row without a threat that is known, or with "none" for a control, stays as it is. */
  #addControl(
    threats: readonly RegisterItem[],
    own: ItemContent,
    {
      row,
      table,
      id,
    }: { readonly row: TableRow; readonly table: PlacedTable; readonly id: string | undefined },
  ): void {
    if (threats.length === 0 || namesNothing(contentText(own, "text") ?? "-")) {
      this.notes.addLeft(table, row);
      return;
    }
    if (id !== undefined) own.set(REGISTER_KEY, id);
    const control = Object.fromEntries(own);
    for (const threat of threats) {
      const before = threat.content.get("controls");
      threat.content.set("controls", [...(Array.isArray(before) ? (before as ItemValue[]) : []), control]);
    }
  }

  /**
   * Adds an item with the id that belongs to its row.
   */
  addItem(
    section: string,
    own: ItemContent,
    { register, words, silent = [], knownTitle: known }: ItemRow,
  ): RegisterItem {
    const title = contentText(own, "title") ?? contentText(own, "name") ?? known;
    const identity = register ?? title ?? [...own.values()].map(String)[0] ?? "";
    const key = JSON.stringify([section, identity]);
    if (this.#identities.has(key)) this.#repeated.add(identity);
    this.#identities.add(key);
    const claimed =
      known === undefined ? this.named.claim(section, title) : this.ids.claim(section, identity);
    const { id, isRenamed } =
      claimed === undefined
        ? this.ids.idFor({ section, register: identity, title, ...(words === undefined ? {} : { words }) })
        : { id: claimed, isRenamed: false };
    const content =
      known === undefined
        ? acceptable(new Map([...own, [REGISTER_KEY, identity]]), section)
        : acceptableNews(own, section);
    const item: RegisterItem = { section, id, content, silent, isRenamed };
    this.#items.push(item);
    if (section === "threats")
      for (const name of [register, title])
        if (name !== undefined && !this.#threats.has(folded(name))) this.#threats.set(folded(name), item);
    return item;
  }

  #threatId(text: string): string | undefined {
    return this.threatFor(text)?.id ?? this.#knownThreats.get(folded(text));
  }

  /** Returns the threat that a text names, by its id in the register or by its title. */
  threatFor(text: string): RegisterItem | undefined {
    return this.#threats.get(folded(text));
  }

  /** Returns the key of an entry of a ranking and the id that a text names, in the register or in the assessment. */
  entryFor(text: string): readonly [key: "item" | "actor" | "asset", id: string] | undefined {
    const name = folded(text);
    const item = this.threatFor(text)?.id ?? this.#knownThreats.get(name) ?? this.reader.category(text);
    if (item !== undefined) return ["item", item];
    const actor = this.#knownActors.get(name);
    if (actor !== undefined) return ["actor", actor];
    const asset = this.#knownAssets.get(name);
    return asset === undefined ? undefined : ["asset", asset];
  }

  /** Returns the entry of a ranking for the threat that a text names. */
  entryOfThreat(text: string): readonly ["item", string] | undefined {
    const id = text === "" ? undefined : this.#threatId(text);
    return id === undefined ? undefined : ["item", id];
  }

  /** Returns what is noted of a table. */
  notesOf(table: PlacedTable | undefined): ReturnType<ReadingNotes["of"]> {
    return this.notes.of(table, this.#threats.size + this.#knownThreats.size > 0);
  }

  finished(): Pick<Register, "items" | "scales" | "taxonomy" | "repeated" | "gone"> {
    const items = [...this.named.added(), ...this.#items.map(withRowLast)];
    return {
      items,
      scales: this.#scales,
      taxonomy: this.#taxonomy,
      repeated: [...this.#repeated],
      gone: this.#gone(items),
    };
  }

  /** What the register no longer has. A file with rankings alone says nothing about the threats, and one of actions nothing of plans. */
  #gone(items: readonly RegisterItem[]): Register["gone"] {
    const read = new Set(items.filter(({ threat }) => threat === undefined).map(({ section }) => section));
    const isRead = (section: string, item: KnownItem): boolean =>
      read.has(this.ids.isPlanLine(section, item) ? "threats" : section);
    return new Map(
      IMPORTED_SECTIONS.map((section) => [
        section,
        this.ids.gone(section).filter((item) => isRead(section, item)),
      ]),
    );
  }
}

/** An item with its row in the register below all that it says: what authors add is below that. */
function withRowLast(item: RegisterItem): RegisterItem {
  const row = item.content.get(REGISTER_KEY);
  if (row === undefined) return item;
  const others = [...item.content].filter(([key]) => key !== REGISTER_KEY);
  return { ...item, content: new Map([...others, [REGISTER_KEY, row]]) };
}

function titlesBySection(tables: readonly PlacedTable[]): ReadonlyMap<string, readonly string[]> {
  return new Map(
    IMPORTED_SECTIONS.map((section) => {
      const own = tables.filter(({ kind }) => kind === section);
      return [section, textsFor(own, (target) => target === "title")] as const;
    }),
  );
}
