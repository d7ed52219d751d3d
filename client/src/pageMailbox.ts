/** Sends messages to the page of a view, no more than it can show: of those that wait for a slow page, only the newest of each kind is kept. */
import type { ToView } from "./pageMessages.ts";

/** The messages to one page. They are sent together, as soon as the page has shown those before them. */
export class PageMailbox {
  readonly #post: (messages: readonly ToView[]) => void;
  /** Those that the page is showing. */
  #sent: readonly ToView[] = [];
  #waiting: readonly ToView[] = [];

  constructor(post: (messages: readonly ToView[]) => void) {
    this.#post = post;
  }

  /** Sends a message, in place of an older one of its kind that still waits. */
  send(message: ToView): void {
    this.#waiting = [...this.#waiting.filter(({ type }) => type !== message.type), message];
    this.#next();
  }

  /** Whether a message of a kind is waiting, or is being shown. */
  isBusyWith(type: ToView["type"]): boolean {
    return [...this.#sent, ...this.#waiting].some((message) => message.type === type);
  }

  /** Notes that the page has shown what it was sent. */
  shown(): void {
    this.#sent = [];
    this.#next();
  }

  /** Forgets all messages: the page is another one. */
  clear(): void {
    this.#sent = [];
    this.#waiting = [];
  }

  #next(): void {
    if (this.#sent.length > 0 || this.#waiting.length === 0) return;
    this.#sent = this.#waiting;
    this.#waiting = [];
    this.#post(this.#sent);
  }
}
