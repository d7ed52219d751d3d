/**
 * Remembers the diagnostics that a client has received for each file, so that nothing is sent twice or left outdated.
 */
import type { Diagnostic, PreviousResultId, WorkspaceDocumentDiagnosticReport } from "vscode-languageserver";
import { partNames } from "../features/diagnostics.ts";
import { normalizeUri } from "../files/uris.ts";
import { hashOfText } from "../files/hash.ts";
import { deepEquals } from "../workspace/comparable.ts";
import { DocumentDiagnosticReportKind } from "./protocol.ts";

/** The current diagnostics of a file. */
export interface CurrentDiagnostics {
  readonly uri: string;
  /**
   * Whether the file is in the workspace. The client pulls the diagnostics of other files itself, while it shows them.
   */
  readonly isOfWorkspace: boolean;
  readonly version: number | null;
  readonly items: readonly Diagnostic[];
}

/** The last report on a file. */
interface Last {
  /**
   * Whether the client certainly shows this report. It ignores some answers about single files, without saying which.
   */
  readonly isSure: boolean;
  readonly id?: string;
  /** The diagnostics, while the file is open. */
  readonly items?: readonly Diagnostic[] | undefined;
  /** Whether it was sent for an earlier request whose result id the client still knows. */
  readonly isEarlier?: boolean;
  /** Whether it reported that the file has no diagnostics any more. */
  readonly isGone?: true;
}

/** The reports that a client has received. */
export class SentDiagnostics {
  /** The part that the client pulls, or "" for all parts. */
  readonly part: string;
  readonly #last: Map<string, Last>;

  constructor(identifier: string | undefined, earlier: readonly PreviousResultId[]) {
    this.part = partOf(identifier);
    this.#last = new Map(
      earlier.map(({ uri, value }) => [normalizeUri(uri), { isSure: true, id: value, isEarlier: true }]),
    );
  }

  /** The URIs of the files that have been reported. */
  get uris(): readonly string[] {
    return [...this.#last.keys()];
  }

  /**
   * Records the answer to a request about an open file.
   * @returns Whether the client may show different diagnostics now.
   */
  recordAnswer(uri: string, items: readonly Diagnostic[]): boolean {
    const last = this.#last.get(uri);
    if (last?.isSure && last.items && deepEquals(last.items, items)) return false;
    this.#last.set(uri, { isSure: false });
    return true;
  }

  /** Records that the client may no longer show the last report on a file. */
  invalidate(uri: string): void {
    if (this.#last.has(uri)) this.#last.set(uri, { isSure: false });
  }

  /** The report that the client needs, or `undefined` if it is up to date. */
  report({
    uri,
    isOfWorkspace,
    version,
    items,
  }: CurrentDiagnostics): WorkspaceDocumentDiagnosticReport | undefined {
    const last = this.#last.get(uri);
    if (!isOfWorkspace) {
      // An empty report is remembered too, and sent again if the client may have ignored it.
      if (!last || (last.isSure && last.isGone)) return undefined;
      this.#last.set(uri, { isSure: true, isGone: true });
      // Without a result id, the client forgets the file as well.
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

/** The part with this identifier, or "" for all parts. */
export function partOf(identifier = ""): string {
  return partNames.includes(identifier) ? identifier : "";
}
