/** The words of the format's concepts, for messages. */
import { t } from "@vscode/l10n";
import type { Concept } from "../format/schema.ts";

/** "actor", "threat, category or cluster". */
export function conceptWords(concepts: readonly Concept[]): string {
  const words = concepts.map(conceptWord);
  const last = words.at(-1) ?? "";
  return words.length < 2 ? last : t("{0} or {1}", words.slice(0, -1).join(", "), last);
}

/** The word of a concept in the reader's language. */
export function conceptWord(concept: Concept): string {
  switch (concept) {
    case "actor":
      return t("actor");
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
