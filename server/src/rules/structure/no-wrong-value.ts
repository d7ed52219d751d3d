import { t } from "@vscode/l10n";
import { quoted, sentences } from "../../language/texts.ts";
import type { Schema } from "../../format/schema.ts";
import { EDTF } from "../../format/edtf.ts";
import { allows, propertyOf, schemas } from "../../format/schema.ts";
import { nameForSynonym } from "../../format/synonyms.ts";
import { valueSynonyms } from "../../format/valueSynonyms.ts";
import { impossibleDay, impossibleMonth, writtenDate } from "../../model/dates/date.ts";
import type { Violation } from "../../model/facts/violations.ts";
import type { Section } from "../../syntax/document.ts";
import type { Node } from "../../syntax/node.ts";
import { textOf } from "../../syntax/node.ts";
import { pieceSpan } from "../../syntax/span.ts";
import type { Problem, Rule, View } from "../rule.ts";
import { bad, good } from "../rule.ts";
import { didYouMean, similarWords } from "../suggest.ts";
import { keysAsIdsOf } from "../../model/facts/keysAsIds.ts";
import { invalidId } from "./invalidId.ts";
import { expectation, expected, notAYear, takesAnother } from "./valueMessages.ts";
import { rangeProblems } from "./rangeProblems.ts";
import { missingIds } from "./missingIds.ts";
import { reservedId } from "./reservedId.ts";
import { sectionFixes } from "./sectionFixes.ts";
import { trafficLightProblem } from "./trafficLight.ts";
import { typeProblem } from "./typeProblem.ts";
import { valueFixes } from "./valueFixes.ts";
import { replaceWord } from "../../syntax/write/collection.ts";

/** Reports values that the key does not accept. */
export const noWrongValue: Rule = {
  id: "no-wrong-value",
  severity: "error",
  inBrokenPiece: "beside",
  covers: ["no-overdue-review", "no-impossible-period", "no-certainty", "no-contradicted-estimate"],
  kinds: ["assessment", "taxonomy", "configuration", "scale"],
  summary:
    "Every value is one that its key accepts: of the right type, one of the allowed words, and within the limits.",
  forReaders: "Every value is of the kind that is expected there, and within its limits.",
  why: "A program that reads the assessment would fail, or would misunderstand the value.",
  source: "The schemas of the format",
  examples: [
    bad`
status: finished
        ^^^^^^^^ "status" cannot be "finished". Expected "draft", "in-review", "final", "superseded".
`,
    bad`
actors:
  mexico: {name: Mexico, kind: sate}
                               ^^^^ "kind" cannot be "sate". Did you mean "state"?
`,
    bad`
actors:
  x-corp: {name: X Corporation}
  ^^^^^^ "x-corp" cannot be an id: keys that begin with "x-" are your own, and what is below them is not read. Write another id.
  x-notes: {anything: here}
rankings:
  port: {of: x-corp, order: [fire]}
threats:
  fire: {title: Fire}
`,
    bad`
scales: {impact: nrr-impact}
threats:
  fire:
    title: Fire
    impact: {from: 4, to: 3}
                          ^ The range begins at "4" and ends at "3", which is less. Exchange the two.
    likelihood: {from: likely, to: unlikely, within: 2 years}
                                   ^^^^^^^^ The range begins at "likely" and ends at "unlikely", which is less. Exchange the two.
  flood:
    title: Flood
    impact: {level: 4, from: 3, to: 4}
                             ^ Write either "level", or "from" and "to", but not both.
`,
    bad`
handling: TLP:WHITE
          ^^^^^^^^^ "TLP:WHITE" is not a marking of TLP 2.0. Did you mean "TLP:CLEAR"?
sources:
  poll: {type: report, handling: {marking: TLP:GREN}}
                                           ^^^^^^^^ "TLP:GREN" is not a marking of TLP 2.0. Did you mean "TLP:GREEN"?
`,
    bad`
questions:
  priority: What must we protect first?
statements:
  kind: judgment
  ^^^^ "kind" is a key of an entry, but the entry has no id. Write a line with an id of your own above it, such as "first:", and indent the keys below.
  text: The port will burn.
`,
    bad`
actors: [mexico, united-states]
^^^^^^ "actors" takes entries with an id each ("id: …"), not a list.
`,
    bad`
actors:
  mexico:
    name:
    ^^^^ "name" has no value. Expected a text.
`,
    bad`
actors:
  mexico: {name: [Mexico]}
           ^^^^ "name" takes a text, not a list.
`,
    bad`
actors:
  United States: {name: United States}
  ^^^^^^^^^^^^^ "United States" cannot be an id: small letters, digits and hyphens only. Write "united-states".
`,
    bad`
actors:
  fleet-1: {name: First fleet}
  Fleet 1: {name: Another fleet}
  ^^^^^^^ "Fleet 1" cannot be an id: small letters, digits and hyphens only. "fleet-1" is already used. Write another one.
`,
    bad`
actors:
  author: {name: The authors}
  ^^^^^^ "author" cannot be an id here: wherever it could be used, it is a word of the format. Write another id.
`,
    bad`
date: last winter
      ^^^^^^^^^^^ "date" cannot be "last winter". Expected something like "2005-01-25".
as-of: 2005-13
       ^^^^^^^ There is no month "13". The months are 01 to 12.
review-by: 2006-02-30
           ^^^^^^^^^^ There is no day "2006-02-30". Correct it, or write only the month.
sources:
  poll: {type: report, issued: 2005-14-05}
                               ^^^^^^^^^^ There is no month "14". The months are 01 to 12.
results:
  trust: {title: Trust, share: 55}
                               ^^ "share" cannot be "55". Write "55%": a percent sign at the end, a hyphen between two numbers, and a point before decimals.
threats:
  flood: {title: Flood, likelihood: {percent: 70-60%, within: 2 years}}
                                              ^^^^^^ "70-60%" runs from the higher number to the lower one. Write "60-70%".
comparisons:
  alone: {between: [mexico-2005]}
          ^^^^^^^ "between" needs 2 or more entries.
  same: {between: [mexico-2005, mexico-2005]}
         ^^^^^^^ "between" names the same thing twice.
`,
    bad`
sources:
  poll: {type: report, author: Pascoe, survey: {sample-size: 1.200}}
                               ^^^^^^ "author" takes a list, not the text "Pascoe". Write [Pascoe].
                                                             ^^^^^ "sample-size" takes a whole number, not the number 1.200. Write 1200.
threats:
  theft: {title: Theft, evidence: seen}
                                  ^^^^ "evidence" takes a list, not the text "seen". Write [{statement: seen}].
statements:
  seen: {text: Cable was stolen.}
`,
    good`
status: final
date: 2005-01-25
as-of: 2004-07/2005
actors:
  mexico: {name: Mexico, kind: state}
`,
  ],
  *checkItem(facts, view) {
    if (keysAsIdsOf(facts).length > 0) return;
    const { item, violations, visits, definition } = facts;
    const reserved = definition && reservedId(definition, view.kind);
    if (reserved) yield reserved;
    for (const violation of violations) yield* valueProblems(violation, view);
    for (const { node, schema } of visits) {
      if (!node) continue;
      if (node.kind === "map") yield* rangeProblems(node, schema, { piece: item.piece, view });
      const marking = trafficLightProblem(node, schema, item.piece);
      if (marking) yield marking;
      const span = pieceSpan(item.piece, node);
      if (schema.pattern?.includes("–") === true) yield* reversedRange(span, textOf(node) ?? "");
      if (schema.format === "edtf") yield* impossibleDate(span, node);
    }
  },
  *checkDocument(view) {
    const { ownItems, kind, sections, syntaxProblems } = view;
    yield* missingIds(view);
    for (const { id, span } of ownItems) if (view.isUsed(id)) yield ownId(id, span);
    for (const section of sections) {
      const schema = propertyOf(schemas[kind], section.name);
      if (schema) yield* sectionProblems(section, schema, syntaxProblems);
    }
  },
};

/** The problem of an id that is used, but begins as keys of the author's own do. */
function ownId(id: string, span: Problem["span"]): Problem {
  return {
    span,
    message: t(
      '"{0}" cannot be an id: keys that begin with "x-" are your own, and what is below them is not read. Write another id.',
      id,
    ),
  };
}

/** Reports days that do not exist, and numbers that are not a year of four digits. */
function* impossibleDate(span: Problem["span"], node: Node): Generator<Problem> {
  const text = textOf(node) ?? "";
  const day = impossibleDay(text);
  if (day !== undefined) {
    const message = t('There is no day "{0}". Correct it, or write only the month.', day);
    yield { span, message, needsIntactPiece: true };
  }
  // A number with more than four digits violates the schema.
  if (node.kind !== "scalar" || typeof node.value !== "number" || EDTF.test(text)) return;
  if (Math.abs(node.value) <= LAST_YEAR) yield { span, message: notAYear(text) };
}

const LAST_YEAR = 9999;

const RANGE = /^(\d+(?:\.\d+)?)(\s?[-–]\s?)(\d+(?:\.\d+)?)(\s?%)$/;

/** Reports a descending range of percentages. */
function* reversedRange(span: Problem["span"], text: string): Generator<Problem> {
  const [, from = "", dash = "", to = "", sign = ""] = RANGE.exec(text) ?? [];
  if (Number(from) <= Number(to)) return;
  const right = `${to}${dash}${from}${sign}`;
  yield {
    span,
    fixes: [{ title: t('Write "{0}"', right), edits: [replaceWord(span, right)], isSafe: false }],
    message: t('"{0}" runs from the higher number to the lower one. Write "{1}".', text, right),
  };
}

function* sectionProblems(
  section: Section,
  schema: Schema,
  syntaxProblems: View["syntaxProblems"],
): Generator<Problem> {
  const { name, shape, key, piece } = section;
  if (shape === "scalar") return;
  const span = pieceSpan(piece, key);
  if (shape === "nothing") {
    yield {
      span,
      needsIntactPiece: true,
      message: sentences(t("{0} has no value.", quoted(name)), expected(schema)),
    };
  } else if (!allows(schema, shape === "map" ? "object" : "array")) {
    yield {
      span,
      fixes: isIntact(section, syntaxProblems) ? sectionFixes(section, schema) : [],
      needsIntactPiece: true,
      message: takesAnother(quoted(name), schema, { kind: shape }),
    };
  }
}

function isIntact({ items }: Section, syntaxProblems: View["syntaxProblems"]): boolean {
  return !syntaxProblems.some(({ span }) => items.some(({ piece }) => piece === span.piece));
}

function* valueProblems(violation: Violation, view: View): Generator<Problem> {
  const { keyword, params, span, node, schema, key } = violation;
  if (!schema || keyword === "required" || keyword === "additionalProperties") return;
  const name = key === undefined ? t("This entry") : quoted(key);
  if (keyword === "propertyNames") {
    yield invalidId(key ?? "", span, { keysOf: schema, view });
  } else if (keyword === "type") {
    yield typeProblem(violation, { schema, name, view });
  } else if (keyword === "minItems" || keyword === "minProperties") {
    yield { span, message: t("{0} needs {1} or more entries.", name, String(params.limit)) };
  } else if (keyword === "uniqueItems") {
    yield { span, message: t("{0} names the same thing twice.", name) };
  } else if (schema.format === "edtf" && keyword !== "type" && writtenDate(textOf(node) ?? "")) {
    // `use-iso-date` reports and fixes dates in another notation.
    return;
  } else {
    yield wordProblem(violation, schema, name);
  }
}

/** Returns the problem of a value that has the right type but is not accepted. */
function wordProblem({ keyword, params, span, node, key }: Violation, schema: Schema, name: string): Problem {
  const text = textOf(node) ?? "";
  const month = schema.format === "edtf" ? impossibleMonth(text) : undefined;
  if (month !== undefined)
    return { span, message: t('There is no month "{0}". The months are 01 to 12.', month) };
  const words =
    schema.enum ?? schema["x-words"] ?? (typeof schema.const === "number" ? [schema.const] : undefined);
  const fixes = valueFixes({ node, schema, span, key });
  const suggestions = fixes.length > 0 ? [] : wordsFor(text, (words ?? []).map(String));
  const hint =
    suggestions.length > 0 ? didYouMean(suggestions) : expectation(schema, { keyword, params, node, words });
  return { span, suggestions, fixes, message: sentences(t('{0} cannot be "{1}".', name, text), hint) };
}

/** Returns the words that may be meant: the one for a known synonym, otherwise similarly spelt ones. */
function wordsFor(text: string, words: readonly string[]): readonly string[] {
  const sought = nameForSynonym(text, valueSynonyms, (word) => words.includes(word));
  return sought === undefined ? similarWords(text, words) : [sought];
}
