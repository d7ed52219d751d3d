/** Collects the items of all tables of a register, with their ids and what refers to them. */
import { addToIndex } from "../syntax/memo.ts";
import { LEVELS, NAMING, entriesOf, isCompared, levelTexts, planLines, textsFor } from "./cellTexts.ts";
import type { PlacedColumn, PlacedTable } from "./columns.ts";
import { folded } from "./headings.ts";
import { IdBook } from "./ids.ts";
import type { NamedTaxonomy } from "./known.ts";
import {
  IMPORTED_SECTIONS,
  REGISTER_KEY,
  categoryIn,
  isDefinedIn,
  knownItems,
  knownScales,
  taxonomyFor,
} from "./known.ts";
import { acceptableNews, columnsIn, idsByName, isNamedItem } from "./knownNames.ts";
import type { ChosenScale } from "./levels.ts";
import { scaleFor } from "./levels.ts";
import { NamedItems } from "./namedItems.ts";
import { addRankings } from "./rankingSheets.ts";
import { namesNothing } from "./placeholders.ts";
import type {
  ItemRow,
  Register,
  RegisterContext,
  RegisterItem,
  SheetResult,
  UnreadCell,
} from "./register.ts";
import type { CellReader } from "./cellValues.ts";
import type { ItemContent, ItemValue, RowContent } from "./rows.ts";
import { knownTitle, newsIn } from "./ownReport.ts";
import { acceptable, rowContent, contentText } from "./rows.ts";
import { silentTargets } from "./silentTargets.ts";
import type { TableRow } from "./table.ts";
import { wordReader } from "./values.ts";

/** Collects the items of all tables. */
export class ReadingState {
  readonly #items: RegisterItem[] = [];
  readonly #threats = new Map<string, RegisterItem>();
  readonly #unread = new Map<PlacedColumn, UnreadCell[]>();
  readonly #replaced = new Map<PlacedColumn, Map<string, string>>();
  readonly #unlinked = new Map<PlacedTable, TableRow[]>();
  readonly #unlinkedNames = new Map<PlacedTable, UnreadCell[]>();
  readonly #untitled = new Map<PlacedTable, UnreadCell[]>();
  readonly #unmatched = new Map<PlacedTable, string[]>();
  /** The ids of the threats that the assessment has, by their ids in the register, their titles and their ids. */
  readonly #knownThreats: ReadonlyMap<string, string>;
  readonly #knownActors: ReadonlyMap<string, string>;
  readonly #knownAssets: ReadonlyMap<string, string>;
  readonly #repeated = new Set<string>();
  /** The sections and identities of all items. */
  readonly #identities = new Set<string>();
  readonly #scales: readonly ChosenScale[];
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
          existing: existing && knownScales(of, existing),
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
    this.ids = new IdBook(
      known,
      (id) => isDefinedIn(id, existing, this.#taxonomy?.taxonomy),
      textsFor(tables, (target) => target === "id"),
    );
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

  /** Adds the items of a table. */
  add(table: PlacedTable): void {
    if (table.kind === "rankings") {
      addRankings(table, this);
      return;
    }
    for (const row of table.table.rows) this.#addRow(row, table);
  }

  #addRow(row: TableRow, table: PlacedTable): void {
    const { own, recommendation, roles, unread } = this.read(newsIn(row, table), table);
    const names = entriesOf(roles.get("threat"));
    const isControl = table.kind === "controls";
    const unlinked = names.filter((text) => (isControl ? !this.threatFor(text) : !this.#threatId(text)));
    for (const text of unlinked) addToIndex(this.#unlinkedNames, table, { text, row: row.number });
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
    const item = this.addItem(table.kind, own, {
      register: roles.get("id"),
      silent: silentTargets(row, table, unread),
      knownTitle: knownTitle(row, table),
    });
    if (!isNamedItem(item))
      addToIndex(this.#untitled, table, { text: roles.get("id") ?? item.id, row: row.number });
    if (table.kind !== "threats") return;
    this.#addPlan(item, recommendation);
  }

  /** Reads a row, and notes its cells that cannot be read as they are meant, or that become another word. */
  read(row: TableRow, table: PlacedTable): RowContent {
    const content = rowContent(row, table, this.reader);
    for (const column of content.unread) {
      const text = row.cells[column.index]?.text ?? "";
      addToIndex(this.#unread, column, { text, row: row.number });
    }
    for (const { column, text, value } of content.replaced) {
      const words = this.#replaced.get(column) ?? new Map<string, string>();
      this.#replaced.set(column, words.set(text, value));
    }
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
      const rows = this.#unlinked.get(table) ?? [];
      rows.push(row);
      this.#unlinked.set(table, rows);
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
    const id =
      (known === undefined ? this.named.claim(section, title) : this.ids.claim(section, identity)) ??
      this.ids.idFor({ section, register: identity, title, ...(words === undefined ? {} : { words }) });
    const content =
      known === undefined
        ? acceptable(new Map([...own, [REGISTER_KEY, identity]]), section)
        : acceptableNews(own, section);
    const item: RegisterItem = { section, id, content, silent };
    this.#items.push(item);
    if (section === "threats")
      for (const name of [register, title])
        if (name !== undefined && !this.#threats.has(folded(name))) this.#threats.set(folded(name), item);
    return item;
  }

  /** The measures that a row plans become recommendations: one for each line of its cell. */
  #addPlan({ id, content }: RegisterItem, plan: ItemContent): void {
    const identity = contentText(content, REGISTER_KEY) ?? id;
    const titles = planLines(contentText(plan, "title") ?? "");
    if (titles.length === 0) {
      for (const [key, value] of plan) content.set(key.startsWith("x-") ? key : `x-${key}`, value);
      return;
    }
    const rows = this.ids.planRows(identity, titles);
    for (const [index, title] of titles.entries()) {
      const register = rows[index] ?? "";
      const own: ItemContent = new Map([
        ...plan,
        ["title", title],
        ["addresses", id],
        [REGISTER_KEY, register],
      ]);
      this.#items.push({
        section: "recommendations",
        id: this.ids.idFor({ section: "recommendations", register, title: undefined, words: title }),
        content: acceptable(own, "recommendations"),
        silent: [],
      });
    }
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

  /** Notes that an entry of a ranking names no threat that is known. */
  addUnmatched(table: PlacedTable, name: string): void {
    addToIndex(this.#unmatched, table, name);
  }

  /** The entries that name no threat that is known; none if no threat is known at all. */
  unmatchedIn(table: PlacedTable | undefined): readonly string[] {
    const knowsThreats = this.#threats.size + this.#knownThreats.size > 0;
    const names = table && this.#unmatched.get(table);
    return knowsThreats && names ? names : [];
  }

  unreadIn(table: PlacedTable | undefined): ReadonlyMap<PlacedColumn, readonly UnreadCell[]> {
    return columnsIn(table, this.#unread);
  }

  replacedIn(table: PlacedTable | undefined): SheetResult["replaced"] {
    return columnsIn(table, this.#replaced);
  }

  unnamedIn(table: PlacedTable | undefined): Pick<SheetResult, "unlinked" | "untitled"> {
    const [unlinked = [], untitled = []] = [this.#unlinkedNames, this.#untitled].map(
      (all) => (table && all.get(table)) ?? [],
    );
    return { unlinked, untitled };
  }

  unlinkedIn(table: PlacedTable | undefined): readonly TableRow[] {
    return (table && this.#unlinked.get(table)) ?? [];
  }

  finished(): Pick<Register, "items" | "scales" | "taxonomy" | "repeated" | "gone"> {
    const items = [...this.named.added(), ...this.#items];
    // A file with rankings alone says nothing about the threats.
    const read = IMPORTED_SECTIONS.filter((name) => items.some(({ section }) => section === name));
    return {
      items,
      scales: this.#scales,
      taxonomy: this.#taxonomy,
      repeated: [...this.#repeated],
      gone: new Map(read.map((section) => [section, this.ids.gone(section)])),
    };
  }
}
