/** Where the page of a rule is: its documentation, made from the rule by `npm run docs`. */
export function pageOf(rule: string): string {
  return `https://github.com/threat-assessment/threat-assessment/blob/main/docs/rules/${rule}.md`;
}
