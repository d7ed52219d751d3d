/** Rules whose problems are consequences of a wrong reference. */

/** The rules that would report the same word because its id is undefined or names another kind of thing. */
export const rulesCausedByWrongReference: readonly string[] = [
  "require-original-source",
  "no-unmapped-entry",
  "no-unaddressed-threat",
  "no-unaddressed-conflict",
  "no-single-origin",
];
