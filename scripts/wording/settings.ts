/** The settings of the wording check: its files, and the words to replace. CONTRIBUTING.md gives the reasons. */

/**
 * Globs of the files to check. In code, the check reads comments, messages, and the texts of rules; in tests, it reads
 * their names.
 */
export const wordingFiles: readonly string[] = [
  "*.md",
  "docs/*.md",
  "scripts/docs/format.template.md",
  "schemas/*.schema.json",
  "package.nls.json",
  "server/src/**/*.ts",
  "client/src/**/*.ts",
  "test/**/*.test.ts",
  // Its texts are those of the schemas and of the template above.
  "!docs/format.md",
];

/** Case-insensitive patterns of words, with their replacements. `$1` is the first group. */
export const terms: readonly (readonly [pattern: string, instead: string])[] = [
  ["\\bstands?\\b(?! for\\b)", "is"],
  ["stood", "was"],
  ["(?<!\\bthere\\s)\\b(is|are|was|were|be)\\s+no(?=\\s+(?!longer|more|less|other)[a-z])", "$1 not a"],
  ["mend(?:s|ed|ing)?", "fix"],
  ["flaws?", "syntax error"],
  ["behind", "after"],
  ["beside", "next to"],
  ["whoever", "anyone who"],
  ["(?<!\\b(?:date|factor)\\s)\\bby\\s+which\\b", "with which"],
  ["of\\s+which\\s+(?:nobody|nothing)", "that … not"],
  ["says?\\s+nothing", "does not say"],
  ["nothing\\s+says", "… does not say"],
  ["so\\s+much", "this much"],
  ["in\\s+vain", "without success"],
  ["(is|are)\\s+told", "$1 reported"],
  ["given\\s+up", "deprecated"],
  ["holds?\\s+together", "is consistent"],
  ["bears?\\s+out", "supports"],
  ["proposals?", "suggestion"],
  ["skeletons?", "snippet"],
  ["\\bfindings?\\b(?! \\(of a survey)", "problem"],
  ["misspelt", "misspelled"],
  ["le(?:ave|aves|ft|aving)(?:\\s+\\w+){1,3}\\s+away", "remove"],
  ["drops?\\s+out", "is ignored"],
  ["(?:is|are)\\s+left\\s+alone", "is ignored"],
  ["may\\s+be\\s+given\\s+again", "repeat the option"],
  ["lies?\\s+(in|outside|within|before|after)", "is $1"],
  ["(?:is|are)\\s+said\\s+to", "… says"],
  ["colour(s|ed|ing)?", "color$1"],
  ["(?:if|unless)\\s+not\\s+said\\s+otherwise", "by default"],
];
