/**
 * Suppressions: comments with which an author says that a finding is meant to be there, and why.
 *
 *     # threat-assessment-disable-next-line no-mixed-granularity -- the source ranks the whole cluster
 *     title: …   # threat-assessment-disable-line no-placeholder -- the working title
 *     # threat-assessment-disable use-covers -- from here on …
 *     # threat-assessment-enable use-covers
 *     # threat-assessment-disable-file no-unused-definition -- shared with the annex
 */
import type { Chapter } from "../syntax/chapter.ts";
import { memo } from "../syntax/memo.ts";
import type { Node } from "../syntax/node.ts";
import type { Piece } from "../syntax/piece.ts";
import type { Place } from "../syntax/place.ts";
import type { Source } from "../syntax/source.ts";

/** One rule, suppressed in some lines. */
export interface Suppression {
  /** The rule's id as it is written; empty where the comment names none. */
  readonly rule: string;
  readonly reason: string | undefined;
  /** The id, or the comment where it names none. */
  readonly place: Place;
  /** The whole comment, with the space before it. */
  readonly comment: Place;
  /** Whether the comment names no other rule. */
  readonly isAlone: boolean;
  /** The lines of the file, from the first to before the last. */
  readonly from: number;
  readonly to: number;
}

type Verb = "disable-next-line" | "disable-line" | "disable-file" | "disable" | "enable";

interface Directive {
  readonly verb: Verb;
  readonly rule: string;
  readonly reason: string | undefined;
  readonly place: Place;
  readonly comment: Place;
  readonly isAlone: boolean;
}

const DIRECTIVE =
  /(?:^|(?<=[ \t]))#[ \t]*threat-assessment-(disable-next-line|disable-line|disable-file|disable|enable)(?![\w-])([^\r\n]*)/gm;
const RULE = /[a-z0-9]+(?:-[a-z0-9]+)*/g;

/** Everything that is suppressed in a file, in the order of the text. */
export function suppressionsIn(source: Source): Suppression[] {
  const directives = source.chapters.flatMap(directivesOfChapter);
  return directives.flatMap((directive, index): Suppression[] => {
    const { verb, rule, reason, place, comment, isAlone } = directive;
    if (verb === "enable") return [];
    const line = source.range(place).start.line;
    const [from, to] = linesOf(verb, line, source);
    const end = directives
      .slice(index + 1)
      .find((each) => each.verb === "enable" && [rule, ""].includes(each.rule));
    const until = verb === "disable" && end ? source.range(end.place).start.line : to;
    return [{ rule, reason, place, comment, isAlone, from, to: until }];
  });
}

function linesOf(verb: Verb, line: number, source: Source): [from: number, to: number] {
  if (verb === "disable-file") return [0, Infinity];
  if (verb === "disable") return [line, Infinity];
  if (verb === "disable-line") return [line, line + 1];
  // Comments may stand between it and the line that it is about.
  let next = line + 1;
  while (next < source.lineCount && /^\s*#/.test(source.line(next))) next++;
  return [next, next + 1];
}

const directivesOfChapter = memo((chapter: Chapter): readonly Directive[] =>
  chapter.pieces.flatMap(directivesIn),
);

const directivesIn = memo((piece: Piece): readonly Directive[] => {
  if (!piece.text.includes("threat-assessment-")) return [];
  return Array.from(piece.text.matchAll(DIRECTIVE)).flatMap((match) => {
    const { 0: whole, 1: verb, 2: rest = "", index } = match;
    return isInText(piece.tree, index)
      ? []
      : directivesOf(piece, { verb: verb as Verb, rest, index, end: index + whole.length });
  });
});

interface Found {
  readonly verb: Verb;
  readonly rest: string;
  readonly index: number;
  readonly end: number;
}

function directivesOf(piece: Piece, { verb, rest, index, end }: Found): Directive[] {
  const [names = "", ...reasons] = rest.split(/(?:^|\s)--(?=\s|$)/);
  const reason = reasons.join("--").trim() || undefined;
  const before = /[ \t]*$/.exec(piece.text.slice(0, index))?.[0].length ?? 0;
  const comment = { piece, start: index - before, end };
  const start = end - rest.length;
  const rules = Array.from(names.matchAll(RULE), (match) => ({
    rule: match[0],
    place: { piece, start: start + match.index, end: start + match.index + match[0].length },
  }));
  const named = rules.length > 0 ? rules : [{ rule: "", place: { piece, start: index, end: start } }];
  return named.map(({ rule, place }) => ({
    verb,
    rule,
    reason,
    place,
    comment,
    isAlone: named.length === 1,
  }));
}

/** Whether what looks like a comment is a part of a text. */
function isInText(node: Node | undefined, offset: number): boolean {
  if (!node || offset < node.start || offset >= node.end) return false;
  if (node.kind === "scalar") return true;
  if (node.kind === "list") return node.items.some((item) => isInText(item, offset));
  if (node.kind === "map")
    return node.pairs.some(({ key, value }) => isInText(key, offset) || isInText(value, offset));
  return false;
}
