/**
 * A document: one YAML document of a file, as sections (its top-level entries) with their items, put together from
 * pieces. Sections and items keep their identity from version to version wherever their pieces did.
 */
import { t } from "@vscode/l10n";
import type { Flaw, Resolved } from "./anchors.ts";
import { resolveAliases, treeIn, unusedAnchors, withoutOverridden } from "./anchors.ts";
import { firstLine, looseTexts } from "./loose.ts";
import { memo } from "./memo.ts";
import type { MapNode } from "./node.ts";
import { textOf } from "./node.ts";
import type { Piece } from "./piece.ts";
import { placeOf } from "./place.ts";
import type { Entry, Section } from "./sections.ts";
import { sectionsOf } from "./sections.ts";
import type { Source } from "./source.ts";

export type { Flaw } from "./anchors.ts";
export type { Item, Section } from "./sections.ts";

export interface Document {
  readonly pieces: readonly Piece[];
  readonly sections: readonly Section[];
  /** What stands at the top where no map does: a list, a text, something that is no YAML. */
  readonly stray: Flaw | undefined;
  /** What is wrong with how the pieces stand beside each other. */
  readonly flaws: readonly Flaw[];
}

/** The documents of a file; at least one, which may be empty. */
export const documentsOf = memo((source: Source): readonly Document[] => {
  const runs: Piece[][] = [[]];
  for (const piece of source.pieces) {
    if (piece.role === "mark") runs.push([]);
    runs.at(-1)?.push(piece);
  }
  const filled = runs.filter((pieces) => pieces.some(saysSomething));
  return (filled.length > 0 ? filled : runs.slice(0, 1)).map(documentOf);
});

function saysSomething({ role, tree, problems }: Piece): boolean {
  return role === "entry" || role === "item" || tree !== undefined || problems.length > 0;
}

/** Everything in a document that YAML does not allow. */
export const flawsOf = memo((document: Document): readonly Flaw[] => {
  const flaws: Flaw[] = [];
  for (const piece of document.pieces) if (piece.problems.length > 0) flaws.push(...problemsOf(piece));
  for (const section of document.sections) flaws.push(...section.flaws);
  return [...flaws, ...document.flaws];
});

const problemsOf = memo((piece: Piece): readonly Flaw[] =>
  piece.problems.map(({ start, end, ...said }) => ({ ...said, place: placeOf(piece, { start, end }) })),
);

function documentOf(pieces: readonly Piece[]): Document {
  const resolved = resolveAliases(pieces);
  const { list, entries } = entriesOf(pieces, resolved);
  const flaws = [
    ...Array.from(resolved.values()).flatMap((each) => each.flaws),
    ...unusedAnchors(pieces),
    ...(entries.length > 0 ? pieces.filter(({ role }) => role === "directive").map(markMissing) : []),
  ];
  const problem = pieces.find(({ problems }) => problems.length > 0);
  const stray = strayIn(list, entries);
  if (stray) return { pieces, sections: [], stray, flaws: [...flaws, stray] };
  const loose = looseTexts(
    entries.map(({ head, tree, items }) => ({ piece: head, tree: items.length > 0 ? undefined : tree })),
  );
  const sections = [...list.flatMap(asEntry), ...entries]
    .filter(({ head }) => !loose.texts.has(head))
    .flatMap((entry) => sectionsOf(entry, resolved));
  return {
    pieces,
    sections: withoutOverridden(sections),
    stray: sections.length === 0 && problem ? problemsOf(problem)[0] : undefined,
    flaws: [...flaws, ...list.map(dashTooMany), ...indented(entries), ...loose.flaws],
  };
}

/** The entries at the top, and the list items that stand there before them. */
function entriesOf(
  pieces: readonly Piece[],
  resolved: ReadonlyMap<Piece, Resolved>,
): { list: readonly Piece[]; entries: readonly Entry[] } {
  const list: Piece[] = [];
  const entries: Entry[] = [];
  for (let index = 0; index < pieces.length;) {
    const head = pieces[index++];
    if (!head) break;
    if (head.role === "item") {
      list.push(head);
      continue;
    }
    const tree = treeIn(resolved, head);
    if (!tree) continue;
    const from = index;
    if (head.role === "entry") while (pieces[index]?.role === "item") index++;
    entries.push({ head, tree, items: pieces.slice(from, index) });
  }
  return { list, entries };
}

/** What stands where an assessment should: not a single entry with a key, nor one in the making. */
function strayIn(list: readonly Piece[], entries: readonly Entry[]): Flaw | undefined {
  if (entries.some(({ tree, items }) => tree?.kind === "map" || items.length > 0)) return undefined;
  const [first] = entries;
  if (list[0]) return notAMap(list[0]);
  if (!first || (entries.length === 1 && /^\S+$/.test(textOf(first.tree) ?? ""))) return undefined;
  return notAMap(first.head);
}

const notAMap = memo((piece: Piece): Flaw => ({
  place: placeOf(piece, firstLine(piece)),
  message: t(
    'A file of this kind is written as keys with values, such as "title: …". This is something else.',
  ),
}));

/** The entry that a list item at the top stands for, among other entries. */
function asEntry(head: Piece): Entry[] {
  const tree = head.tree?.kind === "list" ? head.tree.items[0] : undefined;
  return tree?.kind === "map" ? [{ head, tree: tree satisfies MapNode, items: [] }] : [];
}

const dashTooMany = memo((piece: Piece): Flaw => {
  const span = firstLine(piece);
  const words = piece.text.slice(span.start, span.end).replace(/^-\s*/, "");
  return {
    place: placeOf(piece, span),
    message: t(
      'A dash begins the item of a list, but here stand keys with their values: write "{0}".',
      words,
    ),
  };
});

/** The first entry, where it begins further right than the others. */
function indented([first, second]: readonly Entry[]): readonly Flaw[] {
  return first && second && first.head.role === "entry" ? indentedFlaws(first.head) : [];
}

const indentedFlaws = memo((piece: Piece): readonly Flaw[] => {
  const span = firstLine(piece);
  const margin = piece.position(span.start).character - (piece.text.startsWith("\uFEFF") ? 1 : 0);
  return margin === 0 || piece.problems.length > 0
    ? []
    : [
        {
          place: placeOf(piece, span),
          message: t(
            "This line is indented by {0} spaces, but the lines that it belongs to by {1}.",
            margin,
            0,
          ),
        },
      ];
});

const markMissing = memo((piece: Piece): Flaw => ({
  place: placeOf(piece, { start: 0, end: piece.text.search(/[\r\n]|$/) }),
  message: t('A line with "---" must follow this one.'),
}));
