/**
 * `textDocument/inlayHint`: shows what the user would otherwise look up: the rank of an entry, the band of a term, the
 * title of an id.
 */
import { showHidden } from "../language/hiddenCharacters.ts";
import { t } from "@vscode/l10n";
import type { InlayHint, Range } from "vscode-languageserver-types";
import { InlayHintKind } from "vscode-languageserver-types";
import type { Facts, Reference } from "../model/facts/facts.ts";
import { definitionsNamed } from "../model/facts/definitions.ts";
import type { Ranking } from "../model/rankings/ranking.ts";
import { categoryAmong } from "../model/taxonomies/taxonomy.ts";
import { textOf } from "../syntax/node.ts";
import type { PieceSpan, Span } from "../syntax/span.ts";
import { pieceSpan } from "../syntax/span.ts";
import type { Source } from "../syntax/source.ts";
import type { Assessment } from "../workspace/assessment.ts";
import { assessmentsOf } from "../workspace/assessments.ts";
import type { Library } from "../workspace/library.ts";
import { entityOfReference } from "../workspace/occurrences.ts";
import { termNamed } from "../workspace/scales.ts";
import { titleOf } from "./hoverContent/title.ts";
import { bandOf } from "./hoverContent/scale.ts";

/** Which hints are enabled. */
export interface WantedHints {
  readonly ranks: boolean;
  readonly percents: boolean;
  readonly titles: boolean;
}

/** A text before or after a position. */
interface Hint {
  readonly span: PieceSpan;
  readonly label: string;
  readonly side: "before" | "behind";
  readonly tooltip?: string;
}

/**
 * The hints of a file.
 * @param range The visible range.
 */
export function inlayHints(source: Source, library: Library, { range, wanted }: HintRequest): InlayHint[] {
  const isSeen = ({ piece }: PieceSpan): boolean => {
    const first = source.lineOf(piece);
    return first <= range.end.line && first + piece.lines > range.start.line;
  };
  return assessmentsOf(source, library)
    .flatMap((assessment) => hintsIn(assessment, wanted, isSeen))
    .map((hint) => shown(hint, source))
    .filter(({ position: { line } }) => line >= range.start.line && line <= range.end.line);
}

interface HintRequest {
  readonly range: Range;
  readonly wanted: WantedHints;
}

function hintsIn(assessment: Assessment, wanted: WantedHints, isSeen: (span: PieceSpan) => boolean): Hint[] {
  const facts = assessment.facts.filter(({ item: { piece } }) =>
    isSeen(pieceSpan(piece, { start: 0, end: 0 })),
  );
  const rankings = assessment.rankings.filter(({ id }) => isSeen(id.span));
  return [
    ...(wanted.ranks ? rankings.flatMap(ranksIn) : []),
    ...(wanted.percents ? facts.flatMap((each) => bandsIn(each, assessment)) : []),
    ...(wanted.titles ? facts.flatMap((each) => titlesIn(each, assessment)) : []),
  ];
}

/** The rank of every entry that does not state it itself. */
function ranksIn({ entries, piece }: Ranking): Hint[] {
  return entries
    .filter(({ stated, gap }) => !stated && !gap)
    .map(({ value, rank, tie }) => ({
      span: pieceSpan(piece, value),
      label: tie === undefined ? `${rank}` : `=${rank}`,
      side: "before",
      tooltip: tie === undefined ? t("Rank {0}", rank) : t("Rank {0}, in a tie", rank),
    }));
}

/** The band of every term of a scale. */
function bandsIn({ item, visits }: Facts, assessment: Assessment): Hint[] {
  return visits.flatMap(({ node, schema: { "x-scale": of } }): Hint[] => {
    const found = of && termNamed(textOf(node) ?? "", of, assessment);
    const band = found && bandOf(found.term);
    if (!found || !node || !band || isBrought(item.piece, node)) return [];
    return [{ span: pieceSpan(item.piece, node), label: band, side: "behind", tooltip: found.scale.title }];
  });
}

/** The title of every id that does not say the same itself. */
function titlesIn({ references, item }: Facts, assessment: Assessment): Hint[] {
  return references.flatMap((reference): Hint[] => {
    const title = titleFor(reference, assessment);
    const { span, id, form } = reference;
    // Inside a sentence it would disturb.
    if (title === undefined || form === "citation" || form === "link" || form === "footnote") return [];
    if (isBrought(item.piece, span) || isSameName(id, title)) return [];
    return [{ span, label: shortened(title), side: "behind", tooltip: title }];
  });
}

/** Whether the text comes from an alias, so that it is not written here. */
function isBrought({ text }: PieceSpan["piece"], { start }: Span): boolean {
  return text[start] === "*";
}

function titleFor(reference: Reference, assessment: Assessment): string | undefined {
  const entity = entityOfReference(reference, assessment);
  if (entity?.concept === "category" || entity?.concept === "cluster")
    return categoryAmong(assessment.taxonomies, reference.id)?.title;
  return entity && titleOf(definitionsNamed(assessment.definitionsBySection, entity)[0]?.item.value);
}

function isSameName(id: string, title: string): boolean {
  return plain(id) === plain(title);
}

function plain(text: string): string {
  return text
    .normalize("NFD")
    .replace(/[^\p{L}\p{N}]/gu, "")
    .toLowerCase();
}

const MAX_LENGTH = 40;

function shortened(title: string): string {
  return title.length > MAX_LENGTH ? `${title.slice(0, MAX_LENGTH - 1).trimEnd()}…` : title;
}

function shown({ span, label, side, tooltip }: Hint, source: Source): InlayHint {
  const { start, end } = source.range(span);
  return {
    position: side === "before" ? start : end,
    label: showHidden(label),
    ...(tooltip === undefined ? {} : { tooltip: showHidden(tooltip) }),
    ...(side === "before" ? { paddingRight: true, kind: InlayHintKind.Parameter } : { paddingLeft: true }),
  };
}
