/**
 * Suppressions: comments with which an author says that a problem is accepted, and why.
 *
 *     # threat-assessment-disable-next-line no-mixed-granularity -- the source ranks the whole cluster
 *     title: …   # threat-assessment-disable-line no-placeholder -- the working title
 *     # threat-assessment-disable use-covers -- from here on …
 *     # threat-assessment-enable use-covers
 *     # threat-assessment-disable-file no-unused-definition -- shared with the annex
 */
import type { Chapter } from "../syntax/chapter.ts";
import { commentsIn } from "../syntax/comments.ts";
import type { Lines } from "../syntax/entryLines.ts";
import { linesOfEntry, linesOfTexts } from "../syntax/entryLines.ts";
import { memo } from "../syntax/memo.ts";
import type { Piece } from "../syntax/piece.ts";
import type { Place, Span } from "../syntax/place.ts";
import type { Source } from "../syntax/source.ts";

/** One rule in a comment that suppresses it, or ends that. */
export interface Mention {
  /** The rule's id as it is written; empty where the comment names none. */
  readonly rule: string;
  /** The id, or the comment where it names none. */
  readonly place: Place;
  /** The whole comment, with the space before it. */
  readonly comment: Place;
  /** Whether the comment names no other rule. */
  readonly isAlone: boolean;
}

/** One rule, suppressed in some lines. */
export interface Suppression extends Mention {
  readonly reason: string | undefined;
  /** Whether the reason is only the word that was there to be replaced: then nothing is suppressed. */
  readonly isPlaceholder: boolean;
  /** The comment that ends it, and nothing else. */
  readonly end?: Mention;
  /** Whether it ends a suppression that does not exist. */
  readonly isStrayEnd?: true;
  /** The lines of the file, from the first to before the last. */
  readonly from: number;
  readonly to: number;
}

type Verb = "disable-next-line" | "disable-line" | "disable-file" | "disable" | "enable";

interface Directive extends Mention, Pick<Suppression, "reason"> {
  readonly verb: Verb;
}

const DIRECTIVE =
  /^#[ \t]*threat-assessment-(disable-next-line|disable-line|disable-file|disable|enable)(?![\w-])(.*)/;
const RULE = /[^\s,]+/g;
/** What separates the ids from the reason; some editors make a dash of two hyphens. */
const REASON = /(?:^|\s)(?:--|[—–])(?=\s|$)/;
/** What is offered in the place of a reason, and what people write when they have none. */
const PLACEHOLDER = /^(?:reason|motivo|raz[oó]n|to ?do|tbd|fixme|xxx+|\.{3}|…|\?{3,})[.:]?$/i;

/** Everything that is suppressed in a file, in the order of the text. */
export function suppressionsIn(source: Source): Suppression[] {
  const directives = source.chapters.flatMap(directivesOfChapter);
  return directives.flatMap(({ verb, ...directive }, index): Suppression[] => {
    if (verb === "enable")
      return endsSomething(directive, directives.slice(0, index)) ? [] : [strayEnd(directive)];
    const line = source.range(directive.place).start.line;
    const [from, to] = linesOf(verb, line, source);
    const end = directives
      .slice(index + 1)
      .find((each) => each.verb === "enable" && [directive.rule, ""].includes(each.rule));
    const until = verb === "disable" && end ? source.range(end.place).start.line : to;
    const lines = { from, to: until, ...(verb === "disable" && end?.rule === directive.rule ? { end } : {}) };
    return [{ ...directive, isPlaceholder: isPlaceholder(directive.reason), ...lines }];
  });
}

/** Whether what an "enable" names is suppressed above it, and not ended yet. */
function endsSomething({ rule }: Mention, above: readonly Directive[]): boolean {
  return above.some(
    ({ verb, rule: open }, index) =>
      verb === "disable" &&
      [open, ""].includes(rule) &&
      !above.slice(index + 1).some((each) => each.verb === "enable" && [open, ""].includes(each.rule)),
  );
}

function strayEnd(directive: Omit<Directive, "verb">): Suppression {
  return { ...directive, isPlaceholder: false, isStrayEnd: true, from: 0, to: 0 };
}

function isPlaceholder(reason: string | undefined): boolean {
  return reason !== undefined && PLACEHOLDER.test(reason);
}

function linesOf(verb: Verb, line: number, source: Source): Lines {
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

/** The line that a comment above it is about: blank lines and other comments may come between. */
function nextLine(source: Source, line: number): number {
  let next = line + 1;
  while (next < source.lineCount && /^\s*(?:#|$)/.test(source.line(next))) next++;
  return next;
}

const directivesOfChapter = memo((chapter: Chapter): readonly Directive[] =>
  chapter.pieces.flatMap(directivesIn),
);

const directivesIn = memo((piece: Piece): readonly Directive[] => {
  if (!piece.text.includes("threat-assessment-")) return [];
  return commentsIn(piece).flatMap((comment) => directivesOf(piece, comment));
});

function directivesOf(piece: Piece, { start, end }: Span): Directive[] {
  const [, verb, rest = ""] = DIRECTIVE.exec(piece.text.slice(start, end)) ?? [];
  if (verb === undefined) return [];
  const from = end - rest.length;
  const [names = "", ...reasons] = rest.split(REASON);
  const reason = reasons.length > 0 ? rest.slice(rest.search(REASON)).replace(REASON, "").trim() : "";
  const before = /[ \t]*$/.exec(piece.text.slice(0, start))?.[0].length ?? 0;
  const rules = Array.from(names.matchAll(RULE), ({ 0: rule, index }) => ({
    rule,
    place: { piece, start: from + index, end: from + index + rule.length },
  }));
  const named = rules.length > 0 ? rules : [{ rule: "", place: { piece, start, end: from } }];
  return named.map((each) => ({
    ...each,
    verb: verb as Verb,
    reason: reason === "" ? undefined : reason,
    comment: { piece, start: start - before, end },
    isAlone: named.length === 1,
  }));
}
