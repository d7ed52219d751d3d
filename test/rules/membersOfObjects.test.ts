/**
 * Tests that names of JavaScript object members, such as "constructor", are ordinary words wherever a text
 * contains them.
 */
import { describe, expect, it } from "vitest";
import { complete } from "../../server/src/features/completion.ts";
import { hover } from "../../server/src/features/hover.ts";
import { sourceOf, worksIn } from "../../server/src/features/actions/source.ts";
import { propertyOf, schemas } from "../../server/src/format/schema.ts";
import { idOf } from "../../server/src/model/basics/id.ts";
import { rules } from "../../server/src/rules/index.ts";
import { inspect } from "../../server/src/rules/inspect.ts";
import { memberOf } from "../../server/src/syntax/ownMember.ts";
import { Source } from "../../server/src/syntax/source.ts";
import { assessmentsIn, libraryOf, nameFor } from "../assessments.ts";
import { withoutAnnotations } from "../annotations.ts";

const TEXTS: Readonly<Record<string, string>> = {
  "a.threat.yaml": `assessment: 1
title: WORD
WORD: WORD
taxonomy: WORD
scales: {WORD: WORD, likelihood: WORD}
bibliography: WORD
actors:
  WORD: {name: WORD, kind: WORD, part-of: WORD, WORD: 1}
sources:
  a: {type: WORD, title: WORD, WORD: x}
  WORD: {type: report, status: WORD}
threats:
  WORD: {title: T, category: WORD}
rankings:
  WORD: {of: WORD, basis: WORD, estimated-by: WORD, period: {WORD: 2}, order: [WORD, {any: [WORD]}]}
  other: {of: WORD, basis: WORD, order: [WORD]}
comparisons:
  WORD: {between: [WORD, other], WORD: 1}
statements:
  WORD: {kind: WORD, likelihood: WORD, text: "It is WORD [@WORD] [[WORD]].", evidence: [{WORD: WORD}, {source: WORD}]}
recommendations:
  WORD: {text: T, because-of: [WORD], status: WORD}
`,
  "a.taxonomy.yaml": `taxonomy: 1
id: WORD
extends: WORD
clusters: {WORD: {title: T}}
categories:
  WORD: {title: T, definition: D., cluster: WORD, moved: WORD, WORD: 1}
`,
  "a.scale.yaml": `scale: 1
id: WORD
of: WORD
terms: [{term: WORD, WORD: 1}]
`,
  ".threat-assessment.yaml": `preset: WORD
WORD: 1
rules:
  WORD: WORD
  no-stale-source: {severity: WORD, options: {WORD: 1}}
`,
};

/** The same word with one letter changed. */
const like = (word: string): string => word.replace(/o(?=[^o]*$)/, "q");

/** The text with a placeholder for the word and for the id that is suggested in its place. */
const neutral = (text: string, word: string): string =>
  text.replaceAll(word, "WORD").replaceAll(idOf(word), "WORD");

const WORDS = ["constructor", "toString", "valueOf", "hasOwnProperty", "__proto__", "isPrototypeOf"];

describe.each(WORDS)("%s", (word) => {
  it("is not found as a property of an empty object", () => {
    expect(memberOf<unknown>({}, word)).toBeUndefined();
    expect(propertyOf(schemas.assessment, word)).toBeUndefined();
  });

  it.each(Object.keys(TEXTS))("gives the same results as an ordinary word in %s", (name) => {
    const foundWith = (each: string): unknown => {
      const source = Source.of(`file:///${name}`, (TEXTS[name] ?? "").replaceAll("WORD", each));
      const library = libraryOf();
      const findings = inspect(source, library).map(({ rule, range, message }) => [
        rule,
        range,
        neutral(message, each),
      ]);
      const all = Array.from({ length: source.lineCount }, (_, line) => {
        const position = { line, character: source.line(line).lastIndexOf(each) + 1 };
        return [hover(source, library, position), complete(source, library, position).items.length];
      });
      return { findings, all: JSON.parse(neutral(JSON.stringify(all), each)) as unknown };
    };
    expect(foundWith(word)).toEqual(foundWith(like(word)));
  });

  it("gives the same result as an ordinary type and field in BibTeX", () => {
    const [assessment] = assessmentsIn("assessment: 1\n");
    const entry = (each: string): unknown =>
      assessment &&
      worksIn(`@${each}{k, ${each} = {x}, title = {T}}`).map((work) => sourceOf(work, assessment));
    expect(entry(word)).toEqual(entry("zzz"));
  });
});

/** Yields copies of a text, each with one of its keys or words replaced by the word. */
function* withWord(text: string, word: string): Generator<string> {
  const words = Array.from(text.matchAll(/[\p{L}\w][\p{L}\w-]*/gu));
  for (const { index, 0: found } of words.filter((_, each) => (each + text.length) % 23 === 0))
    yield text.slice(0, index) + word + text.slice(index + found.length);
}

it.each(["constructor", "__proto__", "toString"])(
  "%s gives the same problems as an ordinary word in the examples of all rules",
  (word) => {
    const library = libraryOf();
    const foundIn = (name: string, text: string, of: string): unknown =>
      inspect(Source.of(`file:///${name}`, text), library).map(({ rule, message }) => [
        rule,
        neutral(message, of),
      ]);
    for (const { examples, kinds = ["assessment" as const] } of rules)
      for (const { text } of examples.slice(0, 1)) {
        const name = nameFor[kinds[0] ?? "assessment"];
        const other = like(word);
        const others = withWord(withoutAnnotations(text), other);
        for (const each of withWord(withoutAnnotations(text), word))
          expect([each, foundIn(name, each, word)]).toEqual([
            each,
            foundIn(name, String(others.next().value), other),
          ]);
      }
  },
  120_000,
);
