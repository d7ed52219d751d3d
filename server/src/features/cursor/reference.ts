/** Finds a reference in prose that is being typed: `[@…]`, `[[…]]` or `[^…]`. */
import { isProse } from "../../format/schema.ts";
import type { Position } from "../../syntax/span.ts";
import type { Source } from "../../syntax/source.ts";
import type { Cursor } from "../cursor.ts";
import { CURSOR_MARKER, parseSpeculatively } from "../speculative.ts";
import type { CursorText } from "./line.ts";
import { rangeIn } from "./reading.ts";

/** The cursor in an unfinished reference; `undefined` outside prose. */
export function referenceAt(
  source: Source,
  position: Position,
  { before, after }: CursorText,
): Cursor | undefined {
  const match = REFERENCE_BEFORE.exec(before);
  if (!match?.groups) return undefined;
  const { link, footnote, key } = match.groups;
  const form = link !== undefined ? "link" : footnote !== undefined ? "footnote" : "citation";
  const typed = link ?? footnote ?? key ?? "";
  const rest = ID_BEHIND.exec(after)?.[0] ?? "";
  const needed = form === "link" ? "]]" : "]";
  const closed = /^\]*/.exec(after.slice(rest.length))?.[0].length ?? 0;
  const others = form === "citation" && /^\s*[;,]/.test(after.slice(rest.length));
  const found = parseSpeculatively(source, position, {
    from: match.index,
    to: before.length + rest.length + Math.min(closed, needed.length),
    text: CURSOR_MARKER,
  });
  if (!found?.target.schema || !isProse(found.target.schema)) return undefined;
  return {
    ...found,
    form: "value",
    typed,
    range: rangeIn(position, before.length - typed.length, before.length + rest.length),
    prefix: "",
    suffix: "",
    isBlock: false,
    isPhrase: false,
    style: found.target.node.style,
    reference: { form, closing: others ? "" : needed.slice(Math.min(closed, needed.length)) },
  };
}

/** The rest of an id in prose; a full stop after it belongs to the sentence. */
const ID_BEHIND = /^[\p{L}\p{M}\p{N}_-]*/u;
const REFERENCE_BEFORE =
  /\[(?:\[(?<link>[^[\]\n]*)|\^(?<footnote>[^[\]\s]*)|(?<citation>[^[\]]*@(?<key>[\p{L}\u200c\u200d\p{M}\p{N}_:.#$%&+?<>~/-]*)))$/u;
