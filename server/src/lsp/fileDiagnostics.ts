/** What is wrong in one file, once all files that it names are read. Also what keeps it from being checked is told as a problem. */
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
import type { SliceOutcome, Waiting } from "./slices.ts";
import { inSlices } from "./slices.ts";

interface Wanted extends Waiting {
  readonly library: Library;
  readonly part?: string;
}

/**
 * What is found in a file; nothing where nobody wants to know any more before that is known. That it cannot be checked,
 * since a defect of ours prevents it or nobody can read it, is a finding as well.
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

/** It is told once, whoever asks for parts. */
function ofFirstPart(diagnostic: Diagnostic, part: string): readonly Diagnostic[] {
  return part === "" || part === partNames[0] ? [diagnostic] : [];
}

/** That a defect of ours keeps a file from being checked. */
export function notChecked(part: string): readonly Diagnostic[] {
  return ofFirstPart(defect(), part);
}

function defect(): Diagnostic {
  return atBeginning(
    t(
      "This file could not be checked, because of a defect of {0}: other problems in it are not shown. Please report it with the text of this file, as far as you may share it, and with what the editor shows as the output of {0}: {1}",
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

/** Where defects are reported. */
const REPORTS = `${homepage}/issues`;
