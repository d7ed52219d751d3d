/** Works: what an assessment cites, as far as other parts of it need to know. */
import type { Item } from "../syntax/document.ts";
import { memo } from "../syntax/memo.ts";
import type { Node } from "../syntax/node.ts";
import { textOf, valueAt } from "../syntax/node.ts";
import { textsOf } from "./locatedText.ts";
import type { Survey } from "./survey.ts";
import { readSurvey } from "./survey.ts";

export interface Work {
  readonly id: string;
  readonly type: string | undefined;
  /** The family names of its authors, or the names of institutions. */
  readonly authors: readonly string[];
  readonly issued: string | undefined;
  /** The pages, from first to last, in the work that it is in. */
  readonly page: string | undefined;
  readonly pageCount: string | undefined;
  /** How reliable it is, on the declared scale. */
  readonly reliability: string | undefined;
  /** What it reprints or draws on: they share an origin. */
  readonly comesFrom: readonly string[];
  readonly survey: Survey | undefined;
}

export type Works = ReadonlyMap<string, Work>;

/** Reads one source; whatever is missing or wrong in it stays out. */
export const readWork = memo(({ key, value }: Item): Work | undefined => {
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
  };
});

function authorsIn(node: Node | undefined): string[] {
  if (node?.kind !== "list") return [];
  return node.items.flatMap(
    (item) => textOf(item) ?? textOf(valueAt(item, "family")) ?? textOf(valueAt(item, "literal")) ?? [],
  );
}

/** The works from which the information of a work comes in the end: its own where it comes from no other. */
export function originsOf(id: string, work: (id: string) => Work | undefined): string[] {
  const origins: string[] = [];
  const open = new Set([id]);
  // The set grows while it is walked; an id that is in it already ends a circle.
  for (const each of open) {
    const from = work(each)?.comesFrom ?? [];
    if (from.length === 0) origins.push(each);
    for (const earlier of from) open.add(earlier);
  }
  return origins.length > 0 ? origins : [id];
}
