import { t } from "@vscode/l10n";
import { formatMessage } from "../../language/messageFormat.ts";
import type { Definition } from "../../model/facts/definitions.ts";
import { lineContent, depthOf, isBlank, lineAt, nextLine } from "../../syntax/recovery/lines.ts";
import type { PieceSpan } from "../../syntax/span.ts";
import { textOf } from "../../syntax/node.ts";
import { pieceSpan } from "../../syntax/span.ts";
import type { Fix, Problem, Rule } from "../rule.ts";
import { bad, withFile, good } from "../rule.ts";
import { isReadable, problemsAt } from "../inspectBibliography.ts";
import { duplicateNumbers } from "./duplicateNumbers.ts";
import { duplicateWorks } from "./duplicateWorks.ts";

/** Reports duplicate ids and keys. */
export const noDuplicateId: Rule = {
  id: "no-duplicate-id",
  severity: "error",
  covers: ["no-unused-definition"],
  kinds: ["assessment", "taxonomy", "configuration", "scale"],
  summary: "Every id and every key is defined only once, also in the bibliographies of the document.",
  forReaders: "Everything is described only once, also in the bibliographies of the document.",
  why: "If an id has two definitions, nobody can tell which one a reference means. If a key occurs twice, most programs keep only one.",
  source: "STIX 2.1, section 2.9 (identifiers are unique)",
  examples: [
    bad`
actors:
  mexico: {name: Mexico}
  mexico: {name: Mexican government}
  ^^^^^^ The actor "mexico" is already defined. Give one of them another id.
`,
    bad`
actors:
  mexico:
    name: Mexico
    kind: state
    name: México
    ^^^^ The key "name" occurs twice here. Keep only one.
`,
    bad`
title: One
title: Two
^^^^^ The key "title" occurs twice here. Keep only one.
`,
    bad`
statements:
  strike: {number: 2, role: key-judgment, text: A strike is likely.}
  theft: {number: 2, role: key-judgment, text: Theft is unlikely.}
                  ^ Two statements are called "Key judgment 2". Give one of them another number.
  dust: {number: 2, role: observation, text: The road is dusty.}
`,
    withFile(
      "works.bib",
      good`
@book{curtis-2004, title = {Nations}}
@book{curtis-2004, title = {States}}
`,
      bad`
bibliography: works.bib
              ^^^^^^^^^ Line 2 of "works.bib": Another entry has the key "curtis-2004", and citations refer to that one. Rename or delete one of the two.
`,
    ),
    withFile(
      "works.bib",
      good`
@book{curtis-2004, title = {Nations}}
`,
      withFile(
        "more.bib",
        good`
@book{curtis-2004, title = {States}}
`,
        bad`
bibliography: [works.bib, more.bib]
                          ^^^^^^^^ "works.bib" and "more.bib" use the key "curtis-2004" for different works, and citations refer to the one in "works.bib". Rename one of the two.
summary: Nations [@curtis-2004].
`,
      ),
    ),
    good`
actors:
  mexico: {name: Mexico}
terms:
  mexico: {definition: The country.}
`,
  ],
  *checkItem({ duplicateKeys }) {
    for (const { key, span, first } of duplicateKeys)
      yield { ...repeated(key, span, first), fixes: withoutLine(span, first) };
  },
  *checkDocument(view) {
    const { repeatedSections, duplicates, links } = view;
    yield* problemsAt(links.filter(isReadable), "no-duplicate-id");
    yield* duplicateWorks(view);
    yield* duplicateNumbers(view);
    for (const [first, section] of repeatedSections) {
      const [span, before] = [section, first].map((each) => pieceSpan(each.piece, each.key)) as [
        PieceSpan,
        PieceSpan,
      ];
      yield {
        ...repeated(textOf(section.key) ?? section.name, span, before),
        fixes: withoutLine(span, before),
      };
    }
    for (const [first, { concept, id, span }] of duplicates) {
      yield {
        span,
        message: formatMessage(
          t(
            '{concept, select, actor {The actor} asset {The asset} source {The source} threat {The threat} ranking {The ranking} comparison {The comparison} statement {The statement} question {The question} recommendation {The recommendation} term {The term} note {The note} result {The survey result} context {The context} cluster {The cluster} category {The category} other {The rule}} "{id}" is already defined. Give one of them another id.',
          ),
          { concept, id },
        ),
        related: [{ span: first.span, message: t("The first definition") }],
      };
    }
  },
};

/** Returns the fix that deletes a line, if another line has the same content. */
function withoutLine(span: PieceSpan, first: PieceSpan): readonly Fix[] {
  const { text } = span.piece;
  const line = lineAt(text, span.start);
  if (span.start !== line.contentStart) return [];
  const below = line.end < text.length ? nextLine(text, line.end) : undefined;
  const before = lineAt(first.piece.text, first.start);
  const isAlone = !below || isBlank(below) || depthOf(below) <= depthOf(line);
  if (!isAlone || lineContent(text, line) !== lineContent(first.piece.text, before)) return [];
  return [
    {
      title: t("Delete the second of the two equal lines"),
      edits: [{ span: pieceSpan(span.piece, line), text: "" }],
      isSafe: true,
    },
  ];
}

function repeated(key: string, span: Definition["span"], first: Definition["span"]): Problem {
  return {
    span,
    message: t('The key "{0}" occurs twice here. Keep only one.', key),
    related: [{ span: first, message: t("The first time") }],
  };
}
