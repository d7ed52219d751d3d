/** The problems of a file, as its view marks them. */
import type { Diagnostic, Uri } from "vscode";
import { DiagnosticSeverity, languages } from "vscode";
import type { PageMark } from "./pageMessages.ts";

/** Returns the marks. */
export function marksOf(uri: Uri): PageMark[] {
  return languages.getDiagnostics(uri).map(markOf);
}

function markOf({ range, severity, message }: Diagnostic): PageMark {
  return {
    line: range.start.line,
    severity:
      severity === DiagnosticSeverity.Error
        ? "error"
        : severity === DiagnosticSeverity.Warning
          ? "warning"
          : "information",
    message,
  };
}
