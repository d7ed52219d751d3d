/** Finds the words of a document that name other files. */
import { visitPath } from "../format/walk.ts";
import type { ScaleName } from "../format/schema.ts";
import type { Facts } from "../model/facts/facts.ts";
import type { LocatedText } from "../model/basics/locatedText.ts";
import { locatedText } from "../model/basics/locatedText.ts";
import { memo } from "../syntax/memo.ts";
import type { ScalarNode } from "../syntax/node.ts";
import { textOf } from "../syntax/node.ts";
import type { PieceSpan } from "../syntax/span.ts";
import { pieceSpan, touches } from "../syntax/span.ts";
import type { Source } from "../syntax/source.ts";
import { anchoredSpan } from "./aliasOccurrences.ts";
import type { Assessment } from "./assessment.ts";

/** A word that names a file. */
interface NamedFile {
  readonly name: LocatedText;
  /** The kind of the file: taxonomy, scale, bibliography, assessment. */
  readonly kind: string;
  /** The key that holds the word; for a scale, it gives the kind of scale. */
  readonly key: string | undefined;
}

/** Returns the words of a document that name files. */
export function namedFilesIn({ facts }: Assessment): NamedFile[] {
  return facts.flatMap(namedInItem);
}

/** Returns the word at an offset that names a file. */
export function namedFileAt(
  assessment: Assessment,
  { piece, offset }: { readonly piece: PieceSpan["piece"]; readonly offset: number },
): NamedFile | undefined {
  return namedFilesIn(assessment).find(({ name: { span } }) => span.piece === piece && touches(span, offset));
}

/** A path, or a pattern for files, that may have to change when files move. */
export interface WrittenPath {
  readonly text: string;
  readonly span: PieceSpan;
  readonly style: ScalarNode["style"];
  /** The kind of file that it names; `undefined` for a pattern. */
  readonly kind: string | undefined;
  /** If an alias brings it, `span` is that of the alias, and this is where the path is written. */
  readonly written?: { readonly span: PieceSpan; readonly style: ScalarNode["style"] };
}

/** Returns every path and every pattern for files. */
export function writtenPathsIn({ facts, document }: Assessment): WrittenPath[] {
  return facts.flatMap((each) =>
    each.visits.flatMap((visit): WrittenPath[] => {
      const { node, schema } = visit;
      const text = textOf(node);
      const kind = schema["x-file"];
      if (node?.kind !== "scalar" || text === undefined) return [];
      if (kind === undefined && !schema["x-pattern"]) return [];
      const span = pieceSpan(each.item.piece, node);
      const path = { text, span, style: node.style, kind };
      if (span.piece.text[span.start] !== "*") return [path];
      const found = anchoredSpan({ span, form: "value", path: visitPath(visit) }, each, document);
      return found ? [{ ...path, written: { span: found.span, style: found.node.style } }] : [];
    }),
  );
}

const namedInItem = memo(({ item, visits }: Facts): readonly NamedFile[] =>
  visits.flatMap(({ node, schema, pair }) => {
    const kind = schema["x-file"];
    const name = kind === undefined ? undefined : locatedText(item.piece, node);
    return kind !== undefined && name ? [{ name, kind, key: textOf(pair?.key) }] : [];
  }),
);

/** Returns the named file, bundled or not; `undefined` if it cannot be read. */
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
