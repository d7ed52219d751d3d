/**
 * Validates incoming messages by the state of the connection (initialized, shut down) and by the shape of their
 * parameters.
 */
import { ErrorCodes, ResponseError } from "./protocol.ts";
import type { Shape } from "./shape.ts";
import { isMap, shapeMismatch } from "./shape.ts";

/** Why a message is rejected: an error to respond with, or "ignored" for a notification. */
type Rejection = ResponseError | "ignored";

/** Returns why a message is rejected, or `undefined`. It must see every message, in the order of arrival. */
export type MessageValidator = (message: unknown) => Rejection | undefined;

/** @param shapes The required parameters of each method. Methods without an entry take any parameters. */
export function messageValidator(shapes: ReadonlyMap<string, Shape>): MessageValidator {
  let state: "new" | "running" | "shut down" = "new";
  return (message) => {
    if (!isMap(message)) return invalid("A message must be an object.");
    const { method, params, id } = message;
    if (typeof method !== "string") return isResponse(message) ? undefined : invalid("There is no method.");
    if (id !== undefined && !isRequestId(id))
      return invalid("The id of a request must be a string or a number.");
    const isRequest = id !== undefined;
    const refuse = (refusal: ResponseError): Rejection => (isRequest ? refusal : "ignored");
    if (method === "exit") return undefined;
    if (state === "shut down") return refuse(invalid("The server has been shut down."));
    if (state === "new" && method !== "initialize") return refuse(notInitialized());
    if (state === "running" && method === "initialize") return refuse(invalid("It is initialized already."));
    const wrong = shapeMismatch(params, shapes.get(method) ?? {});
    if (wrong !== undefined)
      return refuse(new ResponseError(ErrorCodes.InvalidParams, `${method}: ${wrong}.`));
    if (method === "initialize") state = "running";
    if (method === "shutdown") state = "shut down";
    return undefined;
  };
}

/** Whether a value is a valid request id. */
export function isRequestId(id: unknown): id is string | number {
  return typeof id === "string" || typeof id === "number";
}

function isResponse(message: object): boolean {
  return "id" in message && ("result" in message || "error" in message);
}

function invalid(why: string): ResponseError {
  return new ResponseError(ErrorCodes.InvalidRequest, why);
}

function notInitialized(): ResponseError {
  return new ResponseError(ErrorCodes.ServerNotInitialized, "The first request must be initialize.");
}
