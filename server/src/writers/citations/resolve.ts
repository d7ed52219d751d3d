/**
 * Resolves the citations of a publication with a citation processor: as notes or in the text, as the style says, and as a list of
 * works.
 */
import type { Citation, CitationItem, Engine } from "citeproc";
import type CSL from "citeproc";
import type { BlockContent, CslItem, Publication } from "../../publication/tree/tree.ts";
import { paragraphNode } from "../../publication/tree/tree.ts";
import { memoText } from "../../syntax/memo.ts";
import type { FormattedCitations } from "./cited.ts";
import { withCitations } from "./cited.ts";
import { formattedWords, outputFormat } from "./formatted.ts";
import { readLocator } from "./locator.ts";
import type { CitationOrder, CitationPlace } from "./order.ts";
import { citationOrder } from "./order.ts";

/** What the processor needs: the processor itself, a style, and the words of languages. */
export interface CitationTools {
  readonly processor: typeof CSL;
  /** A style of CSL, as XML or as the processor's tree. */
  readonly style: object | string;
  /** Returns the words of a language, as XML; English if there is none for it. */
  readonly locale: (language: string) => string;
}

/** The name of our format among those of the processor. */
const FORMAT = "publication";

/**
 * Returns the publication with words in place of its citations.
 * @throws An error of the processor if the style is not valid.
 */
export function resolveCitations(publication: Publication, tools: CitationTools): Publication {
  return withCitations(publication, formatCitations(citationOrder(publication), tools));
}

/**
 * Formats citations.
 * @throws An error of the processor if the style is not valid.
 */
export function formatCitations(order: CitationOrder, tools: CitationTools): FormattedCitations {
  const { works, citations, reading } = order;
  const engine = engineFor(works, tools, order.language);
  const isNote = engine.opt.xclass === "note";
  const known = new Set(works.map(({ id }) => id));
  const items = citations.map((place) => itemsOf(place, known));
  const asked = reading.flatMap((index): Citation[] => {
    const { inText, note } = citations[index] as CitationPlace;
    const citationItems = items[index] ?? [];
    if (citationItems.length === 0 || (isNote && inText)) return [];
    return [{ citationID: idOf(index), citationItems, properties: { noteIndex: isNote ? note : 0 } }];
  });
  const written = engine.rebuildProcessorState(asked, FORMAT, [...known]);
  const words = new Map(written.map(([id, , text]) => [id, text]));
  if (isNote) writeInTexts(order, items, { engine, words });
  const formatted = memoText(formattedWords, MOST_TEXTS);
  return {
    isNote,
    citations: citations.map((_, index) => formatted(words.get(idOf(index)) ?? "")),
    works: bibliography(engine),
  };
}

/** Equal citations are read once. */
const MOST_TEXTS = 1000;

/** The place of a citation among those of its works. Source: citeproc-js, `CSL.POSITION_FIRST` and `CSL.POSITION_SUBSEQUENT`. */
const FIRST = 0;
const LATER = 1;

/**
 * In a style that has notes, writes the citations that are in the text or in a note of the authors: in full the first time that a note
 * has them, in the short form elsewhere. "Ibid." cannot be a part of a sentence.
 */
function writeInTexts(
  { citations, reading }: CitationOrder,
  items: readonly (readonly CitationItem[])[],
  { engine, words }: { readonly engine: Engine; readonly words: Map<string, string> },
): void {
  const cited = new Set<string>();
  for (const index of reading) {
    const { inText, isInNote } = citations[index] as CitationPlace;
    const own = (items[index] ?? []).map((item) => ({
      ...item,
      position: inText || cited.has(item.id) ? LATER : FIRST,
    }));
    if (own.length > 0 && (inText || isInNote)) words.set(idOf(index), engine.makeCitationCluster(own));
    if (!inText) for (const { id } of own) cited.add(id);
  }
}

function idOf(index: number): string {
  return `c${String(index)}`;
}

function itemsOf({ works }: CitationPlace, known: ReadonlySet<string>): readonly CitationItem[] {
  return works
    .filter(({ id }) => known.has(id))
    .map(({ id, prefix, locator }) => {
      const place = locator === undefined ? {} : readLocator(locator);
      return { id, ...place, ...(prefix === undefined ? {} : { prefix: `${prefix} ` }) };
    });
}

function engineFor(
  works: readonly CslItem[],
  { processor, style, locale }: CitationTools,
  language: string,
): Engine {
  Object.assign(processor.Output.Formats, { publication: outputFormat });
  const byId = new Map(works.map((work) => [work.id, work]));
  const system = {
    retrieveLocale: locale,
    retrieveItem: (id: string): object => byId.get(id) ?? { id, type: "document", title: id },
  };
  const engine = new processor.Engine(system, style, language, true);
  engine.setOutputFormat(FORMAT);
  return engine;
}

/** The list of works, each a paragraph that references lead to. */
function bibliography(engine: Engine): BlockContent[] {
  const made = engine.makeBibliography();
  if (made === false) return [];
  const [{ entry_ids }, entries] = made;
  return entries.map((entry, index) =>
    paragraphNode(formattedWords(entry.trim()), {
      role: "work",
      id: `source-${entry_ids[index]?.[0] ?? String(index)}`,
    }),
  );
}
