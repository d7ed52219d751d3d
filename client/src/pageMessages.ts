/** What a view and its page tell each other. */
import type { ShownView, ViewChange } from "../../server/src/features/viewProtocol.ts";

/** A problem at a line of the text, as the view marks it. */
export interface PageMark {
  readonly line: number;
  readonly severity: "error" | "warning" | "information";
  readonly message: string;
}

/** What the view is told. Messages come as a list; the view answers "shown" when it has shown all of them. */
export type ToView =
  | ({ readonly type: "blocks" } & Omit<ViewChange, "version" | "hasNewCitations" | "length">)
  | { readonly type: "scroll"; readonly line: number; readonly isToCursor: boolean }
  | { readonly type: "cursor"; readonly line: number }
  | { readonly type: "show"; readonly id: string }
  | { readonly type: "marks"; readonly marks: readonly PageMark[] }
  | { readonly type: "state"; readonly state: ShownView }
  | { readonly type: "failed"; readonly message: string };

/** What the view tells. */
export type FromView =
  | { readonly type: "ready" | "shown" }
  | { readonly type: "scrolled" | "open"; readonly line: number }
  | { readonly type: "follow"; readonly id: string };
