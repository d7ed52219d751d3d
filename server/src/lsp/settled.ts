/** The one place in which a request waits for files: it is answered once everything is known that it asks for. */
import { today } from "../files/today.ts";
import { Library } from "../workspace/library.ts";
import type { Cancellation } from "../files/asking.ts";
import { LSPErrorCodes, ResponseError } from "./protocol.ts";
import type { Server } from "./server.ts";

/** What a request gets to be answered with. */
export interface Asked<T extends Cancellation = Cancellation> {
  readonly token: T;
  readonly library: Library;
  /** Has something done once the request is answered: a request may be answered several times before it is settled. */
  readonly afterwards: (action: () => void) => void;
}

/** The answer when it is settled; an error, where nobody waits for it any more. */
export async function settled<R, T extends Cancellation>(
  { documents }: Pick<Server, "documents">,
  token: T,
  answer: (asked: Asked<T>) => R | Promise<R>,
): Promise<R | ResponseError> {
  const asking = documents.asking();
  const library = new Library(asking, { today });
  let actions: (() => void)[] = [];
  const asked: Asked<T> = { token, library, afterwards: (action) => actions.push(action) };
  const found = await asking.settle(async () => {
    actions = [];
    return { answer: await answer(asked) };
  }, token);
  if (!found) return new ResponseError(LSPErrorCodes.RequestCancelled, "cancelled");
  for (const action of actions) action();
  return found.answer;
}
