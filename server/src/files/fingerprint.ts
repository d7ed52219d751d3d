/** Fingerprints of texts: equal texts have equal fingerprints, and different texts have different ones. */
import process from "node:process";
import { memo } from "../syntax/memo.ts";
import type { Source } from "../syntax/source.ts";

/** Returns the fingerprint of a text. */
export function fingerprint(text: string): string {
  // The module is loaded when it is needed: it would be a tenth of the start of the command line.
  const { createHash } = process.getBuiltinModule("node:crypto");
  return createHash("sha256").update(text).digest("base64url");
}

/** Returns the fingerprint of a version of a file. */
export const sourceFingerprint = memo((source: Source): string => fingerprint(source.text));
