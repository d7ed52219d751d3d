/** The ids of the rules, for code that finds them in text. An id that a rule had before it got another one still names it. */
import { memo } from "../syntax/memo.ts";
import { rules } from "./index.ts";
import type { Rule } from "./rule.ts";

/** Returns the rule that has this id or had it; `undefined` if there is none. */
export function ruleNamed(id: string): Rule | undefined {
  return byAnyId(rules).get(id);
}

/** Returns the present id of the rule that has this id or had it; the same text if there is none. */
export function presentIdOf(id: string): string {
  return ruleNamed(id)?.id ?? id;
}

/** Returns whether a rule has or had this id. */
export function isRuleId(word: string): boolean {
  return ruleNamed(word) !== undefined;
}

/** Returns whether a word looks like a rule id, even if it is misspelled. */
export function looksLikeRuleId(word: string): boolean {
  return /^(?:no|use|require)-[a-z]/i.test(word) || isRuleId(word);
}

/** A present id always names its own rule. */
const byAnyId = memo(
  (all: readonly Rule[]): ReadonlyMap<string, Rule> =>
    new Map([
      ...all.flatMap((rule) => (rule.formerIds ?? []).map((id) => [id, rule] as const)),
      ...all.map((rule) => [rule.id, rule] as const),
    ]),
);
