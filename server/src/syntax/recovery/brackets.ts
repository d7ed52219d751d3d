/** Errors in lists and maps in brackets. */
import { t } from "@vscode/l10n";
import { isCollection, visit } from "yaml";
import type { Document } from "yaml";
import { colonBetween, gluedColon } from "./colons.ts";
import type { Diagnosis, ParseError } from "./diagnose.ts";
import { commentStart, lineAt } from "./lines.ts";
import type { OffsetEdit } from "../offsetEdits.ts";
import type { PieceFix } from "./fix.ts";
import { ifKeysExist, insertion, NO_FIX, quotingFix, deletion, oneFix } from "./fix.ts";
import type { Span } from "../span.ts";
import { bracketsAt } from "./scalars.ts";

const partners: ReadonlyMap<string, string> = new Map([
  ["[", "]"],
  ["{", "}"],
  ["]", "["],
  ["}", "{"],
]);

/** A bracket that is never closed. The recovery closes it after the last content before the error. */
export function unclosedBracket({ text, error, document }: ParseError): Diagnosis | undefined {
  const closer = /must (?:be sufficiently indented and )?end with a ([\]}])$/.exec(error.message)?.[1];
  if (!closer) return undefined;
  const [at] = error.pos;
  const opener = partners.get(closer) ?? "";
  const opened = lastOpened(document, { text, opener, at });
  const line = lineAt(text, opened);
  // A closing bracket of the wrong kind, if there is one.
  const wrong = /[\])}]/.exec(text.slice(at, line.contentEnd).trimStart().charAt(0))?.[0];
  const end = text.slice(0, at).trimEnd().length;
  return {
    problem: {
      start: opened,
      end: Math.max(line.contentEnd, opened + 1),
      message: t(
        'The bracket "{0}" opened here is never closed. Add "{1}" where its list of values ends.',
        opener,
        closer,
      ),
    },
    recoveries: wrong
      ? [{ at: text.indexOf(wrong, at), remove: 1, insert: closer }]
      : [{ at: Math.max(closingOffset(text, opened, end), opened + 1), remove: 0, insert: closer }],
    // A wrong closing bracket may belong to the brackets around it, so the fix that parses is the right one.
    fixes: [
      [closing(text, Math.max(closingOffset(text, opened, end), opened + 1), closer)],
      ...(wrong ? [[{ at: text.indexOf(wrong, at), remove: 1, insert: closer }]] : []),
    ].flatMap((edits) => oneFix(t('Close the bracket with "{0}"', closer), edits)),
  };
}

/** The edit that closes a bracket: before a comment, and replacing a trailing comma. */
function closing(text: string, end: number, closer: string): OffsetEdit {
  const at = beforeComment(text, end);
  const comma = /(?:(?<!\s)\s+)?,$/.exec(text.slice(0, at))?.[0].length ?? 0;
  return { at: at - comma, remove: comma, insert: closer };
}

/** The start of the comment that contains an offset; otherwise the offset. */
function beforeComment(text: string, at: number): number {
  const { start } = lineAt(text, at);
  const comment = commentStart(text.slice(start, at));
  return comment > 0 ? start + comment : at;
}

/**
 * Where to close a bracket: after the last content, or on its own line if the next line begins with another bracket.
 */
function closingOffset(text: string, opened: number, end: number): number {
  const line = lineAt(text, opened);
  // A map in place of a key is another item of the surrounding list.
  const [inner = ""] = /^\{[^{}[\]]*(?=\{)/.exec(text.slice(opened, end)) ?? [];
  const comma = inner.search(/(?:(?<!\s)\s+)?,\s*$/);
  if (comma > 0) return opened + comma;
  if (end <= line.contentEnd || !/^\s*[[{]/.test(text.slice(line.end))) return end;
  return text.slice(0, line.contentEnd).replace(/(?:(?<!\s)\s+)?,$/, "").length;
}

function lastOpened(
  document: Document.Parsed,
  { text, opener, at }: { text: string; opener: string; at: number },
): number {
  let opened = -1;
  visit(document, {
    Node(_key, node) {
      const [start, end] = node.range ?? [-1, -1];
      // The parser's end of a map that has a map as its key is wrong. Its end of brackets that contain quotation marks
      // is mostly right.
      const closed = /["']/.test(text.slice(start, at))
        ? text.charAt(end - 1) === partners.get(opener) && end > start + 1
        : isClosed(text, start, at);
      if (isCollection(node) && text.charAt(start) === opener && !closed && start < at)
        opened = Math.max(opened, start);
    },
  });
  return opened >= 0 ? opened : Math.max(text.lastIndexOf(opener, at), 0);
}

/** Whether the bracket at an offset is closed before `end`, regardless of how the parser reads it. */
function isClosed(text: string, start: number, end: number): boolean {
  let depth = 0;
  for (let at = start; at < end; at++) {
    const letter = text.charAt(at);
    if (letter === "[" || letter === "{") depth++;
    if ((letter === "]" || letter === "}") && --depth === 0)
      return letter === partners.get(text.charAt(start));
  }
  return false;
}

/** Missing or superfluous commas, colons and closing brackets. */
export function brokenList({ text, error, document }: ParseError): Diagnosis | undefined {
  const [at, to] = error.pos;
  if (error.code === "UNEXPECTED_TOKEN" && /[\]}]/.test(text.charAt(at))) {
    const bracket = text.charAt(at);
    return {
      problem: {
        start: at,
        end: at + 1,
        message: t(
          'Unexpected closing bracket "{0}". Delete it, or add the missing "{1}" before it.',
          bracket,
          partners.get(bracket) ?? "",
        ),
      },
      recoveries: [{ at, remove: 1, insert: " " }],
      fixes: oneTooMany(text, at),
    };
  }
  if (!bracketsAt(document, at)) return undefined;
  if (error.code === "MULTILINE_IMPLICIT_KEY") return missingComma(text, lineAt(text, at).contentEnd);
  if (error.message.endsWith(" at node end")) return missingComma(text, text.slice(0, at).trimEnd().length);
  if (/^Unexpected (?:,|empty item)/.test(error.message)) {
    return extraComma(text, text.charAt(at) === "," ? at : text.lastIndexOf(",", at));
  }
  if (error.code === "BLOCK_IN_FLOW") {
    return fusedPairs(text, { start: at, end: to });
  }
  if (error.message.startsWith("Missing space after :")) {
    const colon = text.indexOf(":", at);
    const start = text.slice(0, colon).search(/(?<![^\s,{[])[^\s,{[]*$/);
    const end = lineAt(text, colon).contentEnd;
    return gluedColon({ start, end }, { key: text.slice(start, colon), value: text.slice(colon + 1, end) });
  }
  return error.message.startsWith("Missing ,")
    ? missingComma(text, text.slice(0, at).trimEnd().length)
    : undefined;
}

/** `{title: Floods: the worst}`, a text with a colon, or `{title: Floods category: …}`, two pairs without a comma. */
function fusedPairs(text: string, span: Span): Diagnosis | undefined {
  const words = text.slice(span.start, span.end);
  const fused = /^(.*\S)([ \t\r\n]+)([^\s:,]+):/s.exec(words);
  const first = /^[^\s:]+(?=:\s)/.exec(words)?.[0];
  const end = span.start + words.trimEnd().length;
  if (!fused) return first === undefined ? undefined : colonBetween(text, { start: span.start, end });
  const diagnosis = missingComma(text, span.start + (fused[1]?.length ?? 0));
  const key = fused[3] ?? "";
  const { message } = colonBetween(text, { start: span.start, end }).problem;
  return {
    ...diagnosis,
    problem: { ...diagnosis.problem, ifNoKey: { word: key, message } },
    fixes: [
      ...ifKeysExist({ words: [key], where: "anywhere" }, diagnosis.fixes),
      ...ifKeysExist({ words: [key], where: "nowhere" }, quotingFix(text, { start: span.start, end })),
    ],
  };
}

/**
 * A closing bracket directly after another one of its kind is superfluous. Elsewhere, an opening bracket may be missing
 * instead.
 */
function oneTooMany(text: string, at: number): readonly PieceFix[] {
  const before = text.slice(0, at).trimEnd();
  if (before.at(-1) !== text.charAt(at)) return NO_FIX;
  return oneFix(t('Delete the bracket "{0}"', text.charAt(at)), [
    deletion({ start: before.length, end: at + 1 }),
  ]);
}

function extraComma(text: string, comma: number): Diagnosis {
  const before = text.slice(0, comma).trimEnd();
  // At the beginning of a list, also delete the space after the comma; elsewhere the one before it.
  const isFirst = /[[{]$/.test(before);
  const after = isFirst ? (/^[ \t]*/.exec(text.slice(comma + 1))?.[0].length ?? 0) : 0;
  return {
    problem: { start: comma, end: comma + 1, message: t("There is a comma too many here.") },
    recoveries: [{ at: comma, remove: 1, insert: " " }],
    fixes: oneFix(t("Delete the comma"), [
      deletion({ start: isFirst ? comma : before.length, end: comma + 1 + after }),
    ]),
  };
}

function missingComma(text: string, at: number): Diagnosis {
  const rest = text.slice(at);
  const start = at + rest.length - rest.trimStart().length;
  const word = /^["'{[]*([^\s,:"'\]}]*)/.exec(text.slice(start))?.[1] ?? "";
  return {
    problem: {
      start,
      end: start + Math.max(word.length, 1),
      message: t('A comma is missing before "{0}".', word),
    },
    recoveries: [{ at, remove: 0, insert: "," }],
    fixes: oneFix(t('Write a comma before "{0}"', word), [
      insertion(beforeComment(text, at), start === at ? ", " : ","),
    ]),
  };
}
