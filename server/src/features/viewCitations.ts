/**
 * The citations of views. A citation processor is too slow for a keystroke: it formats them in a pause. Until then, a view has those that it
 * has formatted before, and new ones by author and year.
 */
import type { BlockContent, PhrasingContent, Publication } from "../publication/tree/tree.ts";
import type { Failure } from "../report/report.ts";
import { addToIndex, memo, sameItems } from "../syntax/memo.ts";
import type { FormattedCitations } from "../writers/citations/cited.ts";
import type { CitationOrder, CitationPlace } from "../writers/citations/order.ts";
import { citationOrder } from "../writers/citations/order.ts";
import type { StyledCitations } from "../writers/citations/styled.ts";
import { plainCitations } from "./plainCitations.ts";

/** Returns the citations of a publication in a style. */
export type CitePublication = (
  publication: Publication,
  style: StyledCitations["style"],
) => FormattedCitations;

/** Formats citations, elsewhere. */
type FormatCitations = (citations: StyledCitations) => Promise<FormattedCitations | Failure>;

/** Citations that were formatted. Without a result, the style cannot be used. */
interface Done {
  readonly asked: StyledCitations;
  readonly formatted: FormattedCitations | undefined;
}

/** A view: the citations of its publications, one after the other. */
interface CitedView {
  done: readonly (Done | undefined)[];
  /** What its publications have now. */
  now: readonly StyledCitations[];
  /** Ends when those that were asked for are formatted. */
  formatting: Promise<unknown>;
}

/** How many views are remembered. */
const MAX_VIEWS = 20;

/** The citations of the views that clients have. */
export class ViewCitations {
  readonly #format: FormatCitations;
  readonly #views = new Map<string, CitedView>();

  constructor(format: FormatCitations) {
    this.#format = format;
  }

  /** Returns what cites the publications of a view, in their order. @param name Names the view. */
  citing(name: string): CitePublication {
    const view = this.#viewNamed(name);
    view.now = [];
    return (publication, style) => {
      const asked = { order: citationOrder(publication), style };
      const done = view.done[view.now.length];
      view.now = [...view.now, asked];
      if (!done?.formatted) return plainCitations(publication);
      return isSame(done.asked, asked)
        ? done.formatted
        : adapted(done.formatted, { before: done.asked.order, now: asked.order, publication });
    };
  }

  /** Whether a view has citations that are still to be formatted. */
  isOutdated(name: string): boolean {
    const { now, done } = this.#viewNamed(name);
    return now.some((asked, index) => !isDone(asked, done[index]));
  }

  /** Formats the citations of a view, one version after the other: an older one could take longer than a newer one, and replace it. */
  async format(name: string): Promise<void> {
    const view = this.#viewNamed(name);
    const formatted = view.formatting.then(async () => this.#formatNow(view));
    view.formatting = formatted.catch(() => undefined);
    return formatted;
  }

  /** Formats what a view has now, if that is not done. */
  async #formatNow(view: CitedView): Promise<void> {
    const { now, done } = view;
    view.done = await Promise.all(
      now.map(async (asked, index) => {
        const before = done[index];
        return before && isDone(asked, before) ? before : this.#done(asked, before?.formatted);
      }),
    );
  }

  async #done(asked: StyledCitations, before: FormattedCitations | undefined): Promise<Done> {
    const formatted = await this.#format(asked);
    return { asked, formatted: "message" in formatted ? undefined : withKnown(formatted, before) };
  }

  #viewNamed(name: string): CitedView {
    const view = this.#views.get(name) ?? { done: [], now: [], formatting: Promise.resolve() };
    this.#views.delete(name);
    this.#views.set(name, view);
    const [oldest] = this.#views.keys();
    if (this.#views.size > MAX_VIEWS && oldest !== undefined) this.#views.delete(oldest);
    return view;
  }
}

function isDone(asked: StyledCitations, done: Done | undefined): boolean {
  return (
    asked.order.citations.length + asked.order.works.length === 0 ||
    (done !== undefined && isSame(done.asked, asked))
  );
}

/** Whether a processor would write the same. Works are the same objects as long as their text is the same. */
function isSame({ order: a, style }: StyledCitations, { order: b, style: other }: StyledCitations): boolean {
  return (
    style.name === other.name &&
    style.text === other.text &&
    a.language === b.language &&
    sameItems(a.works, b.works) &&
    sameItems(a.reading, b.reading) &&
    sameItems(a.citations.map(wholeKey), b.citations.map(wholeKey))
  );
}

function wholeKey({ note, ...place }: CitationPlace): string {
  return `${String(note)} ${keyOf(place)}`;
}

function keyOf({ works, inText, isInNote }: Omit<CitationPlace, "note">): string {
  return `${String(inText)} ${String(isInNote)} ${keyOfWorks(works)}`;
}

const keyOfWorks = memo((works: CitationPlace["works"]): string => JSON.stringify(works));

interface Adapting {
  readonly before: CitationOrder;
  readonly now: CitationOrder;
  readonly publication: Publication;
}

/** The words of the version before for what is the same, and plain ones for what is new. */
function adapted(formatted: FormattedCitations, { before, now, publication }: Adapting): FormattedCitations {
  const plain = plainCitations(publication);
  const known = new Map<string, (readonly PhrasingContent[])[]>();
  for (const [index, place] of before.citations.entries())
    addToIndex(known, keyOf(place), formatted.citations[index] ?? []);
  // Equal citations in the same order: the first of them may be longer than the others.
  for (const words of known.values()) words.reverse();
  return {
    isNote: formatted.isNote,
    citations: now.citations.map(
      (place, index) => known.get(keyOf(place))?.pop() ?? plain.citations[index] ?? [],
    ),
    works: adaptedWorks(formatted.works, plain.works, new Set(idsOfUnchanged(before, now))),
  };
}

/** The paragraphs of the list of works, by which references lead to them. */
function idsOfUnchanged(before: CitationOrder, now: CitationOrder): string[] {
  const known = new Set(before.works);
  return now.works.filter((work) => known.has(work)).map(({ id }) => `source-${id}`);
}

/** The list of works in its order, with plain paragraphs in place of those that have changed, and new ones at the end. */
function adaptedWorks(
  formatted: readonly BlockContent[],
  plain: readonly BlockContent[],
  unchanged: ReadonlySet<string>,
): BlockContent[] {
  const rest = new Map(plain.map((work) => [idOfWork(work), work]));
  const kept = formatted.flatMap((work) => {
    const id = idOfWork(work);
    const other = rest.get(id);
    rest.delete(id);
    return unchanged.has(id) ? work : (other ?? []);
  });
  return [...kept, ...rest.values()];
}

function idOfWork({ data }: BlockContent): string {
  return data?.id ?? "";
}

/** Words that are as before are the same objects: blocks are cached by them. */
function withKnown(
  formatted: FormattedCitations,
  before: FormattedCitations | undefined,
): FormattedCitations {
  const known = new Map<string, object>();
  const same = <T extends object>(words: T): T => {
    const key = JSON.stringify(words);
    const found = known.get(key) ?? words;
    known.set(key, found);
    return found as T;
  };
  before?.citations.forEach(same);
  before?.works.forEach(same);
  return { ...formatted, citations: formatted.citations.map(same), works: formatted.works.map(same) };
}
