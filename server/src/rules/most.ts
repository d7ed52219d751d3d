/** No more findings of a file than somebody can look through, and one that says how many are left out. */
import { t } from "@vscode/l10n";
import { counted } from "../language/counted.ts";
import { MOST_FINDINGS } from "../syntax/limits.ts";
import type { FileFinding } from "./inspect.ts";
import type { Severity } from "./rule.ts";

const ORDER: readonly Severity[] = ["error", "warning", "information", "hint"];

/** The first of these, where there are too many; the last then speaks for the others, and is as severe as the worst of them. */
export function withoutTooMany(findings: readonly FileFinding[]): readonly FileFinding[] {
  const left = findings.slice(MOST_FINDINGS).filter(({ suppressed }) => !suppressed);
  const [worst] = left.toSorted((a, b) => ORDER.indexOf(a.severity) - ORDER.indexOf(b.severity));
  if (!worst) return findings;
  const { rule, severity, range } = worst;
  const message = counted(
    t(
      "{problems, plural, one {One more problem of this file is} other {# more problems of this file are}} not shown. Fix those that are, and check it again.",
    ),
    { problems: left.length },
  );
  const more = { rule, severity, range, message, related: [], suggestions: [], fixes: [] };
  return [...findings.slice(0, MOST_FINDINGS), more];
}
