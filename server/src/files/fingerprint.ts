/** Fingerprints of texts: equal texts have equal fingerprints, and different texts have different ones. */
import { createRequire } from "node:module";
import { memo } from "../syntax/memo.ts";
import type { Source } from "../syntax/source.ts";

/** The module for hashes is only loaded when it is needed, because it takes long. */
const require = createRequire(import.meta.url);

/** Returns the fingerprint of a text. */
export function fingerprint(text: string): string {
  const { createHash } = require("node:crypto") as typeof import("node:crypto");
  return createHash("sha256").update(text).digest("base64url");
}

/** Returns the fingerprint of a version of a file. */
export const sourceFingerprint = memo((source: Source): string => fingerprint(source.text));
