/** Finds brackets in prose that look like a reference but are not read as one. */
import type { Span } from "../../syntax/span.ts";
import type { ProseReference } from "./prose.ts";
import { withoutReferences } from "./prose.ts";

/** An unread mark; its span is that of the opening bracket and the id. */
interface UnreadMark extends Span {
  readonly form: ProseReference["form"];
  readonly id: string;
  /** Whether only the marks are missing, as in "[curtis-2004, p. 3]". */
  readonly isBare: boolean;
}

const OPEN = /(?<!\\)\[(@\{?|\[|\^)((?:[\p{L}\p{M}\p{N}_]|[:.-](?=[\p{L}\p{N}_])){1,100})/gu;

/** A word alone in brackets, or before a comma, which is neither a link nor the label of one. */
const BARE =
  /(?<![\]![\\])\[([\p{L}\p{N}][\p{L}\p{M}\p{N}]*(?:-[\p{L}\p{M}\p{N}]+)*)(?:\]|,[^[\]\n]{1,40}\])(?![([:])/gu;

/** Returns the unread marks of a text, in order. */
export function unreadMarksIn(text: string): UnreadMark[] {
  if (!text.includes("[")) return [];
  const rest = withoutReferences(text);
  if (!rest.includes("[")) return [];
  const open = Array.from(rest.matchAll(OPEN)).flatMap(({ index, 0: mark, 1: sign = "", 2: id = "" }) => {
    // "[[text](address)]" and "[@name](address)" are links of Markdown.
    const isLink = /^[^\]\n]{0,200}\]\(/.test(rest.slice(index + mark.length, index + mark.length + LONGEST));
    return isLink ? [] : [{ form: formOf(sign), id, isBare: false, start: index, end: index + mark.length }];
  });
  const bare = Array.from(rest.matchAll(BARE), ({ index, 0: mark, 1: id = "" }): UnreadMark => {
    const form = mark.endsWith(`${id}]`) ? "link" : "citation";
    return { form, id, isBare: true, start: index, end: index + mark.length };
  });
  return [...open, ...bare].sort((a, b) => a.start - b.start);
}

const LONGEST = 203;

function formOf(sign: string): UnreadMark["form"] {
  if (sign.startsWith("@")) return "citation";
  return sign === "[" ? "link" : "footnote";
}
