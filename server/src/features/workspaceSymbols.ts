/** `workspace/symbol`: everything that the files of a workspace define, by id and by title. */
import type { WorkspaceSymbol } from "vscode-languageserver-types";
import type { Source } from "../syntax/source.ts";
import { assessmentsOf } from "../workspace/assessments.ts";
import type { Library } from "../workspace/library.ts";
import { titleOf } from "./cards/title.ts";
import { symbolKinds } from "./symbolKinds.ts";

/** More than anyone reads; who looks for something goes on typing. */
export const MOST_SYMBOLS = 500;

/** What a file defines. */
export function symbolsIn(source: Source, library: Library): WorkspaceSymbol[] {
  const file = source.uri.replace(/^.*\//, "");
  return assessmentsOf(source, library).flatMap(({ definitions }) =>
    definitions.map(({ id, concept, item, place }) => {
      const title = titleOf(item.value);
      return {
        name: title === undefined ? id : `${id} (${title})`,
        kind: symbolKinds[concept],
        containerName: decodeURIComponent(file),
        location: { uri: source.uri, range: source.range(place) },
      };
    }),
  );
}

/** Whether the letters of a query stand in a name in their order, as editors look for words. */
export function matchesQuery({ name }: WorkspaceSymbol, query: string): boolean {
  const letters = plain(query);
  const text = plain(name);
  let at = 0;
  for (const letter of letters) {
    at = text.indexOf(letter, at) + 1;
    if (at === 0) return false;
  }
  return true;
}

/** In small letters, without accents and spaces: nobody types them to find something. */
function plain(text: string): string {
  return text
    .normalize("NFD")
    .replace(/[\p{M}\s-]/gu, "")
    .toLowerCase();
}
