/** Where the program is at home. */
export const home = "https://github.com/threat-assessment/threat-assessment";

/** Where the page of a rule is: its documentation, made from the rule by `npm run docs`. */
export function pageOf(rule: string): `https://${string}` {
  return `${home}/blob/main/docs/rules/${rule}.md`;
}
