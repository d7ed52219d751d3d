/** What an id names, in a few lines of Markdown: what a hover shows, and what completion shows beside a proposal. */
import type { Concept } from "../../format/schema.ts";
import { rules } from "../../rules/index.ts";
import type { Assessment } from "../../workspace/assessment.ts";
import { categoryCard } from "./category.ts";
import type { Markdown } from "./markdown.ts";
import { definitionCard } from "./definition.ts";
import { rankingCard } from "./ranking.ts";
import { ruleCard } from "./rule.ts";

/** The card of an id; `undefined` where nothing of that kind has it. */
export function cardOf(assessment: Assessment, concept: Concept, id: string): Markdown | undefined {
  switch (concept) {
    case "category":
    case "cluster":
      return categoryCard(assessment, id);
    case "ranking":
      return rankingCard(assessment, id);
    case "rule": {
      const rule = rules.find((each) => each.id === id);
      return rule && ruleCard(rule);
    }
    default:
      return definitionCard(assessment, concept, id);
  }
}
