import { t } from "@vscode/l10n";
import { formatMessage } from "../../language/messageFormat.ts";
import type { Concept } from "../../format/schema.ts";
import { originOfActor } from "../../workspace/occurrences.ts";
import type { Rule } from "../rule.ts";
import { bad, withFile, good } from "../rule.ts";
import { isTypo } from "../suggest.ts";

const watched = new Set(["source", "term", "actor", "asset", "note"]);

/** Reports sources, terms, actors and notes without references. */
export const noUnusedDefinition: Rule = {
  id: "no-unused-definition",
  severity: "information",
  summary: "Every source, term, actor, asset and note is used.",
  why: "A source that is never cited supports nothing: it is a leftover, or the citation was forgotten. A term counts as used if a text contains its name.",
  source: "pySigma (dangling conditions and detections)",
  examples: [
    bad`
sources:
  curtis-2004: {type: report}
  ^^^^^^^^^^^ Nothing refers to the source "curtis-2004". Cite it where it supports something, or remove it.
`,
    good`
sources:
  curtis-2004: {type: report}
terms:
  public-security: {definition: Protection of persons and their property.}
summary: Public security comes first [@curtis-2004], as [@cope-1997] says.
`,
    withFile(
      "port.taxonomy.yaml",
      good`
categories:
  theft: {title: Theft, conditions: {mexico: acute}}
`,
      good`
taxonomy: port.taxonomy.yaml
actors:
  mexico: {name: Mexico}
`,
    ),
  ],
  *checkItem({ definition }, view) {
    if (!definition || !watched.has(definition.concept)) return;
    const { concept, id, span } = definition;
    if (view.isUsed(id) || view.mayBeUsed(definition.key) || (concept === "term" && view.isMentioned(id)))
      return;
    if (concept === "actor" && originOfActor(id, view.taxonomy) !== undefined) return;
    // A misspelled reference may mean this definition.
    if (isTypo(id, view.undefinedIds)) return;
    yield { span, message: unused(concept, id) };
  },
};

function unused(concept: Concept, id: string): string {
  return formatMessage(
    t(
      'Nothing refers to {concept, select, actor {the actor} asset {the asset} source {the source} threat {the threat} ranking {the ranking} comparison {the comparison} statement {the statement} question {the question} recommendation {the recommendation} term {the term} note {the note} result {the survey result} context {the context} cluster {the cluster} category {the category} other {the rule}} "{id}". Cite it where it supports something, or remove it.',
    ),
    { concept, id },
  );
}
