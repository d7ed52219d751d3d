/** The last exports of this workspace: their answers come first, and can be repeated. */
import type { Memento } from "vscode";
import { Uri } from "vscode";
import type { DocumentLength } from "../../server/src/features/viewProtocol.ts";

/** How a file was exported last. */
export interface PastExport {
  /** The URI of the assessment. */
  readonly of: string;
  readonly format: string;
  readonly table?: string | undefined;
  readonly style?: DocumentLength | undefined;
  /** The URI of the file, or of the folder of several. */
  readonly target: string;
}

const KEY = "exports";

/** How many exports are remembered. */
const MAX_PAST = 50;

/** The exports that a workspace remembers. */
export class PastExports {
  readonly #memory: Memento;

  constructor(memory: Memento) {
    this.#memory = memory;
  }

  /** The last export of an assessment. */
  of(uri: Uri): PastExport | undefined {
    return this.#all.findLast((past) => past.of === uri.toString());
  }

  /** The last export of this assessment, or else of any. */
  latest(uri: Uri): PastExport | undefined {
    return this.of(uri) ?? this.#all.at(-1);
  }

  /** Where this assessment was saved last in a format. */
  target(uri: Uri, { format, table }: Pick<PastExport, "format" | "table">): Uri | undefined {
    const past = this.of(uri);
    return past?.format === format && past.table === table ? Uri.parse(past.target) : undefined;
  }

  async add(past: PastExport): Promise<void> {
    const others = this.#all.filter((each) => each.of !== past.of);
    await this.#memory.update(KEY, [...others, past].slice(-MAX_PAST));
  }

  get #all(): readonly PastExport[] {
    return this.#memory.get<readonly PastExport[]>(KEY, []);
  }
}
