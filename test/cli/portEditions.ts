/** Two editions of a small assessment, for tests of what has changed. */

export const OLD_PORT = `assessment: 1
title: Port
date: 2025
threats:
  theft: { title: Theft of copper, likelihood: likely }
  flood: { title: Flood, likelihood: unlikely }
statements:
  calm: { kind: judgment, text: "The quay stays calm during the whole winter, as in all the years before." }
rankings:
  port: { order: [{ label: A, outside: true }, { label: B, outside: true }, { label: C, outside: true }] }
`;

/** It supersedes `old.threat.yaml`. */
export const NEW_PORT = `assessment: 1
title: Port
date: 2026
supersedes: old.threat.yaml
threats:
  theft: { title: Theft of copper, likelihood: very-likely, change: "Two thefts in May. Ask @mary." }
statements:
  calm: { kind: judgment, text: "The quay stays loud during the whole winter, as in all the years before." }
rankings:
  port: { order: [{ label: C, outside: true }, { label: A, outside: true }, { label: B, outside: true }] }
`;
