/** The ids of the rules, for code that finds them in text. */
import { rules } from "./index.ts";

/** Returns whether a rule has this id. */
export function isRuleId(word: string): boolean {
  return rules.some(({ id }) => id === word);
}

/** Returns whether a word looks like a rule id, even if it is misspelled. */
export function looksLikeRuleId(word: string): boolean {
  return /^(?:no|use|require)-[a-z]/i.test(word) || isRuleId(word);
}
