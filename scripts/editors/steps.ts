/** The steps that each editor performs on the paper, in order. */

/** The steps by the names that test/editors/ uses, with their descriptions in the report. */
export const steps = {
  start: "opens the paper, and starts the server for it",
  findings: "shows all findings of the paper",
  typo: "underlines a typo, and nothing else of its line",
  fix: "corrects the typo as the server offers",
  completion: "completes a half-typed id, and a key",
  hover: "explains a word",
  definition: "goes to a definition in the file",
  bundled: "goes to a category of a bundled taxonomy, in a file on the disk in which nothing is found",
  elsewhere: "finds where a category of a taxonomy is used, in a file that is not open",
  rename: "gives an actor another name in the whole file",
  undo: "takes that back",
  format: "formats",
  lenses: "shows above an actor how often it is named",
  settings: "takes new settings, without inlay hints",
  messages: "shows no errors of its own",
  end: "ends the server, which then ends by itself",
} as const;

/** The name of a step. */
export type EditorStep = keyof typeof steps;

/** The names of all steps, in order. */
export const stepNames = Object.keys(steps) as EditorStep[];
