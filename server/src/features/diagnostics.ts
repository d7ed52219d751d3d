/** `textDocument/diagnostic`: what the rules find, as an editor shows it. */
import type { Diagnostic } from "vscode-languageserver-types";
import { DiagnosticSeverity, DiagnosticTag } from "vscode-languageserver-types";
import { pageOf } from "../report/page.ts";
import { groupNames, groupOf } from "../rules/index.ts";
import type { FileFinding } from "../rules/inspect.ts";
import { inspect } from "../rules/inspect.ts";
import type { Severity } from "../rules/rule.ts";
import { addTo, memo, memoEach, memoOn } from "../syntax/memo.ts";
import type { Source } from "../syntax/source.ts";
import type { Library } from "../workspace/library.ts";

/** @param group Only what the rules of this group find; what all find, if it is none. */
export function diagnose(source: Source, library: Library, group = ""): readonly Diagnostic[] {
  const all = shown(inspect(source, library), source.lineage);
  return groupNames.includes(group) ? (byGroup(all).get(group) ?? NONE) : all;
}

const shown = memoOn((findings: readonly FileFinding[], lineage: object) =>
  diagnosticsOf(
    lineage,
    findings.filter(({ suppressed }) => !suppressed),
  ),
);

const byGroup = memo((all: readonly Diagnostic[]) => {
  const lists = new Map<string, Diagnostic[]>();
  for (const each of all) addTo(lists, groupOf(String(each.code)) ?? "", each);
  return lists;
});

/** A finding as the protocol has it; the same object for the same finding. */
export const diagnosticOf = memo(({ rule, severity, message, range, related }: FileFinding): Diagnostic => {
  return {
    range,
    severity: severities[severity],
    code: rule,
    codeDescription: { href: pageOf(rule) },
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
