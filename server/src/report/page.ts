/** Where the program is at home. */
export const homepage = "https://github.com/threat-assessment/threat-assessment";

/** Where the page of a rule is: its documentation, made from the rule by `npm run docs`. */
export function rulePageUrl(rule: string): `https://${string}` {
  return `${homepage}/blob/main/docs/rules/${rule}.md`;
}
