/** One version of a document, with the library that resolves its references and the cache of its properties. */
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

/** A subject with its kind of file and its cache. */
export interface Version extends Subject {
  readonly kind: Kind;
  readonly cache: IdentityCache;
}

/** Creates the next version of a document. */
export function versionOf(subject: Subject): Version {
  return { ...subject, kind: kindOf(subject.source.uri), cache: new IdentityCache(subject.identity) };
}
