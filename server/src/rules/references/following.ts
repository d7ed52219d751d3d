/** What follows from an id that names nothing, or something of another kind. */

/** The rules that would speak of the same word for that reason. */
export const followingRules: readonly string[] = [
  "require-original-source",
  "no-unmapped-entry",
  "no-unaddressed-threat",
  "no-unaddressed-conflict",
  "no-single-origin",
];
