/**
 * Names the concepts of the format on their own: in lists after a colon, in brackets and in headings. Within a sentence,
 * languages inflect them by case and gender, so there a message chooses with `{concept, select, …}`.
 */
import { t } from "@vscode/l10n";
import type { Concept } from "../format/schema.ts";
import { listed } from "../language/lists.ts";

/** Returns alternatives: "a threat, a category or a cluster". */
export function alternativeConcepts(concepts: readonly Concept[]): string {
  return listed(concepts.map(indefinite), "or");
}

function indefinite(concept: Concept): string {
  switch (concept) {
    case "actor":
      return t("an actor");
    case "asset":
      return t("an asset");
    case "source":
      return t("a source");
    case "threat":
      return t("a threat");
    case "ranking":
      return t("a ranking");
    case "comparison":
      return t("a comparison");
    case "statement":
      return t("a statement");
    case "question":
      return t("a question");
    case "recommendation":
      return t("a recommendation");
    case "term":
      return t("a term");
    case "note":
      return t("a note");
    case "result":
      return t("a survey result");
    case "context":
      return t("a context");
    case "cluster":
      return t("a cluster");
    case "category":
      return t("a category");
    case "rule":
      return t("a rule");
  }
}

/** Returns the word for a concept on its own, as in a heading. */
export function conceptWord(concept: Concept): string {
  switch (concept) {
    case "actor":
      return t("actor");
    case "asset":
      return t("asset");
    case "source":
      return t("source");
    case "threat":
      return t("threat");
    case "ranking":
      return t("ranking");
    case "comparison":
      return t("comparison");
    case "statement":
      return t("statement");
    case "question":
      return t("question");
    case "recommendation":
      return t("recommendation");
    case "term":
      return t("term");
    case "note":
      return t("note");
    case "result":
      return t("survey result");
    case "context":
      return t("context");
    case "cluster":
      return t("cluster");
    case "category":
      return t("category");
    case "rule":
      return t("rule");
  }
}

/** Returns the label of the completion item for a new definition. */
export function newDefinitionLabel(concept: Concept): string {
  switch (concept) {
    case "actor":
      return t("new actor");
    case "asset":
      return t("new asset");
    case "source":
      return t("new source");
    case "threat":
      return t("new threat");
    case "ranking":
      return t("new ranking");
    case "comparison":
      return t("new comparison");
    case "statement":
      return t("new statement");
    case "question":
      return t("new question");
    case "recommendation":
      return t("new recommendation");
    case "term":
      return t("new term");
    case "note":
      return t("new note");
    case "result":
      return t("new survey result");
    case "context":
      return t("new context");
    case "cluster":
      return t("new cluster");
    case "category":
      return t("new category");
    case "rule":
      return t("new rule");
  }
}
