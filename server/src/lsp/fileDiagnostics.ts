/**
 * Converts the problems of one file to LSP diagnostics. A file that cannot be checked has a diagnostic that says so.
 */
import { t } from "@vscode/l10n";
import { sentences } from "../language/texts.ts";
import type { Diagnostic } from "vscode-languageserver";
import { diagnoseInSteps, partNames } from "../features/diagnostics.ts";
import { isUnread } from "../files/bounds.ts";
import { homepage } from "../report/page.ts";
import { tool } from "../report/tool.ts";
import type { Source } from "../syntax/source.ts";
import type { Unread } from "../workspace/files.ts";
import type { Library } from "../workspace/library.ts";
import type { Server } from "./server.ts";
import type { SliceOutcome, SliceOptions } from "./slices.ts";
import { inSlices } from "./slices.ts";

interface Wanted extends SliceOptions {
  readonly library: Library;
  readonly part?: string;
}

/**
 * The diagnostics of a file. An unreadable file and an internal error are reported as diagnostics as well.
 * @returns `undefined` if the check is no longer wanted.
 */
export async function diagnosticsIn(
  { guarded }: Pick<Server, "guarded">,
  file: Source | Unread,
  { library, part = "", ...waiting }: Wanted,
): Promise<readonly Diagnostic[] | undefined> {
  if (isUnread(file)) return file.state === "missing" ? [] : ofFirstPart(unreadable(file), part);
  const find = guarded.later<[], SliceOutcome<readonly Diagnostic[]>>(
    "diagnostics",
    { result: notChecked(part) },
    async () => inSlices(diagnoseInSteps(file, library, part), waiting),
  );
  return (await find())?.result;
}

/** Includes a diagnostic in the first part only, so that clients that pull several parts show it once. */
function ofFirstPart(diagnostic: Diagnostic, part: string): readonly Diagnostic[] {
  return isFirst(part) ? [diagnostic] : [];
}

/** Whether a part is the first one, or everything. */
export function isFirst(part: string): boolean {
  return part === "" || part === partNames[0];
}

/** The diagnostic for a file that could not be checked because of an internal error. */
export function notChecked(part: string): readonly Diagnostic[] {
  return ofFirstPart(defect(), part);
}

function defect(): Diagnostic {
  return atBeginning(
    t(
      "This file could not be checked, because of a defect of {0}. Other problems in it are not shown. Please report the defect with the text of this file, if you may share it, and with the output of {0} in the editor: {1}",
      tool.name,
      REPORTS,
    ),
  );
}

function unreadable({ failure }: Unread): Diagnostic {
  return atBeginning(sentences(t("This file could not be checked."), failure));
}

function atBeginning(message: string): Diagnostic {
  const start = { line: 0, character: 0 };
  // DiagnosticSeverity.Error
  return { range: { start, end: start }, severity: 1, source: tool.name, message };
}

/** The page for bug reports. */
const REPORTS = `${homepage}/issues`;
