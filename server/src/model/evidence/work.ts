/** Works: what other parts of an assessment need to know of the sources that it cites. */
import type { Item } from "../../syntax/document.ts";
import { memo } from "../../syntax/memo.ts";
import type { Node } from "../../syntax/node.ts";
import { textOf, valueAt } from "../../syntax/node.ts";
import type { Bibliography, CitedWork } from "../bibliography/bibliography.ts";
import { textsOf } from "../basics/locatedText.ts";
import type { StatedFigures } from "./statedFigures.ts";
import { statedFigures } from "./statedFigures.ts";
import type { Survey } from "./survey.ts";
import { readSurvey } from "./survey.ts";

/** A work that an assessment cites. */
export interface Work {
  readonly id: string;
  readonly type: string | undefined;
  /** The family names of its authors, or the names of institutions. */
  readonly authors: readonly string[];
  readonly issued: string | undefined;
  /** The pages, from first to last, in the containing work. */
  readonly page: string | undefined;
  readonly pageCount: string | undefined;
  /** How reliable it is, on the declared scale. */
  readonly reliability: string | undefined;
  /** The works that it reprints or draws on: they share an origin. */
  readonly comesFrom: readonly string[];
  readonly survey: Survey | undefined;
  /** The figures that it states, if it says how its survey was made. */
  readonly surveyFigures: StatedFigures | undefined;
  /** The stage of publication, such as "forthcoming". */
  readonly status: string | undefined;
  readonly URL: string | undefined;
  /** The names of all keys that have a value. */
  readonly keys: ReadonlySet<string>;
}

/** The works of a document by key. */
export type Works = ReadonlyMap<string, Work>;

/** Reads one source and leaves out what is missing or invalid. */
export const readWork = memo((item: Item): Work | undefined => {
  const { key, value } = item;
  const id = textOf(key);
  if (id === undefined) return undefined;
  const text = (name: string): string | undefined => textOf(valueAt(value, name));
  return {
    id,
    type: text("type"),
    authors: authorsIn(valueAt(value, "author")),
    issued: text("issued"),
    page: text("page"),
    pageCount: text("number-of-pages"),
    reliability: text("reliability"),
    comesFrom: [...textsOf(valueAt(value, "reprint-of")), ...textsOf(valueAt(value, "draws-on"))],
    survey: readSurvey(valueAt(value, "survey")),
    surveyFigures: valueAt(value, "survey") && statedFigures(item),
    status: text("status"),
    URL: text("URL"),
    keys: keysWithValue(value),
  };
});

function keysWithValue(value: Node | undefined): ReadonlySet<string> {
  const pairs = value?.kind === "map" ? value.pairs : [];
  const isThere = (node: Node | undefined): boolean =>
    node?.kind === "list" ? node.items.length > 0 : node?.kind === "map" || Boolean(textOf(node)?.trim());
  return new Set(pairs.flatMap((pair) => (isThere(pair.value) ? (textOf(pair.key) ?? []) : [])));
}

/** Reads a work of a bibliography. */
const readCitedWork = memo(({ id, csl }: CitedWork): Work => {
  const { type, texts, names, dates } = csl;
  return {
    id,
    type,
    authors: (names.get("author") ?? []).flatMap(({ family, literal }) => family ?? literal ?? []),
    issued: dates.get("issued"),
    page: texts.get("page"),
    pageCount: texts.get("number-of-pages"),
    reliability: undefined,
    comesFrom: [],
    survey: undefined,
    surveyFigures: undefined,
    status: texts.get("status"),
    URL: texts.get("URL"),
    keys: new Set([...texts.keys(), ...names.keys(), ...dates.keys()]),
  };
});

/** Returns the works among these ids that only a bibliography defines. The first bibliography with an id counts. */
export function citedWorksIn(
  ids: ReadonlySet<string>,
  inline: Works,
  bibliographies: readonly Bibliography[],
): Works {
  const found = new Map<string, Work>();
  for (const id of ids) {
    const work = inline.has(id) ? undefined : bibliographies.find((each) => each.has(id))?.get(id);
    if (work) found.set(id, readCitedWork(work));
  }
  return found;
}

function authorsIn(node: Node | undefined): string[] {
  if (node?.kind !== "list") return [];
  return node.items.flatMap(
    (item) => textOf(item) ?? textOf(valueAt(item, "family")) ?? textOf(valueAt(item, "literal")) ?? [],
  );
}

/**
 * Returns the works in which the information of a work originates: the work itself if it is not derived from another.
 */
export function originsOf(id: string, work: (id: string) => Work | undefined): string[] {
  const origins: string[] = [];
  const open = new Set([id]);
  // The set grows during the loop. An id that is already in it ends a cycle.
  for (const each of open) {
    const from = work(each)?.comesFrom ?? [];
    if (from.length === 0) origins.push(each);
    for (const earlier of from) open.add(earlier);
  }
  return origins.length > 0 ? origins : [id];
}
