/**
 * Resolves the citations of a publication with a citation processor: as notes or in the text, as the style says, and as a list of
 * works.
 */
import type { Citation, CitationItem, Engine } from "citeproc";
import type CSL from "citeproc";
import type { BlockContent, CitedItem, CslItem, Publication } from "../../publication/tree.ts";
import { paragraphNode } from "../../publication/tree.ts";
import type { FormattedCitations } from "./cited.ts";
import { citationsIn, withCitations } from "./cited.ts";
import { formattedWords, outputFormat } from "./formatted.ts";
import { readLocator } from "./locator.ts";

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

/** What is to be formatted, as plain data. */
export interface CitationOrder {
  readonly works: readonly CslItem[];
  /** The works of each citation, in the order of the document. */
  readonly citations: readonly (readonly CitedItem[])[];
  /** The language of the document. */
  readonly language: string;
}

/**
 * Returns the publication with words in place of its citations.
 * @throws An error of the processor if the style is not valid.
 */
export function resolveCitations(publication: Publication, tools: CitationTools): Publication {
  return withCitations(publication, formatCitations(citationOrder(publication), tools));
}

/** Returns what a processor needs to know of a publication. */
export function citationOrder(publication: Publication): CitationOrder {
  const citations = citationsIn(publication).map(({ works }) => works);
  return { works: publication.works, citations, language: publication.head.language };
}

/**
 * Formats citations.
 * @throws An error of the processor if the style is not valid.
 */
export function formatCitations(
  { works, citations, language }: CitationOrder,
  tools: CitationTools,
): FormattedCitations {
  const engine = engineFor(works, tools, language);
  const isNote = engine.opt.xclass === "note";
  const known = new Set(works.map(({ id }) => id));
  const asked = citations.map((cited, index) => citationFor(cited, index, { known, isNote }));
  const written = engine.rebuildProcessorState(asked, FORMAT, [...known]);
  const words = new Map(written.map(([id, , text]) => [id, formattedWords(text)]));
  return {
    isNote,
    citations: citations.map((_, index) => words.get(idOf(index)) ?? []),
    works: bibliography(engine),
  };
}

function idOf(index: number): string {
  return `c${String(index)}`;
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

function citationFor(
  works: readonly CitedItem[],
  index: number,
  { known, isNote }: { readonly known: ReadonlySet<string>; readonly isNote: boolean },
): Citation {
  const items = works
    .filter(({ id }) => known.has(id))
    .map(({ id, prefix, locator }): CitationItem => {
      const place = locator === undefined ? {} : readLocator(locator);
      return { id, ...place, ...(prefix === undefined ? {} : { prefix: `${prefix} ` }) };
    });
  return { citationID: idOf(index), citationItems: items, properties: { noteIndex: isNote ? index + 1 : 0 } };
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
