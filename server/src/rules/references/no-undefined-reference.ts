import { t } from "@vscode/l10n";
import { formatMessage } from "../../language/messageFormat.ts";
import type { Concept } from "../../format/schema.ts";
import { sentences } from "../../language/texts.ts";
import type { Reference } from "../../model/facts/facts.ts";
import { isIdShaped } from "../../model/basics/id.ts";
import { isOwnKey } from "../../syntax/ownKey.ts";
import { isDefinedByUsers } from "../../workspace/occurrences.ts";
import type { Definition } from "../../model/facts/definitions.ts";
import type { Problem, Rule, View } from "../rule.ts";
import { bad, withFile, good } from "../rule.ts";
import { isReadable, problemsAt } from "../inspectBibliography.ts";
import { needsTaxonomy } from "./needsTaxonomy.ts";
import { didYouMean, similarWords, typoCandidates } from "../suggest.ts";
import { severalIds } from "./severalIds.ts";
import { rulesCausedByWrongReference } from "./causedByWrongReference.ts";
import { alternativeConcepts } from "../words.ts";

/** The most alternatives that a message lists; more would not help the reader. */
const MAX_CONCEPTS = 4;

/** Reports ids that nothing defines. */
export const noUndefinedReference: Rule = {
  id: "no-undefined-reference",
  severity: "error",
  inBrokenPiece: "among",
  covers: rulesCausedByWrongReference,
  kinds: ["assessment", "taxonomy"],
  summary: "Every id that is used is defined: in the document, its taxonomy or its bibliography.",
  forReaders:
    "Everything that the document refers to is described: in the document, its taxonomy or its bibliography.",
  why: "Readers cannot follow an id that is not defined, and no comparison counts a threat with a misspelled category.",
  source: "Threagile (unresolved references stop a model); Pandoc (citation keys)",
  examples: [
    bad`
taxonomy: bailey-2005
actors:
  mexico: {name: Mexico}
rankings:
  mexico-2005:
    of: mexcio
        ^^^^^^ Nothing defines the actor "mexcio". Did you mean "mexico"?
    order:
      - terorism
        ^^^^^^^^ Nothing defines "terorism": expected a threat, a category or a cluster. Did you mean "terrorism"?
`,
    bad`
sources:
  curtis-2004: {type: report}
summary: As [@curtis-2005, p. 20] says, and as [[converge]] repeats. [^pascoe]
              ^^^^^^^^^^^ Nothing defines the source "curtis-2005". Did you mean "curtis-2004"?
                                                 ^^^^^^^^ Nothing has the id "converge".
                                                                       ^^^^^^ Nothing defines the note "pascoe".
`,
    bad`
taxonomy: bailey-2005
rankings:
  city:
    estimated-by: Jane Doe
                  ^^^^^^^^ Nothing defines "Jane Doe": expected an actor or a source. For the authors of this assessment, write "author".
    order:
      - Energy/water
        ^^^^^^^^^^^^ Nothing defines "Energy/water": expected a threat, a category or a cluster. If these are the words of the original, write "label: Energy/water", and add "item", "covers" or "outside: true".
`,
    bad`
threats:
  crime-link: {title: Crime and terrorism}
rankings:
  city: {order: [crime-link, crime-lnk]}
                             ^^^^^^^^^ Nothing defines "crime-lnk": expected a threat, a category or a cluster. Did you mean "crime-link"?
`,
    withFile(
      "works.bib",
      good`
@incollection{curtis-2004, title = {Nations}, crossref = {collected}}
`,
      bad`
bibliography: works.bib
              ^^^^^^^^^ Line 1 of "works.bib": No entry in this file has the key "collected", so nothing is inherited from it. Correct the key, or add the entry.
`,
    ),
    bad`
threats:
  leak: {title: Leak}
  theft: {title: Theft}
rankings:
  city: {order: [leak, unpaid-bills, theft, heights]}
                       ^^^^^^^^^^^^ Nothing defines "unpaid-bills": expected a threat, a category or a cluster. Define it under "threats"; if it is not one of the threats that this document describes, write "{label: unpaid-bills, outside: true}".
                                            ^^^^^^^ Nothing defines "heights": expected a threat, a category or a cluster. Define it under "threats"; if it is not one of the threats that this document describes, write "{label: heights, outside: true}".
`,
    good`
taxonomy: bailey-2005
threats:
  floods: {title: Floods, category: weather-related-disasters}
rankings:
  city:
    order: [floods, energy, natural-disasters]
summary: What [[floods]] do. An address such as [someone@example.org] is no citation, and neither is \`[@code]\`.
`,
  ],
  *checkDocument({ links }) {
    yield* problemsAt(links.filter(isReadable), "no-undefined-reference");
  },
  *checkItem({ definition, references, visits }, view) {
    if (definition) yield* misspelledDefinition(definition, view);
    for (const reference of references) {
      const { id, span, concepts, form } = reference;
      if (view.conceptsOf(id).length > 0) continue;
      if (isUndecided(reference, view) || isMeant(id, view) || isOwnItem(reference, view)) continue;
      const several = severalIds(reference, visits, view);
      if (several) {
        yield several;
        continue;
      }
      const known = view.knownIds.ids(concepts);
      if (needsTaxonomy(reference, view) && typoCandidates(id, known).length === 0) continue;
      const suggestions = similarWords(id, known);
      const message =
        concepts.length > MAX_CONCEPTS || form === "link"
          ? t('Nothing has the id "{0}".', id)
          : undefinedAmong(concepts, id);
      yield {
        span,
        suggestions,
        message: sentences(message, didYouMean(suggestions) || adviceFor(reference)),
      };
    }
  },
};

function undefinedAmong(concepts: readonly Concept[], id: string): string {
  const [concept, ...others] = concepts;
  return concept !== undefined && others.length === 0
    ? formatMessage(
        t(
          'Nothing defines {concept, select, actor {the actor} asset {the asset} source {the source} threat {the threat} ranking {the ranking} comparison {the comparison} statement {the statement} question {the question} recommendation {the recommendation} term {the term} note {the note} result {the survey result} context {the context} cluster {the cluster} category {the category} other {the rule}} "{id}".',
        ),
        { concept, id },
      )
    : t('Nothing defines "{0}": expected {1}.', id, alternativeConcepts(concepts));
}

/** Suggests what else the author may have meant. */
function adviceFor({ id, path }: Reference): string {
  if (path[0] === "order" && !isIdShaped(id)) {
    return t(
      'If these are the words of the original, write "label: {0}", and add "item", "covers" or "outside: true".',
      id,
    );
  }
  if (path[0] === "order")
    return t(
      'Define it under "threats"; if it is not one of the threats that this document describes, write "{0}".',
      `{label: ${id}, outside: true}`,
    );
  if (path.at(-1) === "estimated-by") return t('For the authors of this assessment, write "author".');
  return "";
}

/**
 * Returns whether the id may be defined elsewhere: in text that cannot be read, or in an assessment that uses
 * this file.
 */
function isUndecided({ id, concepts }: Reference, { kind, uncertainIds, uncertainConcepts }: View): boolean {
  if (uncertainIds.has(id) || isDefinedByUsers(concepts, kind)) return true;
  return concepts.some((concept) => uncertainConcepts.has(concept));
}

/** Returns whether an item has the id that cannot be one, because it begins with `x-`. The item is reported. */
function isOwnItem({ id, concepts }: Reference, view: View): boolean {
  return isOwnKey(id) && view.ownItems.some((own) => own.id === id && concepts.includes(own.concept));
}

/** Returns whether the id is correct and its definition is misspelled. */
function isMeant(id: string, { misspelledDefinitions: typos }: View): boolean {
  return typos.size > 0 && Array.from(typos.values()).includes(id);
}

/** Reports the misspelled definition of an id, instead of each correct reference to it. */
function* misspelledDefinition({ concept, id, span }: Definition, view: View): Generator<Problem> {
  const intended = view.misspelledDefinitions.get(id);
  if (intended === undefined) return;
  yield {
    span,
    suggestions: [intended],
    message: formatMessage(
      t(
        'Nothing refers to {concept, select, actor {the actor} asset {the asset} source {the source} threat {the threat} ranking {the ranking} comparison {the comparison} statement {the statement} question {the question} recommendation {the recommendation} term {the term} note {the note} result {the survey result} context {the context} cluster {the cluster} category {the category} other {the rule}} "{id}", but several places refer to "{intended}", which is not defined. If you mean "{intended}", write it here.',
      ),
      { concept, id, intended },
    ),
  };
}
