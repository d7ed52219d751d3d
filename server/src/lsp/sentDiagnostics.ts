/** What a client has been told of each file, so that nothing is sent twice and nothing stays that is no longer true. */
import type { Diagnostic, PreviousResultId, WorkspaceDocumentDiagnosticReport } from "vscode-languageserver";
import { partNames } from "../features/diagnostics.ts";
import { normalizeUri } from "../files/uris.ts";
import { hashOfText } from "../files/hash.ts";
import { deepEquals } from "../workspace/comparable.ts";
import { DocumentDiagnosticReportKind } from "./protocol.ts";

/** What is to be shown of a file now. */
export interface CurrentDiagnostics {
  readonly uri: string;
  /** Whether it is a file of the workspace. Any other has findings only where the editor shows it, and asks for them. */
  readonly isOfWorkspace: boolean;
  readonly version: number | null;
  readonly items: readonly Diagnostic[];
}

/** What the client was told last of a file. */
interface Last {
  /** Whether the client shows it for sure: it does not use every answer about a single file, and does not say which. */
  readonly isSure: boolean;
  readonly id?: string;
  /** The findings, as long as the file is open. */
  readonly items?: readonly Diagnostic[] | undefined;
  /** Whether it was told in answer to an earlier request, of which this client still knows the id. */
  readonly isEarlier?: boolean;
  /** Whether it was told that there is nothing of it any more. */
  readonly isGone?: true;
}

export class SentDiagnostics {
  /** The part of the findings that the client asks for; all of them, if it is none. */
  readonly part: string;
  readonly #last: Map<string, Last>;

  constructor(identifier: string | undefined, earlier: readonly PreviousResultId[]) {
    this.part = partOf(identifier);
    this.#last = new Map(
      earlier.map(({ uri, value }) => [normalizeUri(uri), { isSure: true, id: value, isEarlier: true }]),
    );
  }

  /** The files of which the client has been told something. */
  get uris(): readonly string[] {
    return [...this.#last.keys()];
  }

  /** Notes what the client was answered when it asked about an open file. @returns Whether it may show something new. */
  recordAnswer(uri: string, items: readonly Diagnostic[]): boolean {
    const last = this.#last.get(uri);
    if (last?.isSure && last.items && deepEquals(last.items, items)) return false;
    this.#last.set(uri, { isSure: false });
    return true;
  }

  /** Notes that the client may show something else of a file than it was told last. */
  invalidate(uri: string): void {
    if (this.#last.has(uri)) this.#last.set(uri, { isSure: false });
  }

  /** What the client has to be told, if anything. */
  report({
    uri,
    isOfWorkspace,
    version,
    items,
  }: CurrentDiagnostics): WorkspaceDocumentDiagnosticReport | undefined {
    const last = this.#last.get(uri);
    if (!isOfWorkspace) {
      // What is gone is remembered: a client that did not use the report is told again.
      if (!last || (last.isSure && last.isGone)) return undefined;
      this.#last.set(uri, { isSure: true, isGone: true });
      // Without an id, so that the client forgets the file as well.
      return { kind: DocumentDiagnosticReportKind.Full, uri, version, items: [] };
    }
    if (last?.isSure && last.items && deepEquals(last.items, items)) return undefined;
    const id = hashOfText(JSON.stringify(items));
    this.#last.set(uri, { isSure: true, id, items: version === null ? undefined : items });
    if (!last?.isSure || last.id !== id)
      return { kind: DocumentDiagnosticReportKind.Full, uri, version, resultId: id, items: [...items] };
    return last.isEarlier
      ? { kind: DocumentDiagnosticReportKind.Unchanged, uri, version, resultId: id }
      : undefined;
  }
}

/** The part that an identifier names; all parts, if it names none. */
export function partOf(identifier = ""): string {
  return partNames.includes(identifier) ? identifier : "";
}
