/** `textDocument/diagnostic`: what the rules find, as an editor shows it. */
import type { Diagnostic } from "vscode-languageserver-types";
import { DiagnosticSeverity, DiagnosticTag } from "vscode-languageserver-types";
import { pageOf } from "../report/page.ts";
import type { FileFinding } from "../rules/inspect.ts";
import { inspect } from "../rules/inspect.ts";
import type { Severity } from "../rules/rule.ts";
import { memo, memoEach } from "../syntax/memo.ts";
import type { Source } from "../syntax/source.ts";
import type { Library } from "../workspace/library.ts";

export function diagnose(source: Source, library: Library): Diagnostic[] {
  const findings = inspect(source, library).filter(({ suppressed }) => !suppressed);
  return [...diagnosticsOf(source.lineage, findings)];
}

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
