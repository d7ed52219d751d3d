import type { Kind } from "../../format/kind.ts";
import { keysOfKind, schemas } from "../../format/schema.ts";
import type { SyntaxProblem, SyntaxFix } from "../../syntax/anchors.ts";
import { memoOn } from "../../syntax/memo.ts";
import type { Problem, Rule } from "../rule.ts";
import { bad, withFile, good } from "../rule.ts";
import { isReadable, problemsAt } from "../inspectBibliography.ts";
import { typoCandidates } from "../suggest.ts";
import { isOwnKey } from "../../syntax/ownKey.ts";

/**
 * Reports YAML syntax errors. The syntax layer finds them and words their messages; this rule turns them into
 * problems.
 */
export const noSyntaxError: Rule = {
  id: "no-syntax-error",
  severity: "error",
  inBrokenPiece: "syntax",
  kinds: ["assessment", "taxonomy", "configuration", "scale"],
  summary: "The file is valid YAML, and the bibliographies that it names are valid in their formats.",
  forReaders: "The source file and the bibliographies that it names can be read without errors.",
  why: "Text that cannot be read cannot be checked, completed or compared. Only the broken part is ignored; the rest of the file is still checked.",
  source: "YAML 1.2.2",
  examples: [
    bad`
actors:
  mexico: {name: Mexico}
   united-states: {name: United States}
   ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ This line is indented by 3 spaces, but the lines that it belongs to are indented by 2.
`,
    bad`
title: "Threats to the harbour
       ^^^^^^^^^^^^^^^^^^^^^^^ The quotation mark opened here is never closed. Add " where the text ends.
date: 2026-01
`,
    bad`
threats:
  floods
  ^^^^^^ A colon is missing after "floods". Write each line here as "key: value".
  drought:
    title: Drought
`,
    bad`
results:
  trust: {title: Trust, share: 46,5%}
                               ^^^^^ A comma ends a value in braces. Write the number without a comma: "46.5%".
sources:
  poll: {type: report, survey: {margin-of-error: {points: 3,5, level: 95%}}}
                                                          ^^^ A comma ends a value in braces. Write the number without a comma: "3.5".
`,
    bad`
threats:
  leak: {title: Leak, confidence: {level: high, because: The record is complete, though short}}
                                                                                 ^^^^^^^^^^^^ "though short" has no colon, so it is not a key. If it belongs to the text before the comma, put that whole text into quotation marks.
  fire: {title: Fire, confidence: {level: high, because: The record is complete, though rather short}}
                                                                                 ^^^^^^^^^^^^^^^^^^^ "though rather short" has no colon, so it is not a key. If it belongs to the text before the comma, put that whole text into quotation marks.
  theft: {title: Theft of cable, origin systemic}
                                 ^^^^^^^^^^^^^^^ A colon is missing after "origin". Write each line here as "key: value".
  flood: {title: The company says: all is well, origin: natural}
                             ^^^^ YAML reads the text before a colon and a space as a key. Put the whole text into quotation marks.
  drought: {title: A dry year origin: natural}
                              ^^^^^^ A comma is missing before "origin".
`,
    withFile(
      "works.bib",
      good`
@book{curtis-2004,
  title = {Nations}
`,
      bad`
bibliography: works.bib
              ^^^^^^^^^ Line 1 of "works.bib": This entry is not closed: a closing brace is missing. Add it where the entry or one of its fields ends.
`,
    ),
    good`
title: "Threats to the harbour"
`,
  ],
  *checkDocument({ kind, syntaxProblems, links }) {
    yield* syntaxProblems
      .filter(({ isPart }) => !isPart)
      .map((syntaxProblem) => problemOf(syntaxProblem, kind));
    yield* problemsAt(links.filter(isReadable), "no-syntax-error");
  },
};

/** Converts a syntax problem, without fixes that would turn words into unknown keys. */
const problemOf = memoOn((syntaxProblem: SyntaxProblem, kind: Kind): Problem => {
  const { ifNoKey, ...problem } = syntaxProblem;
  const message = ifNoKey && !resemblesKey(ifNoKey.word, kind) ? ifNoKey.message : problem.message;
  return { ...problem, message, fixes: syntaxProblem.fixes.filter((fix) => fits(fix, kind)) };
});

function resemblesKey(word: string, kind: Kind): boolean {
  const known = keysOfKind(kind);
  return isOwnKey(word) || known.includes(word) || typoCandidates(word, known).length > 0;
}

function fits({ keys }: SyntaxFix, kind: Kind): boolean {
  if (!keys) return true;
  const known = keys.where === "top" ? Object.keys(schemas[kind].properties ?? {}) : keysOfKind(kind);
  return keys.words.every((word) => (isOwnKey(word) || known.includes(word)) === (keys.where !== "nowhere"));
}
