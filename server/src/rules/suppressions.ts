/**
 * Reads suppressions: comments with which an author accepts a problem and gives the reason.
 *
 *     # threat-assessment-disable-next-line no-mixed-granularity -- the source ranks the whole cluster
 *     title: …   # threat-assessment-disable-line no-placeholder -- the working title
 *     # threat-assessment-disable use-covers -- from here on …
 *     # threat-assessment-enable use-covers
 *     # threat-assessment-disable-file no-unused-definition -- shared with the annex
 */
import type { PieceGroup } from "../syntax/pieceGroup.ts";
import { commentsIn } from "../syntax/comments.ts";
import type { LineRange } from "../syntax/entryLines.ts";
import { linesOfEntry, linesOfTexts } from "../syntax/entryLines.ts";
import { memo } from "../syntax/memo.ts";
import type { Piece } from "../syntax/piece.ts";
import type { PieceSpan, Span } from "../syntax/span.ts";
import type { Source } from "../syntax/source.ts";
import { isRuleId, presentIdOf } from "./ids.ts";
import type { DirectiveTypo } from "./directives.ts";
import { misspelledDirective, reasonWithoutHyphens } from "./directives.ts";
import { blanksBefore } from "../syntax/scan.ts";

/** One rule in a comment that suppresses it or ends a suppression. */
export interface SuppressedRule {
  /** The rule id: the present one if a former one is written; empty if the comment names none. */
  readonly rule: string;
  /** The id as written, if the rule has another one now. */
  readonly formerId?: string;
  /** The id, or the whole comment if it names none. */
  readonly span: PieceSpan;
  /** The whole comment, with the space before it. */
  readonly comment: PieceSpan;
  /** Whether the comment names no other rule. */
  readonly isAlone: boolean;
  /** A typo in the comment, because of which it may have no effect. */
  readonly typo?: DirectiveTypo;
}

/** One rule that is suppressed in a range of lines. */
export interface Suppression extends SuppressedRule {
  readonly reason: string | undefined;
  /** Whether the reason is still the placeholder. Then nothing is suppressed. */
  readonly isPlaceholder: boolean;
  /** The comment whose only purpose is to end this suppression. */
  readonly end?: SuppressedRule;
  /** Whether the comment ends a suppression that does not exist. */
  readonly isUnmatchedEnd?: true;
  /** The range of lines in the file; `to` is exclusive. */
  readonly from: number;
  readonly to: number;
}

type Verb = "disable-next-line" | "disable-line" | "disable-file" | "disable" | "enable";

interface Directive extends SuppressedRule, Pick<Suppression, "reason"> {
  /** `undefined` if the verb is misspelled. The comment then has no effect. */
  readonly verb: Verb | undefined;
}

const DIRECTIVE =
  /^#[ \t]*threat-assessment-(disable-next-line|disable-line|disable-file|disable|enable)(?![\w-])(.*)/;
const RULE = /[^\s,]+/g;
/** Separates the ids from the reason. Some editors turn two hyphens into a dash. */
const REASON = /(?:^|\s)(?:--|[—–])(?=\s|$)/;
/**
 * The placeholder that is offered for a reason, and words that people write if they have none. Any other
 * short word may be a reason.
 */
const PLACEHOLDER = new RegExp(
  `^(?:${[
    String.raw`to ?do|tbd|tba|tbc|fixme|xxx+|\.{3}|…|\?{3,}|n/a|n\.a\.?`,
    String.raw`<[^<>]*>|\[[^[\]]*\]|\{[^{}]*\}`,
    String.raw`(?:(?:write|add|insert|enter|give|state|put|type)\s+)?(?:(?:the|your)\s+)?reason(?:\s+goes)?(?:\s+here)?`,
    String.raw`(?:(?:escrib[aei]r?|añad[aei]r?|indi(?:ca|que|car)|pon(?:er|ga)?)\s+)?(?:(?:aquí|aqui)\s+)?(?:(?:el|la|su|tu|un|una)\s+)?(?:motivo|raz[oó]n)(?:\s+(?:aquí|aqui))?`,
    String.raw`to\s+be\s+(?:defined|determined|done|written|added|completed|confirmed)`,
    String.raw`pendiente(?:\s+de\s+(?:definir|escribir|completar|redactar))?`,
    String.raw`(?:por|a)\s+(?:definir|determinar|escribir|completar|hacer|redactar)`,
  ].join("|")})[.:]?$`,
  "iu",
);

/** Returns all suppressions of a file, in text order. */
export function suppressionsIn(source: Source): Suppression[] {
  const directives = source.pieceGroups.flatMap(directivesOfPieceGroup);
  const ends = endsOf(directives);
  // An "enable" ends the suppressions above it that name the same rules and have not ended yet.
  const ended = new Set(directives.map(({ verb }, index) => (verb === "disable" ? ends[index] : undefined)));
  return directives.flatMap(({ verb, ...directive }, index): Suppression[] => {
    if (verb === undefined || (verb === "enable" && !isRuleId(directive.rule) && directive.rule !== ""))
      return [withoutEffect(directive)];
    if (verb === "enable") return ended.has(directives[index]) ? [] : [strayEnd(directive)];
    const line = source.range(directive.span).start.line;
    const [from, to] = linesOf(verb, line, source);
    const end = ends[index];
    const until = verb === "disable" && end ? source.range(end.span).start.line : to;
    const lines = { from, to: until, ...(verb === "disable" && end?.rule === directive.rule ? { end } : {}) };
    return [{ ...directive, isPlaceholder: isPlaceholder(directive.reason), ...lines }];
  });
}

/** Returns, for each directive, the next "enable" that names its rule or all rules. */
function endsOf(directives: readonly Directive[]): (Directive | undefined)[] {
  const next = new Map<string, number>();
  const ends: (Directive | undefined)[] = [];
  for (const [index, { verb, rule }] of Array.from(directives.entries()).reverse()) {
    ends[index] = directives[Math.min(next.get(rule) ?? Infinity, next.get("") ?? Infinity)];
    if (verb === "enable") next.set(rule, index);
  }
  return ends;
}

function strayEnd(directive: Omit<Directive, "verb">): Suppression {
  return { ...withoutEffect(directive), isUnmatchedEnd: true };
}

function withoutEffect(directive: Omit<Directive, "verb">): Suppression {
  return { ...directive, isPlaceholder: false, from: 0, to: 0 };
}

function isPlaceholder(reason: string | undefined): boolean {
  return reason !== undefined && PLACEHOLDER.test(reason);
}

function linesOf(verb: Verb, line: number, source: Source): LineRange {
  switch (verb) {
    case "disable-file":
      return [0, Infinity];
    case "disable":
      return [line, Infinity];
    case "disable-line":
      return linesOfTexts(source, line);
    default:
      return linesOfEntry(source, nextLine(source, line));
  }
}

/** Returns the line to which a comment above it applies, past blank lines and other comments. */
function nextLine(source: Source, line: number): number {
  let next = line + 1;
  while (next < source.lineCount && /^\s*(?:#|$)/.test(source.line(next))) next++;
  return next;
}

const directivesOfPieceGroup = memo((pieceGroup: PieceGroup): readonly Directive[] =>
  pieceGroup.pieces.flatMap(directivesIn),
);

const directivesIn = memo((piece: Piece): readonly Directive[] => {
  // A quick test: few pieces contain such a comment, and most contain no comment at all.
  if (!piece.text.includes("#") || !/able|ignore|threat.?as/i.test(piece.text)) return [];
  return commentsIn(piece).flatMap((comment) => directivesOf(piece, comment));
});

function directivesOf(piece: Piece, { start, end }: Span): readonly Directive[] {
  const [, verb, rest = ""] = DIRECTIVE.exec(piece.text.slice(start, end)) ?? [];
  const comment = { piece, start: blanksBefore(piece.text, start), end };
  if (verb === undefined) return misspelledComment(comment, start);
  const from = end - rest.length;
  const { names, reason, typo } = partsOf(rest, { piece, start: from, end });
  const rules = Array.from(names.matchAll(RULE), ({ 0: id, index }) => ({
    rule: presentIdOf(id),
    ...(presentIdOf(id) === id ? {} : { formerId: id }),
    span: { piece, start: from + index, end: from + index + id.length },
  }));
  const named = rules.length > 0 ? rules : [{ rule: "", span: { piece, start, end: from } }];
  return named.map((each, index) => ({
    ...each,
    verb: verb as Verb,
    reason: reason === "" ? undefined : reason,
    comment,
    isAlone: named.length === 1,
    ...(typo && index === named.length - 1 ? { typo } : {}),
  }));
}

/** Splits the text after the verb into the ids and the reason, even if the hyphens are missing. */
function partsOf(rest: string, span: PieceSpan): { names: string; reason: string; typo?: DirectiveTypo } {
  const at = rest.search(REASON);
  const names = at < 0 ? rest : rest.slice(0, at);
  if (at >= 0) return { names, reason: rest.slice(at).replace(REASON, "").trim() };
  const typo = reasonWithoutHyphens(rest, span);
  if (!typo) return { names, reason: "" };
  return { names: rest.slice(0, typo.span.start - span.start), reason: typo.written, typo };
}

/** Returns the directives of a comment that was meant to be one. */
function misspelledComment(comment: PieceSpan, start: number): readonly Directive[] {
  const typo = misspelledDirective(comment, start);
  if (!typo) return [];
  return [{ rule: "", span: typo.span, comment, isAlone: true, verb: undefined, reason: undefined, typo }];
}
