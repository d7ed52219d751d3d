/** The other files that a document names, and what was found there. */
import type { ScaleName } from "../format/schema.ts";
import type { Name } from "../model/name.ts";
import { nameOf, namesOf } from "../model/name.ts";
import type { Document, Item } from "../syntax/document.ts";
import { memo } from "../syntax/memo.ts";
import { textOf } from "../syntax/node.ts";
import type { Library } from "./library.ts";
import { scaleNames } from "./scales.ts";

export interface Link {
  readonly kind: "taxonomy" | "bibliography" | "assessment" | "scale";
  readonly name: Name;
  /** Whether there is such a file; `circular` where it leads back to this one. */
  readonly state: "found" | "missing" | "circular";
}

/** The words of a document that name files. */
export interface NamedFiles {
  readonly taxonomy: Name | undefined;
  readonly scales: readonly { readonly of: ScaleName; readonly name: Name }[];
  readonly bibliographies: readonly Name[];
  readonly supersedes: readonly Name[];
}

/** The words of a document that name files, without its taxonomy. */
export const namedIn = memo((document: Document): Omit<NamedFiles, "taxonomy"> => {
  const itemsOf = (name: string): readonly Item[] =>
    document.sections.find((section) => section.name === name)?.items ?? [];
  const texts = (name: string): Name[] => itemsOf(name).flatMap((item) => namesOf(item.piece, item.value));
  return {
    scales: itemsOf("scales").flatMap((item) => {
      const of = scaleNames.find((each) => each === textOf(item.key));
      const name = nameOf(item.piece, item.value);
      return of && name ? [{ of, name }] : [];
    }),
    bibliographies: texts("bibliography"),
    supersedes: texts("supersedes"),
  };
});

/** @param from The address of the file that names them. */
export function linksOf(named: NamedFiles, library: Library, from: string): Link[] {
  const { taxonomy, scales, bibliographies, supersedes } = named;
  const stateOf = (found: unknown): Link["state"] => (found ? "found" : "missing");
  return [
    ...(taxonomy ? [taxonomy] : []).map((name): Link => ({
      kind: "taxonomy",
      name,
      state: library.taxonomyState(name.text, from),
    })),
    ...scales.map(({ of, name }): Link => ({
      kind: "scale",
      name,
      state: stateOf(library.scale(of, name.text, from)),
    })),
    ...bibliographies.map((name): Link => ({
      kind: "bibliography",
      name,
      state: stateOf(library.file(name.text, from)),
    })),
    ...supersedes.map((name): Link => ({
      kind: "assessment",
      name,
      state: library.supersededState(name.text, from),
    })),
  ];
}

/** Whether two lists say the same in the same places. */
export function sameLinks(a: readonly Link[], b: readonly Link[]): boolean {
  return a.length === b.length && a.every((link, index) => isSame(link, b[index]));
}

function isSame({ kind, state, name }: Link, other: Link | undefined): boolean {
  return (
    kind === other?.kind &&
    state === other.state &&
    name.text === other.name.text &&
    name.place.piece === other.name.place.piece
  );
}
