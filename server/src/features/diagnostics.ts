/** `textDocument/diagnostic`: the problems of a file as LSP diagnostics. */
import type { Diagnostic } from "vscode-languageserver-types";
import { DiagnosticSeverity, DiagnosticTag } from "vscode-languageserver-types";
import { rulePageUrl } from "../report/page.ts";
import { groupOf, rules } from "../rules/index.ts";
import type { FileProblem } from "../rules/inspect.ts";
import { inspectInSteps } from "../rules/inspect.ts";
import type { Severity } from "../rules/rule.ts";
import { addToIndex, memo, memoEach, memoOn } from "../syntax/memo.ts";
import type { Source } from "../syntax/source.ts";
import type { Steps } from "../syntax/steps.ts";
import { finish } from "../syntax/steps.ts";
import type { Library } from "../workspace/library.ts";
import { BUNDLED } from "../workspace/library.ts";

/**
 * The parts of the diagnostics that an editor can request separately, each with its groups of rules. Half a typed word
 * mostly changes "form".
 */
const parts: ReadonlyMap<string, readonly string[]> = new Map([
  ["form", ["structure", "references", "suppression"]],
  ["priorities", ["ranking", "recommendations", "time"]],
  ["statements", ["evidence", "estimates", "style"]],
]);

/** The names of the parts. */
export const partNames: readonly string[] = Array.from(parts.keys());

/**
 * The diagnostics of a file. Bundled files, which some editors can open, have none.
 * @param part The name of a part; any other text means everything.
 */
export function diagnose(source: Source, library: Library, part = ""): readonly Diagnostic[] {
  return finish(diagnoseInSteps(source, library, part));
}

/** The same, interruptible between steps. */
export function* diagnoseInSteps(source: Source, library: Library, part = ""): Steps<readonly Diagnostic[]> {
  if (source.uri.startsWith(BUNDLED)) return NONE;
  return inPart(ownProblemsOnly(yield* inspectInSteps(source, library), source.identity), part);
}

/**
 * The diagnostics of one part.
 * @param part The name of a part; any other text means everything.
 */
export function inPart(all: readonly Diagnostic[], part: string): readonly Diagnostic[] {
  return partNames.includes(part) ? (byPart(all).get(part) ?? NONE) : all;
}

const ownProblemsOnly = memoOn((problems: readonly FileProblem[], identity: object) =>
  diagnosticsOf(
    identity,
    problems.filter(({ suppressed }) => !suppressed),
  ),
);

const byPart = memo((all: readonly Diagnostic[]) => {
  const lists = new Map<string, Diagnostic[]>();
  for (const each of all) addToIndex(lists, partOf.get(String(each.code)) ?? "", each);
  return lists;
});

/** The part of each rule. */
const partOf: ReadonlyMap<string, string> = new Map(
  rules.map(({ id }) => [id, partNames.find((name) => parts.get(name)?.includes(groupOf(id) ?? "")) ?? ""]),
);

/** The diagnostic of a problem, memoized so that an equal problem keeps its object. */
export const diagnosticOf = memo(({ rule, severity, message, range, related }: FileProblem): Diagnostic => {
  return {
    range,
    severity: severities[severity],
    code: rule,
    codeDescription: { href: rulePageUrl(rule) },
    source: "threat-assessment",
    message,
    ...(rule === "no-unused-suppression" ? { tags: [DiagnosticTag.Unnecessary] } : {}),
    ...(related.length > 0
      ? {
          relatedInformation: related.map((each) => ({
            location: { uri: each.uri, range: each.range },
            message: each.message,
          })),
        }
      : {}),
  };
});

const diagnosticsOf = memoEach(diagnosticOf);

const severities: Readonly<Record<Severity, DiagnosticSeverity>> = {
  error: DiagnosticSeverity.Error,
  warning: DiagnosticSeverity.Warning,
  information: DiagnosticSeverity.Information,
  hint: DiagnosticSeverity.Hint,
};

const NONE: readonly never[] = [];
