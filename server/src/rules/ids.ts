/** The ids of the rules, for whoever reads the text in which they are named. */
import { rules } from "./index.ts";

export function isRuleId(word: string): boolean {
  return rules.some(({ id }) => id === word);
}

/** Whether a word looks like the id of a rule, be it misspelt. */
export function looksLikeRuleId(word: string): boolean {
  return /^(?:no|use|require)-[a-z]/i.test(word) || isRuleId(word);
}
