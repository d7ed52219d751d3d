/** What the parts of the writer share: the fonts' characters, the targets of links, the notes, and the depth. */
import type {
  FigureNode,
  FootnoteDefinition,
  Labels,
  Publication,
  Root,
} from "../../publication/tree/tree.ts";
import type { Picture } from "../figureSource.ts";
import type { Covers } from "./literal.ts";
import { literal, Printable } from "./literal.ts";

/** A node of the tree, as far as all nodes are alike. */
interface AnyNode {
  readonly type: string;
  readonly identifier?: string;
  readonly data?: { readonly id?: string } | undefined;
  readonly children?: readonly AnyNode[];
}

/** What a document needs besides its tree. */
export interface Surroundings {
  /** Which characters the fonts can draw. */
  readonly covers: Covers;
  /** Draws a figure as SVG; `undefined` if nothing can draw it. */
  readonly figures: ((node: FigureNode) => Picture | undefined) | undefined;
}

/** A note below a table. @property letter Its place in the alphabet, from 1. */
interface TableNote {
  readonly note: FootnoteDefinition;
  readonly letter: number;
  readonly label: string;
}

/** A picture by the name of its file. @property height In pixels of CSS. */
interface PlacedPicture {
  readonly name: string;
  readonly height: number;
}

/** How deep nodes may be nested. Typst refuses documents with lists of more than about 20 levels. */
const MAX_DEPTH = 10;

/** The nodes that links can lead to, if they have an id. */
const TARGETS: ReadonlySet<string> = new Set(
  "heading paragraph table figure list listItem blockquote code".split(" "),
);

/** The state of writing one document. */
export class Writing {
  readonly labels: Labels;
  readonly works: Publication["works"];
  readonly printable: Printable;
  /** The files that the source includes, by name. */
  readonly files = new Map<string, string>();
  readonly #figures: Surroundings["figures"];
  readonly #pictures = new Map<FigureNode, PlacedPicture>();
  readonly #targets: ReadonlySet<string>;
  readonly #placed = new Set<string>();
  readonly #notes: ReadonlyMap<string, FootnoteDefinition>;
  readonly #written = new Set<string>();
  readonly #loose = new Set<string>();
  /** The notes of the table that is being written, by their identifiers. */
  #ofTable: Map<string, TableNote> | undefined;
  /** The notes below tables, by their identifiers. */
  readonly #inTables = new Set<string>();
  #tableNotes = 0;
  /** Writes the content of a note; `blocks.ts` has it, which imports this module. */
  readonly #content: (note: FootnoteDefinition, writing: Writing) => string;
  #depth = 0;

  constructor(
    { body, labels, works }: Publication,
    { covers, figures }: Surroundings,
    content: (note: FootnoteDefinition, writing: Writing) => string,
  ) {
    this.labels = labels;
    this.works = works;
    this.printable = new Printable(covers);
    this.#figures = figures;
    this.#content = content;
    const all = nodesOf(body);
    this.#targets = new Set(all.flatMap(({ type, data }) => (TARGETS.has(type) ? (data?.id ?? []) : [])));
    this.#notes = notesIn(all);
  }

  /** Whether a link can lead to this id. */
  isTarget(id: string): boolean {
    return this.#targets.has(id);
  }

  /** The label that makes a node the target of links; empty if it has no id, or if an earlier node has the same. */
  target(id: string | undefined): string {
    if (id === undefined || this.#placed.has(id)) return "";
    this.#placed.add(id);
    return `#${labelOf(id)};`;
  }

  /** An invisible target before a node that cannot have a label itself. */
  anchor(id: string | undefined): string {
    const target = this.target(id);
    return target === "" ? "" : `#metadata(none)${target}`;
  }

  /** A note at its first reference, and only its sign at later ones. @param sign What is written if there is no note. */
  note(identifier: string, sign: string): string {
    const note = this.#notes.get(identifier);
    if (note === undefined || this.#loose.has(identifier))
      return `#super[#${literal(this.printable.text(sign))};];`;
    const label = `label(${literal(`note-${identifier}`)})`;
    if (this.#written.has(identifier)) return `#footnote(${label});`;
    if (this.#ofTable) return this.#tableMark(identifier, note, this.#ofTable);
    this.#written.add(identifier);
    return `#footnote[${this.#content(note, this)}]#${label};`;
  }

  /**
   * Writes a table with its notes below it, which have letters. At the foot of pages, Typst would set the whole table again for each of
   * its pages. Notes that the text before has at the foot keep their numbers.
   */
  withTableNotes(write: () => string): string {
    const notes = (this.#ofTable = new Map<string, TableNote>());
    const table = write();
    this.#ofTable = undefined;
    if (notes.size === 0) return table;
    for (const identifier of notes.keys()) this.#inTables.add(identifier);
    const below = Array.from(
      notes.values(),
      ({ note, letter, label }) =>
        `table-note(${letter}, [#metadata(none)#${label};${this.#content(note, this)}])`,
    );
    return `{ ${table}; ${below.join("; ")} }`;
  }

  #tableMark(identifier: string, note: FootnoteDefinition, notes: Map<string, TableNote>): string {
    const own = notes.get(identifier) ?? {
      note,
      letter: notes.size + 1,
      label: `label(${literal(`table-note-${++this.#tableNotes}`)})`,
    };
    notes.set(identifier, own);
    return `#table-mark(${own.letter}, ${own.label});`;
  }

  /** The notes that no reference has written, each once, so that their texts are not lost. They are not at the foot. */
  *remainingNotes(): Generator<FootnoteDefinition> {
    for (const [identifier, note] of this.#notes) {
      if (this.#written.has(identifier) || this.#inTables.has(identifier)) continue;
      this.#loose.add(identifier);
      yield note;
    }
  }

  /** The file with the picture of a figure; `undefined` if nothing can draw it. */
  picture(node: FigureNode): PlacedPicture | undefined {
    const known = this.#pictures.get(node);
    if (known !== undefined) return known;
    const drawn = this.#figures?.(node);
    if (drawn === undefined) return undefined;
    const placed = { name: `/figure-${this.files.size + 1}.svg`, height: drawn.height };
    this.files.set(placed.name, this.printable.svg(drawn.svg));
    this.#pictures.set(node, placed);
    return placed;
  }

  /** Writes a node that contains others, or only what it contains if it is nested too deeply. */
  nested(write: () => string, flat: () => string): string {
    if (this.#depth >= MAX_DEPTH) return flat();
    this.#depth += 1;
    const written = write();
    this.#depth -= 1;
    return written;
  }
}

/** The label of a part of the document. Its prefix keeps it apart from the labels of notes. */
export function labelOf(id: string): string {
  return `label(${literal(`part-${id}`)})`;
}

/** All nodes, without recursion: a document may be nested deeply. */
function nodesOf(body: Root): AnyNode[] {
  const all: AnyNode[] = [body];
  for (const { children } of all) for (const child of children ?? []) all.push(child);
  return all;
}

function notesIn(all: readonly AnyNode[]): ReadonlyMap<string, FootnoteDefinition> {
  const notes = new Map<string, FootnoteDefinition>();
  for (const node of all) {
    const note = node as FootnoteDefinition;
    if (node.type === "footnoteDefinition" && !notes.has(note.identifier)) notes.set(note.identifier, note);
  }
  return notes;
}
