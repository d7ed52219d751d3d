/** Requests that the protocol does not have: what the commands of our own client need. */
import { t } from "@vscode/l10n";
import type { TextDocumentIdentifier, TextEdit } from "vscode-languageserver";
import { sourceIn } from "../features/actions/source.ts";
import type { Answers } from "../features/newAssessment.ts";
import { choices, newAssessment } from "../features/newAssessment.ts";
import { statusOf } from "../features/status.ts";
import { today } from "../files/today.ts";
import { textEditOf } from "../syntax/write/edit.ts";
import { addEntry } from "../syntax/write/section.ts";
import { assessmentsOf } from "../workspace/assessments.ts";
import { normalAddress } from "./documents.ts";
import type { Server } from "./server.ts";

/** A text that was copied, and the file that it is for. */
interface Pasted {
  readonly uri: string;
  readonly text: string;
}

/** The edit that adds a source, or the sentence that says why there is none. */
interface Added {
  readonly edit?: TextEdit;
  readonly refusal?: string;
}

export function answerOwnRequests({ connection, documents, library, guarded, scope }: Server): void {
  connection.onRequest(
    "threatAssessment/choices",
    guarded.now("choices", null, () => choices(library)),
  );

  connection.onRequest(
    "threatAssessment/newAssessment",
    guarded.now("new assessment", null, (answers: Answers) => newAssessment(answers, today())),
  );

  connection.onRequest(
    "threatAssessment/status",
    guarded.now("status", null, ({ uri }: TextDocumentIdentifier) => {
      const source = documents.open.get(uri);
      if (!source) return null;
      return { ...statusOf(source, library), isIgnored: scope.isIgnored(normalAddress(uri)) };
    }),
  );

  connection.onRequest(
    "threatAssessment/source",
    guarded.now<[Pasted], Added | null>("source", null, ({ uri, text }) => {
      const source = documents.open.get(uri);
      const [assessment] = source ? assessmentsOf(source, library) : [];
      const entry = assessment && sourceIn(text, assessment);
      if (!assessment) return null;
      const edit = entry && addEntry(assessment.document, "sources", entry);
      if (edit) return { edit: textEditOf(assessment.source, edit) };
      return {
        refusal: t(
          "There is no BibTeX entry and no address of a page on the clipboard. Copy one of them first.",
        ),
      };
    }),
  );
}
