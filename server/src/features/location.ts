/** Places as the protocol has them: with the address of the file. */
import type { Location } from "vscode-languageserver-types";
import type { Place } from "../syntax/place.ts";
import type { Source } from "../syntax/source.ts";

export interface Placed {
  readonly source: Source;
  readonly place: Place;
}

export function locationOf({ source, place }: Placed): Location {
  return { uri: source.uri, range: source.range(place) };
}

/** The beginning of a file. */
export function beginningOf({ uri }: Source): Location {
  const start = { line: 0, character: 0 };
  return { uri, range: { start, end: start } };
}
