/** Limits the problems of a file to a number that a person can look through. */
import { t } from "@vscode/l10n";
import { formatMessage } from "../language/messageFormat.ts";
import { MAX_PROBLEMS } from "../syntax/limits.ts";
import type { FileProblem } from "./inspect.ts";
import type { Severity } from "./rule.ts";

const ORDER: readonly Severity[] = ["error", "warning", "information", "hint"];

/**
 * Returns the first problems. If there are too many, the last one says how many are left out, with the
 * highest severity among them.
 */
export function limitProblems(problems: readonly FileProblem[]): readonly FileProblem[] {
  const left = problems.slice(MAX_PROBLEMS).filter(({ suppressed }) => !suppressed);
  const [worst] = left.toSorted((a, b) => ORDER.indexOf(a.severity) - ORDER.indexOf(b.severity));
  if (!worst) return problems;
  const { rule, severity, range } = worst;
  const message = formatMessage(
    t(
      "{problems, plural, one {One more problem of this file is} other {# more problems of this file are}} not shown. Fix those that are, and check it again.",
    ),
    { problems: left.length },
  );
  const more = { rule, severity, range, message, related: [], suggestions: [], fixes: [] };
  return [...problems.slice(0, MAX_PROBLEMS), more];
}
