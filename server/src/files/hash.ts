/** Short marks of texts, to notice that one has changed: also where there is no Node.js, as in a browser. */
import { sha256 } from "@noble/hashes/sha2.js";
import { bytesToHex, utf8ToBytes } from "@noble/hashes/utils.js";

/** Equal texts have equal ones, and different texts different ones. */
export function hashOfText(text: string): string {
  return bytesToHex(sha256(utf8ToBytes(text)));
}
