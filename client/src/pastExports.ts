/** The last exports of this workspace: their answers come first, and can be repeated. */
import type { Memento } from "vscode";
import { Uri, commands } from "vscode";
import type { DocumentLength, ShownView } from "../../server/src/features/viewProtocol.ts";

/** How something was exported last. */
export interface PastExport {
  /** What was exported: the URI of the assessment, and the view if it was not the document. */
  readonly of: string;
  readonly format: string;
  readonly table?: string | undefined;
  readonly style?: DocumentLength | undefined;
  /** The view, if it was not the document. */
  readonly shown?: ShownView | undefined;
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
    this.#announce();
  }

  /** The last export of the same. */
  of(name: string): PastExport | undefined {
    return this.#all.findLast((past) => past.of === name);
  }

  /** The last export of the same, or else of anything. */
  latest(name: string): PastExport | undefined {
    return this.of(name) ?? this.last;
  }

  /** The last export. */
  get last(): PastExport | undefined {
    return this.#all.at(-1);
  }

  /** The last export into a file. */
  into(target: Uri | undefined): PastExport | undefined {
    return this.#all.findLast((past) => past.target === target?.toString());
  }

  /** The assessment of an export. */
  uriOf({ of: name }: PastExport): Uri {
    return Uri.parse(name.split(" ")[0] ?? "");
  }

  /** Where the same was saved last in a format. */
  target(name: string, { format, table }: Pick<PastExport, "format" | "table">): Uri | undefined {
    const past = this.of(name);
    return past?.format === format && past.table === table ? Uri.parse(past.target) : undefined;
  }

  async add(past: PastExport): Promise<void> {
    const others = this.#all.filter((each) => each.of !== past.of);
    await this.#memory.update(KEY, [...others, past].slice(-MAX_PAST));
    this.#announce();
  }

  /** Tells VS Code whether there is something to export again. */
  #announce(): void {
    void commands.executeCommand("setContext", "threatAssessment.hasExported", this.last !== undefined);
  }

  get #all(): readonly PastExport[] {
    return this.#memory.get<readonly PastExport[]>(KEY, []);
  }
}
