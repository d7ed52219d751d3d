/** Requests that the protocol does not have: what the commands of our own client need. */
import { t } from "@vscode/l10n";
import type { TextDocumentIdentifier, TextEdit } from "vscode-languageserver";
import { URI } from "vscode-uri";
import { sourceIn } from "../features/actions/source.ts";
import type { Answers } from "../features/newAssessment.ts";
import { choices, newAssessment } from "../features/newAssessment.ts";
import { statusOf } from "../features/status.ts";
import { kindOf } from "../format/schema.ts";
import { today } from "../files/today.ts";
import { textEditOf } from "../syntax/write/edit.ts";
import { addEntry } from "../syntax/write/section.ts";
import { assessmentsOf } from "../workspace/assessments.ts";
import { pathsIn } from "./everyFile.ts";
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

/** Where the new file will be, if a folder is open. */
interface Asked {
  readonly folder?: string;
}

export function answerOwnRequests({ connection, documents, library, guarded, folders }: Server): void {
  connection.onRequest(
    "threatAssessment/choices",
    guarded.later("choices", null, async ({ folder }: Asked) => {
      const taxonomyFiles: string[] = [];
      for await (const path of pathsIn(folders(), documents))
        if (kindOf(path) === "taxonomy") taxonomyFiles.push(URI.file(path).toString());
      return choices(library, { folder, taxonomyFiles });
    }),
  );

  connection.onRequest(
    "threatAssessment/newAssessment",
    guarded.now("new assessment", null, (answers: Answers) => newAssessment(answers, today())),
  );

  connection.onRequest(
    "threatAssessment/status",
    guarded.now("status", null, ({ uri }: TextDocumentIdentifier) => {
      const source = documents.open.get(uri);
      return source ? statusOf(source, library) : null;
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
