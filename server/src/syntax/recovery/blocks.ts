/** Errors in block scalars: texts of several lines that begin with `|` or `>`. */
import { t } from "@vscode/l10n";
import { formatMessage } from "../../language/messageFormat.ts";
import { firstWord, GLUED, OTHER_COLON } from "./colons.ts";
import type { OffsetEdit } from "../offsetEdits.ts";
import type { Diagnosis, ParseError } from "./diagnose.ts";
import { moved } from "./indentation.ts";
import type { Line } from "./lines.ts";
import {
  lineContent,
  depthOf,
  firstWhere,
  isBlank,
  isItem,
  isKey,
  lineAt,
  linesAbove,
  linesBelow,
  nextLine,
} from "./lines.ts";
import { commentingFix, insertion, oneFix } from "./fix.ts";
import { needsQuotes } from "./quotes.ts";
import { isParsedBlockScalar, scalarsIn } from "./scalars.ts";

/** Text after `|` or `>`, where YAML allows only a comment. */
export function blockHeader({ text, error, document }: ParseError): Diagnosis | undefined {
  if (error.code !== "UNEXPECTED_TOKEN") return undefined;
  const line = lineAt(text, error.pos[0]);
  const header = /(?:^|[:-][ \t]+)([|>][+-]?\d?[+-]?)[ \t]*(?=\S)(?!#)/.exec(lineContent(text, line));
  if (!header) return undefined;
  const at = line.contentStart + header.index + header[0].length;
  if (at > error.pos[1] + 1) return undefined;
  const below = nextLine(text, line.end);
  const isAlone = below.start < line.end || depthOf(below) <= depthOf(line);
  const indicator = line.contentStart + header.index + header[0].search(/[|>]/);
  if (isAlone && /^(?:>[ \t]*\d|[|>][^\s+-]\S*$)/.test(text.slice(indicator, line.contentEnd)))
    return needsQuotes({ text, document }, indicator);
  const column = depthOf(below) > depthOf(line) ? depthOf(below) : depthOf(line) + 4;
  return {
    problem: {
      start: at,
      end: line.contentEnd,
      message: t('Begin the text on the line below "{0}", and indent it further.', header[1] ?? "|"),
    },
    recoveries: [{ at, remove: 0, insert: `\n${" ".repeat(column)}` }],
    fixes: oneFix(t("Begin the text on the next line"), [textBelow(text, line, at)]),
  };
}

/** `summary |` or `summary:|`, with the text below. */
export function barWithoutColon({ text, error }: ParseError): Diagnosis | undefined {
  const here = nextLine(text, error.pos[0]);
  const above = firstWhere(linesAbove(text, here), (each) => depthOf(each) < depthOf(here));
  for (const line of [lineAt(text, error.pos[0]), here, ...(above ? [above] : [])]) {
    const [, dashes = "", key = "", colon = "", indicator = ""] =
      /^((?:-[ \t]+)*)([a-z][a-z-]*)(:|[ \t]+)([|>][+-]?)$/.exec(lineContent(text, line)) ?? [];
    if (key === "" || !isTextBelow(text, line)) continue;
    const start = line.contentStart + dashes.length;
    const right = `${key}: ${indicator}`;
    const edits = [{ at: start + key.length, remove: colon.length, insert: ": " }];
    const message =
      colon === ":"
        ? t('A space is missing: write "{0}".', right)
        : t('A colon is missing after "{0}": write "{1}".', key, right);
    return {
      problem: { start, end: line.contentEnd, message },
      recoveries: edits,
      fixes: oneFix(t("Write {0}", right), edits),
    };
  }
  return undefined;
}

function isTextBelow(text: string, line: Line): boolean {
  const below = nextLine(text, line.end);
  return below.start >= line.end && depthOf(below) > depthOf(line);
}

/** The edit that moves the text after `|` or `>` to a new line, at the column of the lines below. */
function textBelow(text: string, line: Line, at: number): OffsetEdit {
  const below = nextLine(text, line.end);
  const dashes = /^(?:-[ \t]+)*/.exec(lineContent(text, line))?.[0].length ?? 0;
  const own = depthOf(line) + dashes;
  const column = below.start >= line.end && depthOf(below) > own ? depthOf(below) : own + 2;
  const start = text.slice(0, at).trimEnd().length;
  return { at: start, remove: at - start, insert: `\n${" ".repeat(column)}` };
}

/** Lines below a block scalar that belong to it, but are not indented as far. */
export function lineOfText({ text, error, document }: ParseError): Diagnosis | undefined {
  const line = nextLine(text, error.pos[0]);
  const block = scalarsIn(document).findLast(
    (scalar) =>
      isParsedBlockScalar(scalar) &&
      scalar.end <= line.start &&
      text.slice(scalar.end, line.start).trim() === "",
  );
  if (!block || isBlank(line)) return undefined;
  const header = lineAt(text, block.start);
  const first = nextLine(text, header.end);
  const hasText = first.start < block.end;
  const column = hasText ? depthOf(first) : depthOf(header) + 4;
  const lines = linesOfText(text, line, { header, column });
  if (lines.length === 0) return undefined;
  const dashes = /^(?:-[ \t]+)*/.exec(lineContent(text, header))?.[0].length ?? 0;
  const textColumn = hasText ? column : depthOf(header) + dashes + 2;
  const tooFarLeft = lines.filter((each) => depthOf(each) < column);
  const message = t(
    "This line belongs to the text above, but is indented by {found, plural, one {# space} other {# spaces}} instead of {wanted}.",
  );
  return {
    problem: {
      start: line.contentStart,
      end: line.contentEnd,
      message: formatMessage(message, { found: depthOf(line), wanted: column }),
    },
    recoveries: tooFarLeft.map((each) => moved(each, column)),
    fixes: oneFix(
      t("Indent the line like the text above"),
      tooFarLeft.map((each) => moved(each, textColumn)),
    ),
  };
}

/** The lines, from `line` on, that belong to the block scalar of a header and must be indented to a column. */
function linesOfText(
  text: string,
  line: Line,
  { header, column }: { readonly header: Line; readonly column: number },
): Line[] {
  const belongs = (each: Line): boolean => {
    const content = lineContent(text, each);
    if (depthOf(each) > depthOf(header)) return depthOf(each) < column || !isKey(content);
    return depthOf(each) === depthOf(header) && !isKey(content) && !isItem(content);
  };
  if (!belongs(line)) return [];
  const lines = [line];
  for (const below of linesBelow(text, line)) {
    if (isBlank(below)) continue;
    if (!belongs(below) && depthOf(below) < column) break;
    lines.push(below);
  }
  return lines;
}

/** Prose where only keys with their values are allowed. */
export function textAmongKeys(text: string, line: Line): Diagnosis | undefined {
  if (!looksLikeProse(lineContent(text, line))) return undefined;
  let { end } = line;
  const lines = [line];
  for (const below of linesBelow(text, line)) {
    const content = lineContent(text, below);
    const isOther = depthOf(below) === depthOf(line) && (isKey(content) || isItem(content));
    if (!isBlank(below) && (isOther || depthOf(below) < depthOf(line))) break;
    ({ end } = below);
    lines.push(below);
  }
  return {
    problem: { start: line.contentStart, end: line.contentEnd, message: notAKeyMessage() },
    recoveries: [{ at: line.start, remove: end - line.start, insert: "" }],
    fixes: commentingFix(text, lines),
  };
}

/** The message for prose among keys. */
export function notAKeyMessage(): string {
  return t('Expected "key: value". Write a text below its key, indented. Begin a comment with "#".');
}

/** Whether these are too many words for a key with its value, or words of another kind. */
export function looksLikeProse(words: string): boolean {
  // A key with its value, but with a typo at the colon.
  if (GLUED.test(words) || OTHER_COLON.test(words) || /^[a-z][a-z-]*[ \t]+["'[{\p{Lu}\p{N}]/u.test(words))
    return false;
  const count = words.split(/\s+/).length;
  return count > 7 || !/[\p{L}\p{N}]/u.test(words) || (count > 2 && !firstWord(words));
}

/** A text of several lines below its key without `|`, containing characters that YAML interprets. */
export function textWithoutBar({ text, error }: ParseError): Diagnosis | undefined {
  const line = nextLine(text, error.pos[0]);
  const above = firstWhere(linesAbove(text, line), (each) => depthOf(each) < depthOf(line));
  return (above && barMissing(text, above)) ?? barMissing(text, line);
}

/** The problem of a key with a text below it, but without `|`. */
export function barMissing(text: string, line: Line): Diagnosis | undefined {
  const [, dashes = "", key = "", colon] =
    /^((?:-[ \t]+)*)([^\s"'#[{&*!|>-].*?)(:?)$/.exec(lineContent(text, line)) ?? [];
  // Without a colon, only a single word is a key.
  if (key === "" || (!colon && /\s/.test(key))) return undefined;
  const below = nextLine(text, line.end);
  const words = lineContent(text, below);
  if (
    depthOf(below) <= depthOf(line) ||
    !/^[\p{L}\p{N}([“«¿¡]/u.test(words) ||
    isKey(words) ||
    !looksLikeProse(words)
  )
    return undefined;
  return {
    problem: {
      start: line.contentStart + dashes.length,
      end: line.contentEnd,
      message: t(
        'The text below contains something that has a special meaning in YAML, such as a colon. Write "{0}: |" to keep the text as it is.',
        key,
      ),
    },
    recoveries: [{ at: line.contentEnd, remove: 0, insert: colon ? " |" : ": |" }],
    fixes: oneFix(t('Write "{0}: |"', key), [insertion(line.contentEnd, colon ? " |" : ": |")]),
  };
}
