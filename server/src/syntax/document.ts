/**
 * A document: one YAML document of a file, assembled from pieces into sections (its top-level entries) with their
 * items. Sections and items remain the same objects from version to version while their pieces do.
 */
import { t } from "@vscode/l10n";
import type { SyntaxProblem, ResolvedPiece } from "./anchors.ts";
import { syntaxFixesIn, resolveAliases, resolvedTree, unusedAnchors, withoutOverridden } from "./anchors.ts";
import type { PieceGroup } from "./pieceGroup.ts";
import { withinLimit } from "./pieceGroup.ts";
import { firstLineSpan, movePiece, withoutProseLines } from "./unkeyed.ts";
import { addAll, concatenated, memo } from "./memo.ts";
import {
  documentOverLimit,
  entryOverLimit,
  missingDocumentMarker,
  repeatedVersionDirective,
} from "./documentProblems.ts";
import { MAX_DOCUMENTS, MAX_ENTRIES } from "./limits.ts";
import { moveTitle, oneFix } from "./recovery/fix.ts";
import { indentMessage } from "./recovery/indentation.ts";
import type { MapNode } from "./node.ts";
import { textOf } from "./node.ts";
import type { Piece } from "./piece.ts";
import { pieceSpan } from "./span.ts";
import type { TopLevelEntry, Section } from "./sections.ts";
import { superfluousDash } from "./entryProblems.ts";
import { asMap, sectionsOf } from "./sections.ts";
import type { Source } from "./source.ts";

export type { SyntaxProblem } from "./anchors.ts";
export type { Item, Section } from "./sections.ts";

/** One YAML document of a file. */
export interface Document {
  readonly pieces: readonly Piece[];
  /** The pieces with characters that a reader may not see. */
  readonly withHiddenCharacters: readonly Piece[];
  readonly sections: readonly Section[];
  /** Set if the top level is not a map but a list, a text or something that is not YAML. */
  readonly rootProblem: SyntaxProblem | undefined;
  /** All syntax problems, including `rootProblem`. */
  readonly syntaxProblems: readonly SyntaxProblem[];
}

/** The documents of a file. There is at least one, which may be empty. */
export const documentsOf = memo((source: Source): readonly Document[] => {
  const runs: PieceGroup[][] = [];
  for (const pieceGroup of source.pieceGroups) {
    const last = runs.at(-1);
    if (last && pieceGroup.head.role !== "marker") last.push(pieceGroup);
    else runs.push([pieceGroup]);
  }
  const filled = runs.filter((pieceGroups) => pieceGroups.some(({ hasContent }) => hasContent));
  const shown = filled.length > 0 ? filled.slice(0, MAX_DOCUMENTS) : runs.slice(0, 1);
  const beyond = filled.slice(MAX_DOCUMENTS);
  const documents = shown.map(documentOf);
  const [first, ...others] = documents;
  // Characters and directives between documents belong to none of them, so the first document reports them.
  const assigned = new Set([...shown, ...beyond]);
  const between = runs.filter((run) => !assigned.has(run)).flat();
  const hiding = between.flatMap((pieceGroup) => pieceGroup.withHiddenCharacters);
  const [over] = beyond.flat();
  const wrong = [...directivesOfNone(source), ...(over ? [documentOverLimit(over.head)] : [])];
  if (!first || hiding.length + wrong.length === 0) return documents;
  const syntaxProblems = [...first.syntaxProblems, ...wrong];
  return [
    { ...first, syntaxProblems, withHiddenCharacters: [...first.withHiddenCharacters, ...hiding] },
    ...others,
  ];
});

/** Problems of directives that no document follows, or that another directive of the same kind follows. */
function directivesOfNone({ pieceGroups }: Source): SyntaxProblem[] {
  return pieceGroups.flatMap(({ head }, index) => {
    if (head.role !== "directive") return [];
    const next = pieceGroups[index + 1]?.head;
    if (next?.role === "directive") return [repeatedVersionDirective(next)];
    return !next || (next.role === "marker" && next.text.startsWith("..."))
      ? [missingDocumentMarker(head)]
      : [];
  });
}

const problemsOf = memo((piece: Piece): readonly SyntaxProblem[] =>
  piece.problems.map((problem): SyntaxProblem => {
    const { message, severity } = problem;
    return {
      message,
      span: pieceSpan(piece, problem),
      ...(severity ? { severity } : {}),
      ...(problem.ifNoKey ? { ifNoKey: problem.ifNoKey } : {}),
      // To find the fixes that work is expensive.
      get fixes() {
        return syntaxFixesIn(piece, problem.fixes);
      },
    };
  }),
);

function documentOf(all: readonly PieceGroup[]): Document {
  const { pieceGroups, over } = withinLimit(all);
  // Most pieces have only a tree, so each keystroke visits only the few special ones.
  const special = concatenated(pieceGroups.map((pieceGroup) => pieceGroup.special));
  const resolved = resolveAliases(special);
  const { list, entries } = entriesOf(pieceGroups, resolved);
  const problems = special.flatMap(problemsOf);
  const rootProblem = rootProblemIn(list, entries);
  const body = rootProblem
    ? { sections: [], syntaxProblems: [rootProblem] }
    : bodyOf({ list, entries }, resolved);
  return {
    pieces: concatenated(all.map((pieceGroup) => pieceGroup.pieces)),
    withHiddenCharacters: concatenated(all.map((pieceGroup) => pieceGroup.withHiddenCharacters)),
    sections: body.sections,
    rootProblem: rootProblem ?? (body.sections.length === 0 ? problems[0] : undefined),
    syntaxProblems: [
      ...problems,
      ...problemsOfSpecial({ special, resolved, entries }),
      ...body.syntaxProblems,
      ...(over ? [entryOverLimit(over)] : []),
    ],
  };
}

/** The sections of a document that is a map, and the problems of entries that are not in their place. */
function bodyOf(
  { list, entries }: Entries,
  resolved: ReadonlyMap<Piece, ResolvedPiece>,
): Pick<Document, "sections" | "syntaxProblems"> {
  const { remaining, unkeyed } = withoutUnkeyed(entries);
  const read = [...list.flatMap(asEntry), ...remaining].flatMap((entry) => sectionsOf(entry, resolved));
  // A map in braces can have thousands of keys in one group.
  const sections = read.slice(0, MAX_ENTRIES);
  return {
    sections: withoutOverridden(sections),
    syntaxProblems: [
      ...sections.flatMap((section) => section.syntaxProblems),
      ...list.map(superfluousDash),
      ...indented(entries),
      ...braced(entries),
      ...headless(entries),
      ...unkeyed,
      ...read.slice(MAX_ENTRIES, MAX_ENTRIES + 1).map(({ piece }) => entryOverLimit(piece)),
    ],
  };
}

interface Special {
  readonly special: readonly Piece[];
  readonly resolved: ReadonlyMap<Piece, ResolvedPiece>;
  readonly entries: readonly TopLevelEntry[];
}

/** The problems of aliases, anchors and directives. */
function problemsOfSpecial({ special, resolved, entries }: Special): readonly SyntaxProblem[] {
  return [
    ...Array.from(resolved.values()).flatMap((each) => each.syntaxProblems),
    ...unusedAnchors(special),
    ...(entries.length > 0
      ? special.filter(({ role }) => role === "directive").map(missingDocumentMarker)
      : []),
  ];
}

/** The top-level entries of a document, and the list items among them. */
interface Entries {
  readonly list: readonly Piece[];
  readonly entries: readonly TopLevelEntry[];
}

/** Separates the top-level entries from the list items before them. */
function entriesOf(pieceGroups: readonly PieceGroup[], resolved: ReadonlyMap<Piece, ResolvedPiece>): Entries {
  const list: Piece[] = [];
  const entries: TopLevelEntry[] = [];
  for (const { head, items, pieces, special } of pieceGroups) {
    const last = entries.at(-1);
    const tree = resolvedTree(resolved, head);
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

/** Whether the entry before these items is in fact an item at the margin. */
function isItemAtMargin([item]: readonly Piece[]): boolean {
  return String(item?.before).startsWith("entry");
}

/** Removes the entries that are lines of text without a key. */
function withoutUnkeyed(entries: readonly TopLevelEntry[]): {
  remaining: readonly TopLevelEntry[];
  unkeyed: readonly SyntaxProblem[];
} {
  const units = entries.map(({ head, tree, items }) => ({
    piece: head,
    tree: items.length > 0 ? undefined : tree,
  }));
  const { entries: left, syntaxProblems } = withoutProseLines(units);
  if (left === units) return { remaining: entries, unkeyed: [] };
  const trees = new Map(left.map(({ piece, tree }) => [piece, tree]));
  const remaining = entries.flatMap((entry) =>
    trees.has(entry.head) ? [{ ...entry, tree: trees.get(entry.head) ?? entry.tree }] : [],
  );
  return { remaining, unkeyed: syntaxProblems };
}

/**
 * The problem of a document that is not a map: it has no entry with a key (nor one being typed), or more text than
 * entries.
 */
function rootProblemIn(list: readonly Piece[], entries: readonly TopLevelEntry[]): SyntaxProblem | undefined {
  const [first] = entries;
  const isEntry = ({ tree, items }: TopLevelEntry): boolean => tree?.kind === "map" || items.length > 0;
  const count = entries.filter(isEntry).length;
  if (count === 0 && list[0]) return notAMap(list[0]);
  if (!first || isEntry(first) || (count > 0 && count * 2 >= entries.length)) return undefined;
  if (entries.length === 1 && /^\S+$/.test(textOf(first.tree) ?? "")) return undefined;
  return notAMap(first.head);
}

const notAMap = memo((piece: Piece): SyntaxProblem => ({
  span: pieceSpan(piece, firstLineSpan(piece)),
  message: t('A file of this kind consists of keys with values, such as "title: …". This file does not.'),
  fixes: [],
}));

/** Interprets a list item among top-level entries as an entry. */
function asEntry(head: Piece): TopLevelEntry[] {
  const tree = head.tree?.kind === "list" ? head.tree.items[0] : undefined;
  return tree?.kind === "map" ? [{ head, tree: tree satisfies MapNode, items: [], special: [] }] : [];
}

/** Problems of maps in braces among other top-level entries. */
function braced(entries: readonly TopLevelEntry[]): SyntaxProblem[] {
  if (entries.length < 2) return [];
  return entries.flatMap(({ head, tree }) =>
    tree?.kind === "map" && tree.flow ? [bracesAmongKeys(head)] : [],
  );
}

const bracesAmongKeys = memo((piece: Piece): SyntaxProblem => ({
  span: pieceSpan(piece, firstLineSpan(piece)),
  message: t(
    'Braces contain keys of their own, and cannot be between other entries. Write each key on a line, as "key: value", or delete the braces.',
  ),
  fixes: [],
}));

/**
 * Problems of lists among top-level entries without a key above them, and of maps below nothing but an anchor or a tag.
 */
function headless(entries: readonly TopLevelEntry[]): SyntaxProblem[] {
  if (entries.length < 2) return [];
  return entries.flatMap(({ head, tree, items }) => {
    const hasNoKey = (items.length > 0 || (tree?.kind === "list" && !tree.flow)) && !asMap(tree);
    return (hasNoKey || isBelowProperties(head)) && head.problems.length === 0 ? [keyMissing(head)] : [];
  });
}

/** Whether the first line of a piece is an anchor or a tag that applies to the keys below it. */
function isBelowProperties({ text, tree }: Piece): boolean {
  return (
    tree?.kind === "map" && !tree.flow && /^[&!]\S*(?:[ \t]+[&!]\S*)*(?:[ \t]+(?:#.*)?)?[\r\n]/.test(text)
  );
}

const keyMissing = memo((piece: Piece): SyntaxProblem => ({
  span: pieceSpan(piece, firstLineSpan(piece)),
  message: t('This text has no key. Write the key above it, as "key:".'),
  fixes: [],
}));

/** The problem of a first entry that is indented further than the others. */
function indented([first, second]: readonly TopLevelEntry[]): readonly SyntaxProblem[] {
  return first && second && first.head.role === "entry" ? indentedSyntaxProblems(first.head) : [];
}

const indentedSyntaxProblems = memo((piece: Piece): readonly SyntaxProblem[] => {
  const span = firstLineSpan(piece);
  const margin = piece.position(span.start).character - (piece.text.startsWith("\uFEFF") ? 1 : 0);
  return margin === 0 || piece.problems.length > 0
    ? []
    : [
        {
          span: pieceSpan(piece, span),
          message: indentMessage(margin, 0),
          fixes: syntaxFixesIn(piece, oneFix(moveTitle(0), movePiece(piece, 0))),
        },
      ];
});
