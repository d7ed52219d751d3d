/**
 * A document: one YAML document of a file, as sections (its top-level entries) with their items, put together from
 * pieces. Sections and items keep their identity from version to version wherever their pieces did.
 */
import { t } from "@vscode/l10n";
import type { Flaw, Resolved } from "./anchors.ts";
import { fixesIn, resolveAliases, treeIn, unusedAnchors, withoutOverridden } from "./anchors.ts";
import type { Chapter } from "./chapter.ts";
import { firstLine, pieceMoved, withoutTexts } from "./loose.ts";
import { addAll, joined, memo } from "./memo.ts";
import { lineBreakOf } from "./edits.ts";
import { MOST_DOCUMENTS } from "./limits.ts";
import { indentMessage, moveTitle } from "./mend/indentation.ts";
import { inserted, repair } from "./mend/repair.ts";
import type { MapNode } from "./node.ts";
import { textOf } from "./node.ts";
import type { Piece } from "./piece.ts";
import { placeOf } from "./place.ts";
import type { Entry, Section } from "./sections.ts";
import { asMap, dashTooMany, sectionsOf } from "./sections.ts";
import type { Source } from "./source.ts";

export type { Flaw } from "./anchors.ts";
export type { Item, Section } from "./sections.ts";

export interface Document {
  readonly pieces: readonly Piece[];
  /** The pieces with characters that a reader may not see. */
  readonly hiding: readonly Piece[];
  readonly sections: readonly Section[];
  /** What stands at the top where no map does: a list, a text, something that is no YAML. */
  readonly stray: Flaw | undefined;
  /** Everything that YAML does not allow. */
  readonly flaws: readonly Flaw[];
}

/** The documents of a file; at least one, which may be empty. */
export const documentsOf = memo((source: Source): readonly Document[] => {
  const runs: Chapter[][] = [];
  for (const chapter of source.chapters) {
    const last = runs.at(-1);
    if (last && chapter.head.role !== "mark") last.push(chapter);
    else runs.push([chapter]);
  }
  const filled = runs.filter((chapters) => chapters.some(({ saysSomething }) => saysSomething));
  const shown = filled.length > 0 ? filled.slice(0, MOST_DOCUMENTS) : runs.slice(0, 1);
  const beyond = filled.slice(MOST_DOCUMENTS);
  const documents = shown.map(documentOf);
  const [first, ...others] = documents;
  // What nobody sees between the documents is told in the first one, and so are directives of none.
  const told = new Set([...shown, ...beyond]);
  const between = runs.filter((run) => !told.has(run)).flat();
  const hiding = between.flatMap((chapter) => chapter.hiding);
  const wrong = [...directivesOfNone(source), ...tooManyDocuments(beyond)];
  if (!first || hiding.length + wrong.length === 0) return documents;
  const flaws = [...first.flaws, ...wrong];
  return [{ ...first, flaws, hiding: [...first.hiding, ...hiding] }, ...others];
});

/** The first of the documents that are too many. */
function tooManyDocuments([run]: readonly (readonly Chapter[])[]): Flaw[] {
  return run?.[0] ? [documentBeyond(run[0].head)] : [];
}

/** Directives that no document follows, or another one of the same kind. */
function directivesOfNone({ chapters }: Source): Flaw[] {
  return chapters.flatMap(({ head }, index) => {
    if (head.role !== "directive") return [];
    const next = chapters[index + 1]?.head;
    if (next?.role === "directive") return [repeated(next)];
    return !next || (next.role === "mark" && next.text.startsWith("...")) ? [markMissing(head)] : [];
  });
}

const problemsOf = memo((piece: Piece): readonly Flaw[] =>
  piece.problems.map((problem): Flaw => {
    const { message, severity } = problem;
    return {
      message,
      place: placeOf(piece, problem),
      ...(severity ? { severity } : {}),
      // To find the ways that work is costly.
      get fixes() {
        return fixesIn(piece, problem.repairs);
      },
    };
  }),
);

function documentOf(chapters: readonly Chapter[]): Document {
  const pieces = joined(chapters.map((chapter) => chapter.pieces));
  const hiding = joined(chapters.map((chapter) => chapter.hiding));
  // Most pieces have nothing but a tree; the few others are all that must be gone through on every keystroke.
  const special = joined(chapters.map((chapter) => chapter.special));
  const resolved = resolveAliases(special);
  const { list, entries } = entriesOf(chapters, resolved);
  const problems = special.flatMap(problemsOf);
  const flaws = [
    ...problems,
    ...Array.from(resolved.values()).flatMap((each) => each.flaws),
    ...unusedAnchors(special),
    ...(entries.length > 0 ? special.filter(({ role }) => role === "directive").map(markMissing) : []),
  ];
  const stray = strayIn(list, entries);
  if (stray) return { pieces, hiding, sections: [], stray, flaws: [...flaws, stray] };
  const { kept, loose } = withoutLoose(entries);
  const sections = [...list.flatMap(asEntry), ...kept].flatMap((entry) => sectionsOf(entry, resolved));
  return {
    pieces,
    hiding,
    sections: withoutOverridden(sections),
    stray: sections.length === 0 ? problems[0] : undefined,
    flaws: [
      ...flaws,
      ...sections.flatMap((section) => section.flaws),
      ...list.map(dashTooMany),
      ...indented(entries),
      ...braced(entries),
      ...headless(entries),
      ...loose,
    ],
  };
}

/** The entries at the top, and the list items that stand there before them. */
function entriesOf(
  chapters: readonly Chapter[],
  resolved: ReadonlyMap<Piece, Resolved>,
): { list: readonly Piece[]; entries: readonly Entry[] } {
  const list: Piece[] = [];
  const entries: Entry[] = [];
  for (const { head, items, pieces, special } of chapters) {
    const last = entries.at(-1);
    const tree = treeIn(resolved, head);
    if (head.role === "item") addAll(list, pieces);
    else if (last && isItemAtMargin(items)) {
      entries[entries.length - 1] = {
        ...last,
        items: [...last.items, ...pieces],
        special: [...last.special, ...special],
      };
    } else if (head.role === "entry") entries.push({ head, tree, items, special });
    else {
      if (tree) entries.push({ head, tree, items: [], special });
      addAll(list, items);
    }
  }
  return { list, entries };
}

/** Whether the entry before these items is no entry, but an item at the margin. */
function isItemAtMargin([item]: readonly Piece[]): boolean {
  return String(item?.before).startsWith("entry");
}

/** The entries without loose lines of text between them. */
function withoutLoose(entries: readonly Entry[]): { kept: readonly Entry[]; loose: readonly Flaw[] } {
  const units = entries.map(({ head, tree, items }) => ({
    piece: head,
    tree: items.length > 0 ? undefined : tree,
  }));
  const { entries: left, flaws } = withoutTexts(units);
  if (left === units) return { kept: entries, loose: [] };
  const trees = new Map(left.map(({ piece, tree }) => [piece, tree]));
  const kept = entries.flatMap((entry) =>
    trees.has(entry.head) ? [{ ...entry, tree: trees.get(entry.head) ?? entry.tree }] : [],
  );
  return { kept, loose: flaws };
}

/** What stands where an assessment should: not a single entry with a key nor one in the making, or more text than entries. */
function strayIn(list: readonly Piece[], entries: readonly Entry[]): Flaw | undefined {
  const [first] = entries;
  const isEntry = ({ tree, items }: Entry): boolean => tree?.kind === "map" || items.length > 0;
  const count = entries.filter(isEntry).length;
  if (count === 0 && list[0]) return notAMap(list[0]);
  if (!first || isEntry(first) || (count > 0 && count * 2 >= entries.length)) return undefined;
  if (entries.length === 1 && /^\S+$/.test(textOf(first.tree) ?? "")) return undefined;
  return notAMap(first.head);
}

const notAMap = memo((piece: Piece): Flaw => ({
  place: placeOf(piece, firstLine(piece)),
  message: t(
    'A file of this kind is written as keys with values, such as "title: …". This is something else.',
  ),
  fixes: [],
}));

/** The entry that a list item at the top stands for, among other entries. */
function asEntry(head: Piece): Entry[] {
  const tree = head.tree?.kind === "list" ? head.tree.items[0] : undefined;
  return tree?.kind === "map" ? [{ head, tree: tree satisfies MapNode, items: [], special: [] }] : [];
}

/** Entries in braces that stand by themselves among others. */
function braced(entries: readonly Entry[]): Flaw[] {
  if (entries.length < 2) return [];
  return entries.flatMap(({ head, tree }) =>
    tree?.kind === "map" && tree.flow ? [bracesAmongKeys(head)] : [],
  );
}

const bracesAmongKeys = memo((piece: Piece): Flaw => ({
  place: placeOf(piece, firstLine(piece)),
  message: t(
    'Braces hold keys of their own and cannot stand between other entries. Write each key on a line, as "key: value", or delete the braces.',
  ),
  fixes: [],
}));

/** Lists among entries that stand below no key, and maps below nothing but an anchor or a tag. */
function headless(entries: readonly Entry[]): Flaw[] {
  if (entries.length < 2) return [];
  return entries.flatMap(({ head, tree, items }) => {
    const hasNoKey = (items.length > 0 || (tree?.kind === "list" && !tree.flow)) && !asMap(tree);
    return (hasNoKey || isBelowProperties(head)) && head.problems.length === 0 ? [keyMissing(head)] : [];
  });
}

/** Whether the first line of a piece is an anchor or a tag for the keys below it. */
function isBelowProperties({ text, tree }: Piece): boolean {
  return (
    tree?.kind === "map" && !tree.flow && /^[&!]\S*(?:[ \t]+[&!]\S*)*(?:[ \t]+(?:#.*)?)?[\r\n]/.test(text)
  );
}

const keyMissing = memo((piece: Piece): Flaw => ({
  place: placeOf(piece, firstLine(piece)),
  message: t('What stands here belongs to no key. Write the key above it, as "key:".'),
  fixes: [],
}));

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
          message: indentMessage(margin, 0),
          fixes: fixesIn(piece, repair(moveTitle(0), pieceMoved(piece, 0))),
        },
      ];
});

const repeated = memo((piece: Piece): Flaw => ({
  place: placeOf(piece, { start: 0, end: piece.text.search(/[\r\n]|$/) }),
  message: t("The line above already sets the version of YAML. Delete one of the two."),
  fixes: [],
}));

const documentBeyond = memo((piece: Piece): Flaw => ({
  place: placeOf(piece, { start: 0, end: piece.text.search(/[\r\n]|$/) }),
  message: t(
    "Only the first {0} documents of a file are checked. Split the file at this line.",
    MOST_DOCUMENTS,
  ),
  fixes: [],
}));

const markMissing = memo((piece: Piece): Flaw => ({
  place: placeOf(piece, { start: 0, end: piece.text.search(/[\r\n]|$/) }),
  message: t('A line with "---" must follow this one.'),
  fixes: fixesIn(
    piece,
    repair(t('Write "---" below'), [
      inserted(piece.text.search(/[\r\n]|$/), `${lineBreakOf(piece.text)}---`),
    ]),
  ),
}));
