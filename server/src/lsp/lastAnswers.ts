/** Remembers the diagnostics that a client has pulled of each open file, so that it is told what has not changed. */
import type {
  Diagnostic,
  DocumentDiagnosticReport,
  TextDocumentContentChangeEvent,
} from "vscode-languageserver";
import { deepEquals } from "../workspace/comparable.ts";
import type { DocumentEdit } from "./documents.ts";
import { DocumentDiagnosticReportKind } from "./protocol.ts";

/** The last answer on a part of a file. */
interface LastAnswer {
  readonly id: string;
  readonly items: readonly Diagnostic[];
  /** Whether the client may show it in the wrong place. */
  isDisturbed: boolean;
}

/** The current diagnostics of a part of a file, and the answer that the client has. */
interface Asked {
  readonly uri: string;
  readonly part: string;
  readonly previousResultId: string | undefined;
  readonly items: readonly Diagnostic[];
}

/** The last answers of a server. */
export class LastAnswers {
  readonly #last = new Map<string, Map<string, LastAnswer>>();
  #count = 0;

  /** Returns the report that the client needs. */
  report({ uri, part, previousResultId, items }: Asked): DocumentDiagnosticReport {
    const known = this.#last.get(uri)?.get(part);
    if (known && !known.isDisturbed && known.id === previousResultId && deepEquals(known.items, items))
      return { kind: DocumentDiagnosticReportKind.Unchanged, resultId: known.id };
    const id = String(++this.#count);
    if (!this.#last.has(uri)) this.#last.set(uri, new Map());
    this.#last.get(uri)?.set(part, { id, items, isDisturbed: false });
    return { kind: DocumentDiagnosticReportKind.Full, resultId: id, items: [...items] };
  }

  /**
   * Notes an edit. An editor moves its marks with the text. If text is replaced by equal text, the problems are where they were, but the
   * marks are not: an answer that nothing has changed would leave them there.
   */
  edited({ uri, changes }: DocumentEdit): void {
    for (const answer of this.#last.get(uri)?.values() ?? [])
      answer.isDisturbed ||= disturbsMarks(changes, answer.items);
  }

  /** Forgets a file that is closed. */
  forget(uri: string): void {
    this.#last.delete(uri);
  }
}

/** Whether changes may move the marks of diagnostics away from their problems. */
function disturbsMarks(
  [change, ...others]: readonly TextDocumentContentChangeEvent[],
  shown: readonly Diagnostic[],
): boolean {
  if (!change || others.length > 0 || !("range" in change)) return true;
  const { start, end } = change.range;
  const isIn = ({ range }: Diagnostic): boolean =>
    range.start.line <= end.line && start.line <= range.end.line;
  return start.line !== end.line || shown.some(isIn);
}
