/** The example assessments, for tests that open all of them. */

/** Their paths in the folder `examples`. */
export const exampleFiles = [
  "first.threat.yaml",
  "us-mexico-2005.threat.yaml",
  "andean-water-utility/agua.threat.yaml",
  "five-state-union.threat.yaml",
  "river-port-register/register.threat.yaml",
  "strait-outlook/2025.threat.yaml",
  "puerto-austral/2025.threat.yaml",
] as const;

/** Those in which the strict rules find nothing. */
export const faultlessExamples = [
  "first.threat.yaml",
  "five-state-union.threat.yaml",
  "river-port-register/register.threat.yaml",
  "strait-outlook/2025.threat.yaml",
  "puerto-austral/2025.threat.yaml",
] as const;
