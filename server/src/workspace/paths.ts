/** The words of a document that name other files, whatever for. */
import type { ScaleName } from "../format/schema.ts";
import type { Facts } from "../model/facts.ts";
import type { Name } from "../model/name.ts";
import { nameOf } from "../model/name.ts";
import { memo } from "../syntax/memo.ts";
import { textOf } from "../syntax/node.ts";
import type { Place } from "../syntax/place.ts";
import { touches } from "../syntax/place.ts";
import type { Source } from "../syntax/source.ts";
import type { Assessment } from "./assessment.ts";

export interface NamedFile {
  readonly name: Name;
  /** What the file is: taxonomy, scale, bibliography, assessment. */
  readonly kind: string;
  /** The key that holds the word: of a scale it says of what. */
  readonly key: string | undefined;
}

export function namedFilesIn({ facts }: Assessment): NamedFile[] {
  return facts.flatMap(namedInItem);
}

/** The word at a place that names a file. */
export function namedFileAt(
  assessment: Assessment,
  { piece, offset }: { readonly piece: Place["piece"]; readonly offset: number },
): NamedFile | undefined {
  return namedFilesIn(assessment).find(
    ({ name: { place } }) => place.piece === piece && touches(place, offset),
  );
}

const namedInItem = memo(({ item, visits }: Facts): readonly NamedFile[] =>
  visits.flatMap(({ node, schema: said, pair }) => {
    const kind = said["x-file"];
    const name = kind === undefined ? undefined : nameOf(item.piece, node);
    return kind !== undefined && name ? [{ name, kind, key: textOf(pair?.key) }] : [];
  }),
);

/** The file that is named, if it can be read; it may be one that comes with the program. */
export function fileNamed(
  { name, kind, key }: NamedFile,
  { library, source }: Assessment,
): Source | undefined {
  switch (kind) {
    case "taxonomy":
      return library.taxonomy(name.text, source.uri)?.source;
    case "scale":
      return library.scale(key as ScaleName, name.text, source.uri)?.source;
    default:
      return library.file(name.text, source.uri);
  }
}
