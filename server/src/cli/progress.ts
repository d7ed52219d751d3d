/** How far a long run is, in one line of the terminal that is written again and again, and gone at the end. */
import { t } from "@vscode/l10n";
import { formatMessage } from "../language/messageFormat.ts";

/** Runs that are over sooner, in milliseconds, show nothing. */
const PATIENCE = 1000;
/** How long a figure stays at least, in milliseconds. */
const INTERVAL = 100;

interface Output {
  readonly isTTY?: boolean;
  write(text: string): unknown;
}

export class Progress {
  readonly #output: Output;
  readonly #all: number;
  readonly #now: () => number;
  readonly #start: number;
  #shownAt: number | undefined;
  #done = 0;

  /** @param now The time in milliseconds. */
  constructor(output: Output, all: number, now: () => number = () => performance.now()) {
    this.#output = output;
    this.#all = all;
    this.#now = now;
    this.#start = now();
  }

  /** So many files more are done. */
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
