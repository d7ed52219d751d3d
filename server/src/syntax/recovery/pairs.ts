/** Pairs with wrong or missing brackets, commas or colons: `( name: A; kind: k )`. */
import { t } from "@vscode/l10n";
import type { OffsetEdit } from "../offsetEdits.ts";
import type { Diagnosis, ParseError } from "./diagnose.ts";
import type { Line } from "./lines.ts";
import { lineContent, depthOf, lineAt, nextLine } from "./lines.ts";
import { ifKeysExist, oneFix } from "./fix.ts";

/** The dashes and the key before a value. Without a key, the value follows the dash. */
const BEFORE = /^((?:-[ \t]+)*)([^\s:#"'{}()[\]]+:[ \t]+)?/;

/** A comment, with the blanks before it. */
const COMMENT = /(?<![ \t])[ \t]+(?:#.*)?$/s;

/** A key with its value, without any character that could have a meaning in YAML. */
const PAIR = /^\s*([a-z][\w-]*)(?::[ \t]+|[ \t]*=[ \t]*)[^\s:="'{}[\]()#&*!|>@%`-][^:="'{}[\]()#]*$/;

/** The problem of a line of correct pairs with the wrong punctuation around them. */
export function wrongPairs({ text, error }: ParseError): Diagnosis | undefined {
  return pairsOn(text, lineAt(text, error.pos[0]));
}

/** The same for a line that YAML can parse. */
export function pairsOn(text: string, line: Line): Diagnosis | undefined {
  const content = lineContent(text, line).replace(COMMENT, "");
  const [before = "", dashes = "", key = ""] = BEFORE.exec(content) ?? [];
  const value = content.slice(before.length);
  const written =
    bracketed(value) ?? (/^[a-z][\w-]*:[ \t]/.test(value) || dashes === "" ? value : key + value);
  const start = line.contentStart + dashes.length + (written.length > value.length ? 0 : key.length);
  const inner = /^[{(]?([^]*?)[)}]?$/.exec(written)?.[1] ?? "";
  const keys = inner.split(/[,;]/).map((part) => PAIR.exec(part)?.[1]);
  if (keys.length < 2 || !keys.every((each) => each !== undefined)) return undefined;
  const edits = punctuationEdits(written, start);
  if (edits.length === 0 || goesOn(text, line)) return undefined;
  return {
    problem: {
      start,
      end: start + written.length,
      message: t(
        'Several keys on one line need braces and commas: write "{0}".',
        edited(written, start, edits),
      ),
    },
    recoveries: edits,
    fixes: ifKeysExist({ words: keys, where: "anywhere" }, oneFix(t("Write braces and commas"), edits)),
  };
}

/** Whether the lines below contain keys that belong to those of the line. */
function goesOn(text: string, line: Line): boolean {
  const below = nextLine(text, line.end);
  return below.start >= line.end && depthOf(below) > depthOf(line);
}

function bracketed(value: string): string | undefined {
  return /^[{(]/.test(value) ? value : undefined;
}

/** The edits that correct each punctuation character. */
function punctuationEdits(written: string, start: number): readonly OffsetEdit[] {
  const edits: OffsetEdit[] = [];
  const put = (at: number, remove: number, insert: string): void => {
    if (written.slice(at, at + remove) !== insert) edits.push({ at: start + at, remove, insert });
  };
  const isOpen = /^[{(]/.test(written);
  const isClosed = /[)}]$/.test(written);
  put(0, isOpen ? 1 : 0, isOpen ? "{" : isClosed && !/\s[)}]$/.test(written) ? "{" : "{ ");
  for (const { index, 0: separator } of written.matchAll(/;|(?:(?<![ \t])[ \t]+)?=[ \t]*/g))
    put(index, separator.length, separator === ";" ? "," : ": ");
  put(
    written.length - (isClosed ? 1 : 0),
    isClosed ? 1 : 0,
    isClosed ? "}" : isOpen && !/^[{(]\s/.test(written) ? "}" : " }",
  );
  return edits;
}

function edited(written: string, start: number, edits: readonly OffsetEdit[]): string {
  return edits.reduceRight(
    (text, { at, remove, insert }) => text.slice(0, at - start) + insert + text.slice(at - start + remove),
    written,
  );
}
