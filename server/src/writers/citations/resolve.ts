/**
 * Resolves the citations of a publication with a citation processor: as notes or in the text, as the style says, and as a list of
 * works.
 */
import type { Citation, CitationItem, Engine } from "citeproc";
import type CSL from "citeproc";
import type { FootnoteDefinition, Nodes, RootContent } from "mdast";
import type {
  BlockContent,
  CitationNode,
  CslItem,
  PhrasingContent,
  Publication,
} from "../../publication/tree.ts";
import { paragraph } from "../../publication/tree.ts";
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

/**
 * Returns the publication with words in place of its citations.
 * @throws An error of the processor if the style is not valid.
 */
export function resolveCitations(publication: Publication, tools: CitationTools): Publication {
  const { body, works, head } = publication;
  const citations = citationsIn(body);
  const engine = engineFor(works, tools, head.language);
  const isNote = engine.opt.xclass === "note";
  const known = new Set(works.map(({ id }) => id));
  const asked = citations.map((node, index) => citationFor(node, index, { known, isNote }));
  const written = engine.rebuildProcessorState(asked, FORMAT, [...known]);
  const words = new Map(written.map(([id, , text]) => [id, formattedWords(text)]));
  const replaced = new Map(
    citations.map((node, index) => [
      node,
      { id: `citation-${String(index + 1)}`, words: words.get(idOf(index)) ?? [] },
    ]),
  );
  const notes: FootnoteDefinition[] = [];
  const children = body.children.flatMap((node): RootContent[] =>
    node.type === "bibliography"
      ? bibliography(engine)
      : [withWords(node, { replaced, isNote, notes, isInNote: node.type === "footnoteDefinition" })],
  );
  return { ...publication, body: { ...body, children: [...children, ...notes] } };
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

/** The citations of a tree, in order. */
function citationsIn(node: Nodes): CitationNode[] {
  if (node.type === "citation") return [node];
  const caption = node.data?.caption?.flatMap(citationsIn) ?? [];
  return "children" in node ? [...caption, ...node.children.flatMap(citationsIn)] : caption;
}

function citationFor(
  { works }: CitationNode,
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

interface Replacing {
  readonly replaced: ReadonlyMap<CitationNode, { readonly id: string; readonly words: PhrasingContent[] }>;
  readonly isNote: boolean;
  /** The notes that citations become. */
  readonly notes: FootnoteDefinition[];
  /** Whether the node is in a note, which has no notes of its own. */
  readonly isInNote: boolean;
}

function withWords<N extends Nodes>(node: N, replacing: Replacing): N {
  if (!("children" in node)) return node;
  const children = (node.children as Nodes[]).flatMap((child): Nodes[] =>
    child.type === "citation" ? citationWords(child, replacing) : [withWords(child, replacing)],
  );
  return { ...node, children };
}

function citationWords(
  node: CitationNode,
  { replaced, isNote, notes, isInNote }: Replacing,
): PhrasingContent[] {
  const { id, words } = replaced.get(node) ?? { id: "", words: [] };
  if (!isNote) return words;
  // A style for notes ends each of them; within another note, its sentence goes on.
  if (isInNote) return withoutStop(words);
  notes.push({ type: "footnoteDefinition", identifier: id, label: id, children: [paragraph(words)] });
  return [{ type: "footnoteReference", identifier: id, label: id }];
}

function withoutStop(words: PhrasingContent[]): PhrasingContent[] {
  const last = words.at(-1);
  if (last?.type !== "text") return words;
  return [...words.slice(0, -1), { type: "text", value: last.value.replace(/\.$/, "") }];
}

/** The list of works, each a paragraph that references lead to. */
function bibliography(engine: Engine): BlockContent[] {
  const made = engine.makeBibliography();
  if (made === false) return [];
  const [{ entry_ids }, entries] = made;
  return entries.map((entry, index) =>
    paragraph(formattedWords(entry.trim()), {
      role: "work",
      id: `source-${entry_ids[index]?.[0] ?? String(index)}`,
    }),
  );
}
