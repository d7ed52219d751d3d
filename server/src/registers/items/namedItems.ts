/** The actors and assets that cells name: those that the assessment has, and new ones. */
import { textsOf } from "../../model/basics/locatedText.ts";
import { valueAt } from "../../syntax/node.ts";
import { folded } from "../cells/folded.ts";
import type { IdBook } from "./ids.ts";
import type { KnownItem } from "./known.ts";
import type { RegisterItem } from "./register.ts";

type Section = "actors" | "assets";

/** Finds and adds actors and assets by name. */
export class NamedItems {
  readonly #ids: IdBook;
  readonly #byName = new Map<string, string>();
  readonly #added = new Map<string, RegisterItem>();

  readonly #names: ReadonlySet<string>;

  /** @param names The texts of all cells that name actors or assets. */
  constructor(known: ReadonlyMap<string, readonly KnownItem[]>, ids: IdBook, names: readonly string[]) {
    this.#ids = ids;
    this.#names = new Set([...names, ...names.flatMap(listedNames)].map(folded));
    for (const section of ["assets", "actors"] as const)
      for (const { id, title, register, item } of known.get(section) ?? [])
        for (const name of [id, title, register, ...textsOf(valueAt(item.value, "aliases"))])
          if (name !== undefined) this.#byName.set(keyFor(section, name), id);
  }

  /** Returns the ids for names; new ones are added. An asset may also be an actor that is known. */
  idsOf(section: Section, names: readonly string[]): string[] {
    return [...new Set(names.flatMap((name) => this.#apart(name)).map((name) => this.#idOf(section, name)))];
  }

  /**
   * Commas separate the names of a list of three or more, and names that also occur elsewhere: "Police, Customs", but not
   * "Trade, Ministry of".
   */
  #apart(name: string): string[] {
    const listed = listedNames(name);
    if (listed.length > 0) return listed;
    const parts = name.split(/,\s+/);
    const isName = (part: string): boolean =>
      this.#names.has(folded(part)) ||
      this.#byName.has(keyFor("actors", part)) ||
      this.#byName.has(keyFor("assets", part));
    return parts.length > 1 && parts.every(isName) ? parts : [name];
  }

  #idOf(section: Section, name: string): string {
    const known =
      this.#byName.get(keyFor(section, name)) ??
      (section === "assets" ? this.#byName.get(keyFor("actors", name)) : undefined);
    if (known !== undefined) return known;
    const id = this.#ids.newId(name);
    this.#byName.set(keyFor(section, name), id);
    this.#added.set(keyFor(section, name), {
      section,
      id,
      content: new Map([["name", name]]),
      silent: [],
      isRenamed: false,
    });
    return id;
  }

  /** Returns the id that cells have already given to what a row describes; the row then replaces the bare name. */
  claim(section: string, name: string | undefined): string | undefined {
    if (name === undefined || (section !== "actors" && section !== "assets")) return undefined;
    const key = keyFor(section, name);
    const added = this.#added.get(key);
    this.#added.delete(key);
    return added?.id;
  }

  /** Returns the items that only have a name. */
  added(): RegisterItem[] {
    return [...this.#added.values()];
  }
}

/** The names of a list of three or more with commas; none for other texts, and for names with a part behind the comma. */
function listedNames(text: string): string[] {
  const parts = text.split(/,\s+/);
  return parts.length > 2 && parts.every((part) => part.trim() !== "" && !PART_OF_NAME.test(part))
    ? parts
    : [];
}

/** What is not a name of its own: "Ministry of", "Inc.", "and Sports". */
const PART_OF_NAME =
  /\b(?:of|of the|for|de|del|de la|para)$|^(?:inc|ltd|llc|plc|corp|co|gmbh|s\. ?a|s\. ?l|jr|sr)\b\.?$|^(?:and|y|e|&) /iu;

function keyFor(section: Section, name: string): string {
  return `${section} ${folded(name) || name}`;
}
