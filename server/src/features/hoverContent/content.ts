/** The hover of an id in a few lines of Markdown; completion shows it as documentation. */
import type { Concept } from "../../format/schema.ts";
import { ruleNamed } from "../../rules/ids.ts";
import type { Assessment } from "../../workspace/assessment.ts";
import { categoryHover } from "./category.ts";
import type { Markdown } from "./markdown.ts";
import { comparisonHover } from "./comparison.ts";
import { definitionHover } from "./definition.ts";
import { rankingHover } from "./ranking.ts";
import { ruleHover } from "./rule.ts";

/** The hover of an id; `undefined` if no such concept has this id. */
export function hoverContentOf(assessment: Assessment, concept: Concept, id: string): Markdown | undefined {
  switch (concept) {
    case "category":
    case "cluster":
      return categoryHover(assessment, id);
    case "comparison":
      return comparisonHover(assessment, id);
    case "ranking":
      return rankingHover(assessment, id);
    case "rule": {
      const rule = ruleNamed(id);
      return rule && ruleHover(rule);
    }
    default:
      return definitionHover(assessment, concept, id);
  }
}
