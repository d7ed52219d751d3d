/** The home page of the project. */
export const homepage = "https://github.com/threat-assessment/threat-assessment";

/** The URL of a rule's page, which `npm run docs` generates. */
export function rulePageUrl(rule: string): `https://${string}` {
  return `${homepage}/blob/main/docs/rules/${rule}.md`;
}
