/**
 * One version of a document, with the library that resolves its references and the cache that it shares with later
 * versions.
 */
import type { Kind } from "../../format/kind.ts";
import { kindOf } from "../../format/kind.ts";
import type { Document } from "../../syntax/document.ts";
import type { Source } from "../../syntax/source.ts";
import { IdentityCache } from "../identityCache.ts";
import type { Library } from "../library.ts";

/** What an assessment is created from. */
export interface Subject {
  readonly source: Source;
  readonly document: Document;
  readonly library: Library;
  /** The same object for all versions of this document. */
  readonly identity: object;
}

export interface Version extends Subject {
  readonly kind: Kind;
  readonly cache: IdentityCache;
}

export function versionOf(subject: Subject): Version {
  return { ...subject, kind: kindOf(subject.source.uri), cache: new IdentityCache(subject.identity) };
}
