/** Points to the superseded assessment, for a problem about what has changed since. */
import { t } from "@vscode/l10n";
import type { PreviousAssessment } from "../../model/editions/previousAssessment.ts";
import type { PieceSpan } from "../../syntax/span.ts";
import type { Related } from "../rule.ts";

/** Returns a place in the superseded assessment, with a message that says so. */
export function inSuperseded(span: PieceSpan, source: PreviousAssessment["source"]): Related {
  return { span, source, message: t("In the superseded assessment") };
}
