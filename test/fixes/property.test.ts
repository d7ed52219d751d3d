/**
 * Tests with random mistakes that a syntax fix removes problems and keeps words, comments and line breaks.
 */
import { expect, it } from "vitest";
import type { SyntaxProblem, SyntaxFix } from "../../server/src/syntax/anchors.ts";
import { documentsOf } from "../../server/src/syntax/document.ts";
import { Source } from "../../server/src/syntax/source.ts";
import { textEditOf } from "../../server/src/syntax/write/edit.ts";
import { applyTextEdits } from "../../server/src/syntax/write/safety.ts";
import { frames } from "./frames.ts";
import { places } from "./places.ts";
import { syntax } from "./syntax.ts";
import { fc, runs, timeout } from "../property.ts";

const valid = [...syntax, ...places].map(([frame, right]) => frames[frame].text.replace("…", () => right));

/** Texts that a typo inserts or writes over some letters. */
const typo = fc.constantFrom(
  ...["", " ", "\t", "\u00A0", ":", ": ", "=", "-", "- ", "– ", "'", '"', "“", "[", "]", "{", "}", ","],
  ...["@", "*", "&a ", "!", "|", "> ", "#", " # ", "\n", "\n  ", "word", "two words"],
);

/** A text with one or two typos. */
const broken = fc
  .tuple(
    fc.constantFrom(...valid),
    fc.array(fc.tuple(fc.double({ min: 0, max: 1, noNaN: true }), fc.nat(2), typo), {
      minLength: 1,
      maxLength: 2,
    }),
    fc.constantFrom("\n", "\r\n"),
  )
  .map(([text, typos, lineBreak]) =>
    typos
      .reduce((now, [where, length, insert]) => {
        const at = Math.floor(where * now.length);
        return now.slice(0, at) + insert + now.slice(at + length);
      }, text)
      .replaceAll("\n", lineBreak),
  );

it("a syntax fix leaves fewer problems and removes no word", { timeout }, () => {
  let count = 0;
  let useless = 0;
  fc.assert(
    fc.property(broken, (text) => {
      const source = Source.of("file:///a.threat.yaml", text);
      const before = syntaxProblemsOf(source);
      for (const { fixes } of before) {
        for (const fix of fixes) {
          const after = apply(source, fix);
          count++;
          // A syntax problem can hide the next one in the same piece, which shows only after the fix.
          if (syntaxProblemsOf(after).length >= before.length) useless++;
          // Line breaks, comments and all other lines are unchanged.
          expect(after.text.includes("\r\n")).toBe(text.includes("\r\n"));
          expect(/(?<!\r)\n/.test(after.text) && !/(?<!\r)\n/.test(text)).toBe(false);
          expect(missing(lettersOf(text), lettersOf(after.text))).toBe("");
        }
      }
    }),
    runs(1500),
  );
  expect(count).toBeGreaterThan(300);
  expect(useless / count).toBeLessThan(0.03);
});

function syntaxProblemsOf(source: Source): SyntaxProblem[] {
  return documentsOf(source).flatMap(({ syntaxProblems }) => syntaxProblems);
}

function apply(source: Source, { edits }: SyntaxFix): Source {
  return applyTextEdits(
    source,
    edits.map((edit) => textEditOf(source, edit)),
  );
}

/** Returns the letters and digits of a text, which no fix may remove. */
function lettersOf(text: string): string {
  return text.replace(/[^\p{L}\p{N}#]/gu, "");
}

/** Returns the letters of a text that another text lacks, in order. */
function missing(text: string, other: string): string {
  let at = 0;
  return Array.from(text)
    .filter((letter) => {
      const found = other.indexOf(letter, at);
      if (found >= 0) at = found + 1;
      return found < 0;
    })
    .join("");
}
