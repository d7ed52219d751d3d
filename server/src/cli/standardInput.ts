/** Reads standard input, up to a limit: a program may write to it without end. */
import { unreadBy } from "../files/disk.ts";
import type { ReadResult } from "../files/readResult.ts";
import { decode, unread } from "../files/readResult.ts";
import { maxFileSize } from "../files/uris.ts";

/**
 * Reads standard input as a text.
 *
 * @param path The path that it is read as. It decides how large the text may be.
 */
export async function readStandardInput(path: string): Promise<ReadResult> {
  const most = maxFileSize(path);
  try {
    const chunks: Uint8Array[] = [];
    let size = 0;
    for await (const chunk of process.stdin as AsyncIterable<Uint8Array>) {
      size += chunk.length;
      if (size > most) return unread("too-large", String(most / 1_000_000));
      chunks.push(chunk);
    }
    return decode(Buffer.concat(chunks));
  } catch (error) {
    return unreadBy(error);
  }
}
