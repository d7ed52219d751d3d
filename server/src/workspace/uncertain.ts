/** What stands as a key in pieces that YAML cannot read: too uncertain for anybody to say that it is missing. */
import type { Flaw } from "../syntax/document.ts";

export function idsNear(flaws: readonly Flaw[]): string[] {
  const pieces = new Set(flaws.map((flaw) => flaw.place.piece));
  return Array.from(pieces).flatMap((piece) =>
    Array.from(piece.text.matchAll(/^[\t ]*(?:- +)?["']?([\p{L}\p{N}-]+)/gmu), (match) => match[1] ?? ""),
  );
}
