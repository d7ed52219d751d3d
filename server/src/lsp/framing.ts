/**
 * Validates message headers on a stream, and ends the stream at the first malformed one.
 * After a malformed header, the start of the next message is unknown: the reader would wait forever, or misread what
 * follows.
 */
import { Buffer } from "node:buffer";
import { Transform } from "node:stream";
/** In bytes. A header holds a length and perhaps a content type; no document within our limits makes a longer message. */
/** In bytes: a header has a length and perhaps a type; a message has at most a document that is beyond all limits. */
const MAX_HEADER_LENGTH = 4096;
const MAX_MESSAGE_LENGTH = 512 * 1024 * 1024;

const END = "\r\n\r\n";
const FIELD = /^[!#-'*+.^`|~\w-]+:[^\r\n]*$/;

/**
 * A stream that passes messages on unchanged.
 * @param onWrong Receives the reason if the stream cannot be read any further.
 */
export function framing(onWrong: (why: string) => void): Transform {
  let header = "";
  /** The number of bytes of the body still to come. */
  let rest = 0;
  let isWrong = false;
  return new Transform({
    transform: (chunk: Buffer, _, done) => {
      for (let at = 0; at < chunk.length && !isWrong;) {
        if (rest > 0) {
          const end = Math.min(chunk.length, at + rest);
          rest -= end - at;
          at = end;
          continue;
        }
        const before = header.length;
        header += chunk.toString("latin1", at, at + MAX_HEADER_LENGTH + END.length);
        const end = header.indexOf(END);
        const wrong = end < 0 ? wrongBeginning(header) : undefined;
        const length = end < 0 ? undefined : lengthIn(header.slice(0, end));
        const why = wrong ?? (typeof length === "string" ? length : undefined);
        if (why !== undefined) {
          isWrong = true;
          onWrong(why);
        } else if (typeof length === "number") {
          at += end + END.length - before;
          rest = length;
          header = "";
        } else at = chunk.length;
      }
      done(null, isWrong ? undefined : chunk);
    },
  });
}

/** Why an incomplete header is already invalid; `undefined` if it may still become valid. */
function wrongBeginning(header: string): string | undefined {
  if (header.length > MAX_HEADER_LENGTH) return "A header of a message is too long.";
  const lines = header.split("\r\n").slice(0, -1);
  return lines.every((line) => FIELD.test(line)) && !/[^\r]\n/.test(header)
    ? undefined
    : `This is not a header of a message: ${JSON.stringify(header.slice(0, 100))}.`;
}

/** The length of the message in bytes, or why its header is invalid. */
function lengthIn(header: string): number | string {
  const wrong = wrongBeginning(`${header}\r\n`);
  if (wrong !== undefined) return wrong;
  const lengths = Array.from(header.matchAll(/^content-length:([^\r\n]*)$/gim), ([, value]) => value?.trim());
  const [length = ""] = lengths;
  if (lengths.length === 0) return "A header of a message has no Content-Length.";
  if (lengths.some((each) => each !== length) || !/^\d+$/.test(length))
    return `Content-Length must be a number of bytes, not ${JSON.stringify(lengths.join(", "))}.`;
  return Number(length) <= MAX_MESSAGE_LENGTH ? Number(length) : `A message of ${length} bytes is too long.`;
}
