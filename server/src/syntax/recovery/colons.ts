/** Errors at the colon between key and value: missing, without a space, of another kind, or inside a text. */
import { t } from "@vscode/l10n";
import type { Span } from "../span.ts";
import type { Diagnosis, ParseError } from "./diagnose.ts";
import { looksLikeProse, textAmongKeys } from "./blocks.ts";
import { misplacedDash } from "./dashes.ts";
import { indentation } from "./indentation.ts";
import { lineContent, depthOf, isBlank, isItem, isKey, lineAt, linesBelow, nextLine } from "./lines.ts";
import type { PieceFix } from "./fix.ts";
import { ifKeysExist, quotedText, insertion, NO_FIX, quotingFix, oneFix, safeFix } from "./fix.ts";
import { firstLineEnd, quoteSpan, valueEnd, valueStart } from "./scalars.ts";

/** A key whose colon has no space after it: `title:Threats`, but not `https://…`. */
export const GLUED = /^([\p{L}_][\p{L}\p{N}_-]*):(?!\/\/)(?=[^\s:])/u;

/**
 * Characters used instead of a colon: full-width and other colons, and an equals sign. Also a colon before an unusual
 * space.
 */
export const OTHER_COLON =
  /^([\p{L}_][\p{L}\p{N}_-]*)[ \t]*(?:([：﹕︓∶꞉=;])\s*|:(?=[\u00A0\u2000-\u200A\u202F\u3000]))/u;

/** A line without a colon, alone or joined with the line below. */
export function missingColon({ text, error }: ParseError): Diagnosis | undefined {
  if (error.code !== "MULTILINE_IMPLICIT_KEY" && error.code !== "MISSING_CHAR") return undefined;
  const [from, to] = error.pos;
  const line = lineAt(text, from);
  const below = nextLine(text, line.end);
  if (text.slice(from, Math.min(to, line.contentEnd)).trim() === "") return undefined;
  // A single word with indented lines below it is a key. Several words are a text that the line below interrupts.
  const isWord = /^\S+$/.test(text.slice(from, line.contentEnd));
  const column = depthOf(below) - (from - line.start);
  if (to > line.end && (isWord ? column < 0 : column !== 0)) {
    return misplacedDash(text, below) ?? indentation(text, below);
  }
  if (from === line.contentStart) {
    const other = misplacedDash(text, line) ?? textAmongKeys(text, line);
    if (other) return other;
  }
  const diagnosis = colonless(text, { start: from, end: Math.min(to, line.contentEnd) });
  // The lines below a single word may be its text.
  const isText =
    isWord && column > 0 && !isKey(lineContent(text, below)) && !isItem(lineContent(text, below));
  return isText
    ? {
        ...diagnosis,
        recoveries: diagnosis.recoveries.map((fix) => ({ ...fix, insert: ": |" })),
        fixes: diagnosis.recoveries.flatMap(({ at }) => oneFix(t("Write a colon"), [insertion(at, ":")])),
      }
    : diagnosis;
}

/** The problem of a line without a colon, or without one that YAML recognizes. */
export function colonless(text: string, { start, end }: Span): Diagnosis {
  const words = text.slice(start, end);
  const glued = GLUED.exec(words);
  if (glued) return gluedColon({ start, end }, { key: glued[1] ?? "", value: words.slice(glued[0].length) });
  const strange = strangeColon(text, { start, end }) ?? dashForColon({ start, words });
  if (strange) return strange;
  const enclosed = quotedPair(words, start);
  if (enclosed) return enclosed;
  const key = firstWord(words) ?? words;
  return {
    problem: {
      start,
      end: start + key.length,
      message: t('A colon is missing after "{0}". Write each line here as "key: value".', key),
    },
    recoveries: [{ at: start + key.length, remove: 0, insert: ":" }],
    fixes: withColon(words, { key, at: start + key.length }),
  };
}

/** The fix for a key without its colon. Several words may be a misplaced text, unless the format has the key. */
function withColon(words: string, { key, at }: { key: string; at: number }): readonly PieceFix[] {
  if (/\s/.test(key)) return NO_FIX;
  const fixes = oneFix(t('Write a colon after "{0}"', key), [insertion(at, ":")]);
  const mayBeId = words === key || /^\s*[{[]/.test(words.slice(key.length));
  return mayBeId ? fixes : ifKeysExist({ words: [key], where: "anywhere" }, fixes);
}

/** The offset after the first colons in a text, of any kind, and the blanks around them; -1 if there are none. */
function behindColons(words: string): number {
  const found = /[：﹕︓∶꞉=;:][：﹕︓∶꞉=;:\s]*/u.exec(words);
  return found ? found.index + found[0].length : -1;
}

/** The problem of a line with another character in place of the colon. */
export function strangeColon(text: string, { start, end }: Span): Diagnosis | undefined {
  const words = text.slice(start, end);
  const [before, key = "", sign] = OTHER_COLON.exec(words) ?? [];
  if (before === undefined) return undefined;
  const value = words.slice(before.length).trim();
  return {
    problem: {
      start,
      end,
      message:
        sign === undefined
          ? t('An ordinary space is missing after the colon: write "{0}: {1}".', key, value)
          : t(
              'Expected a colon and a space between key and value, not "{0}". Write "{1}: {2}".',
              sign,
              key,
              value,
            ),
    },
    recoveries: [{ at: start + key.length, remove: before.length - key.length, insert: ": " }],
    fixes: (sign === "=" || sign === ";" ? oneFix : safeFix)(t("Write a colon and a space"), [
      {
        at: start + key.length,
        // Replaces all unusual spaces as well.
        remove: behindColons(words.slice(key.length)),
        insert: value === "" ? ":" : ": ",
      },
    ]),
  };
}

/** `"status: draft"`: the key and its value are between quotation marks. */
function quotedPair(words: string, start: number): Diagnosis | undefined {
  const [, , key = ""] =
    /^(["'])([a-z][a-z0-9-]*):[ \t]+(?=[\p{L}\p{N}])(?:(?!:\s|\s#)[^"'\\\r\n])*\1$/u.exec(words) ?? [];
  if (key === "") return undefined;
  const end = start + words.length;
  const edits = [
    { at: start, remove: 1, insert: "" },
    { at: end - 1, remove: 1, insert: "" },
  ];
  return {
    problem: { start, end, message: t("The quotation marks enclose key and value. Remove them.") },
    recoveries: edits,
    fixes: ifKeysExist({ words: [key], where: "anywhere" }, oneFix(t("Delete the quotation marks"), edits)),
  };
}

/** `status - draft`, where "status" is a key of the format. */
function dashForColon({ start, words }: { start: number; words: string }): Diagnosis | undefined {
  const [before, key = "", sign = ""] = /^([a-z][a-z0-9-]*)[ \t]+([-–—])[ \t]+(?=\S)/.exec(words) ?? [];
  if (before === undefined) return undefined;
  const edit = { at: start + key.length, remove: before.length - key.length, insert: ": " };
  return {
    problem: {
      start,
      end: start + words.length,
      message: t(
        'Expected a colon and a space between key and value, not "{0}". Write "{1}: {2}".',
        sign,
        key,
        words.slice(before.length),
      ),
    },
    recoveries: [edit],
    fixes: ifKeysExist({ words: [key], where: "anywhere" }, oneFix(t("Write a colon and a space"), [edit])),
  };
}

/** The first of several words, if it is probably a key. */
export function firstWord(words: string): string | undefined {
  return /^[a-z][a-z0-9-]*(?=\s)/.exec(words)?.[0];
}

/** The problem of a colon without a space after it. */
export function gluedColon(span: Span, { key, value }: { key: string; value: string }): Diagnosis {
  return {
    problem: {
      ...span,
      message: t('A space is missing after the colon: write "{0}: {1}".', key, value),
    },
    recoveries: [{ at: span.start + key.length + 1, remove: 0, insert: " " }],
    fixes: oneFix(t("Write a space after the colon"), [insertion(span.start + key.length + 1, " ")]),
  };
}

/** `text: Threats: a list` on one line, or a line below that is indented too far. */
export function colonInText({ text, error }: ParseError): Diagnosis | undefined {
  if (error.code !== "BLOCK_AS_IMPLICIT_KEY" && error.code !== "KEY_OVER_1024_CHARS") return undefined;
  if (error.message.startsWith("A block sequence")) return undefined;
  const start = valueStart(text, error.pos[0]);
  const end = firstLineEnd(text, start);
  const line = lineAt(text, start);
  const below = nextLine(text, line.end);
  const words = lineContent(text, below);
  const twice = /^:[ \t]+(?=[^\s:])/.exec(text.slice(start, end));
  if (twice) return colonTwice({ start, end: start + twice[0].length });
  const goesOn = looksLikeProse(text.slice(start, end)) && !isKey(words) && !isItem(words);
  if (!goesOn && !/:(?=\s|$)/.test(text.slice(start, end))) {
    return isBlank(below) ? undefined : (misplacedDash(text, below) ?? indentation(text, below));
  }
  return {
    ...colonBetween(text, { start, end }),
    recoveries: [quoteSpan(text, { start, end: valueEnd(text, start) })],
    fixes: quotedWhole(text, { start, end: wholeEnd(text, start) }),
  };
}

/** `status: : draft` */
function colonTwice(span: Span): Diagnosis {
  const edit = { at: span.start, remove: span.end - span.start, insert: "" };
  return {
    problem: { start: span.start, end: span.start + 1, message: t("There is a colon too many here.") },
    recoveries: [edit],
    fixes: oneFix(t("Delete the colon"), [edit]),
  };
}

/** The problem of a text that contains a colon. */
export function colonBetween(text: string, span: Span): Diagnosis {
  return {
    problem: {
      ...span,
      message: /^[“”„«»‘’]/.test(text.slice(span.start))
        ? t(
            'YAML treats curly quotation marks ("{0}") as part of the text. Put straight quotation marks around the whole text.',
            text.charAt(span.start),
          )
        : t(
            "YAML reads the text before a colon and a space as a key. Put the whole text into quotation marks.",
          ),
    },
    recoveries: [quoteSpan(text, span)],
    fixes: quotedWhole(text, span),
  };
}

/** The fix that quotes a text with a colon; none if the words before the colon are a key of the format. */
function quotedWhole(text: string, span: Span): readonly PieceFix[] {
  const words = text.slice(span.start, span.end);
  if (/^["']/.test(words) && !words.slice(1).includes(words.startsWith("'") ? "' " : '"'))
    return oneFix(t("Put the text into quotation marks"), [
      { at: span.start, remove: words.length, insert: quotedText(words.slice(1)) },
    ]);
  // An id with a word may be an entry that lost its line break.
  if (/^[a-z][a-z0-9-]*:[ \t]+[a-z0-9-]+$/.test(words)) return NO_FIX;
  const key = /^[a-z][a-z-]*(?=:\s)/.exec(words)?.[0];
  const fixes = straightened(text, span) ?? quotingFix(text, span);
  return key === undefined ? fixes : ifKeysExist({ words: [key], where: "nowhere" }, fixes);
}

/** The end of the value of a key, including lines below that are indented further and can only belong to it. */
function wholeEnd(text: string, start: number): number {
  const line = lineAt(text, start);
  let end = firstLineEnd(text, start);
  for (const below of linesBelow(text, line)) {
    if (isBlank(below) || depthOf(below) <= start - line.start - keyLength(text, start)) break;
    end = below.contentEnd;
  }
  return end;
}

/** The distance from the beginning of the key to its value. */
function keyLength(text: string, start: number): number {
  const line = lineAt(text, start);
  const before = text.slice(line.contentStart, start);
  return before.length - (/^(?:-[ \t]+)*/.exec(before)?.[0].length ?? 0);
}

/** The fix for a text between typographic quotation marks: straight ones; `undefined` if the text has none. */
function straightened(text: string, { start, end }: Span): readonly PieceFix[] | undefined {
  const inner = /^[“„”«»‘‚’]([^“„”«»‘‚’"\\]*(?:[\p{L}\d]’[\p{L}][^“„”«»‘‚’"\\]*)*)[”“»«’‘]$/u.exec(
    text.slice(start, end),
  )?.[1];
  if (inner === undefined) return undefined;
  return oneFix(t("Write straight quotation marks"), [
    { at: start, remove: 1, insert: '"' },
    { at: end - 1, remove: 1, insert: '"' },
  ]);
}
