/** Shows the progress of a long run in one line of the terminal, which is overwritten and removed at the end. */
import { t } from "@vscode/l10n";
import { formatMessage } from "../language/messageFormat.ts";

/** A run shorter than this shows no progress, in milliseconds. */
const PATIENCE = 1000;
/** The minimum time between two updates, in milliseconds. */
const INTERVAL = 100;

interface Output {
  readonly isTTY?: boolean;
  write(text: string): unknown;
}

/** Shows how many files of a run are finished. */
export class Progress {
  readonly #output: Output;
  readonly #all: number;
  readonly #now: () => number;
  readonly #start: number;
  #shownAt: number | undefined;
  #done = 0;

  /** @param now Returns the current time, in milliseconds. */
  constructor(output: Output, all: number, now: () => number = () => performance.now()) {
    this.#output = output;
    this.#all = all;
    this.#now = now;
    this.#start = now();
  }

  /** Adds this many finished files. */
  add(count: number): void {
    this.#done += count;
    const now = this.#now();
    const isDue = this.#shownAt === undefined ? now - this.#start > PATIENCE : now - this.#shownAt > INTERVAL;
    if (!this.#output.isTTY || !isDue) return;
    this.#shownAt = now;
    const text = formatMessage(t("Checking: {done} of {all, plural, one {# file} other {# files}}"), {
      done: this.#done,
      all: this.#all,
    });
    this.#output.write(`\r\u001b[K${text}`);
  }

  end(): void {
    if (this.#shownAt !== undefined) this.#output.write("\r\u001b[K");
  }
}
