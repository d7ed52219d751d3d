/** `workspace/symbol`: everything that the files of a workspace define, by id and by title. */
import { asLabel } from "../language/hiddenCharacters.ts";
import type { WorkspaceSymbol } from "vscode-languageserver-types";
import { readBibliography } from "../model/bibliography.ts";
import type { Source } from "../syntax/source.ts";
import { assessmentsOf } from "../workspace/assessments.ts";
import type { FoundSources } from "../workspace/allOccurrences.ts";
import type { Library } from "../workspace/library.ts";
import { canonicalUri } from "../workspace/occurrences.ts";
import { titleOf } from "./hoverContent/title.ts";
import { symbolKinds } from "./symbolKinds.ts";

/** More than anyone reads; who looks for something goes on typing. */
export const MAX_SYMBOLS = 500;

/** The symbols of a workspace, remembered for each file: someone who looks for a word asks at every letter. */
export interface SymbolIndex {
  /** What has the letters of a query in its name, in the order of the files. */
  readonly find: (query: string, files: FoundSources, library: Library) => Promise<WorkspaceSymbol[]>;
  /** Has a file read again. */
  readonly forget: (uri: string) => void;
  /** The same for every file of which it is so: what lies in a folder that has changed. */
  readonly forgetAll: (isChanged: (uri: string) => boolean) => void;
}

/** What a file defines, and the addresses of the bibliographies that it names. */
interface Known {
  readonly symbols: readonly Searched[];
  readonly bibliographies: readonly string[];
}

/** A symbol and the words that it is found by: that of a work is made when somebody looks for it. */
interface Searched {
  readonly words: string;
  readonly symbol: () => WorkspaceSymbol;
}

export function symbolIndex(): SymbolIndex {
  const known = new Map<string, Known>();
  const read = (uri: string, make: () => Known): Known => {
    const found = known.get(uri) ?? make();
    known.set(uri, found);
    return found;
  };
  return {
    forget: (uri) => known.delete(uri),
    forgetAll: (isChanged) => {
      for (const uri of known.keys()) if (isChanged(uri)) known.delete(uri);
    },
    find: async (query, files, library) => {
      const found: WorkspaceSymbol[] = [];
      const seen = new Set<string>();
      const add = ({ symbols }: Known): void => {
        for (const { words, symbol } of symbols)
          if (found.length < MAX_SYMBOLS && matchesQuery({ name: words }, query)) found.push(symbol());
      };
      for await (const source of files) {
        const { symbols, bibliographies } = read(source.uri, () => knownOf(source, library));
        add({ symbols, bibliographies });
        // Several files may name one bibliography.
        for (const uri of bibliographies.filter((each) => !seen.has(each))) {
          seen.add(uri);
          const file = library.read(uri, source.uri);
          // What is not there yet may be there the next time.
          if (file) add(read(uri, () => ({ symbols: worksIn(file), bibliographies: [] })));
        }
        if (found.length >= MAX_SYMBOLS) break;
      }
      return found.slice(0, MAX_SYMBOLS);
    },
  };
}

function knownOf(source: Source, library: Library): Known {
  const assessments = assessmentsOf(source, library);
  const files = assessments.flatMap(({ links }) => links.filter(({ kind }) => kind === "bibliography"));
  return {
    symbols: symbolsIn(source, library).map((symbol) => ({ words: symbol.name, symbol: () => symbol })),
    bibliographies: [...new Set(files.map(({ name }) => library.uriOf(name.text, source.uri)))],
  };
}

/** What a file defines. */
export function symbolsIn(source: Source, library: Library): WorkspaceSymbol[] {
  return assessmentsOf(source, library).flatMap(({ definitions }) =>
    definitions.map(({ id, concept, item, span }) => {
      const title = titleOf(item.value);
      return {
        name: named(id, title),
        kind: symbolKinds[concept],
        containerName: nameOfFile(source),
        location: { uri: source.uri, range: source.range(span) },
      };
    }),
  );
}

/** The works in a bibliography, each at its key, in the order of the text. */
function worksIn(source: Source): Searched[] {
  return Array.from(readBibliography(source).values(), (work) => ({
    words: `${work.id} ${work.words}`,
    symbol: () => ({
      name: named(work.id, work.brief.texts.get("title")),
      kind: symbolKinds.source,
      containerName: nameOfFile(source),
      location: { uri: canonicalUri(source), range: source.range(work.span) },
    }),
  }));
}

function named(id: string, title: string | undefined): string {
  return asLabel(title === undefined ? id : `${id} (${title})`);
}

function nameOfFile({ uri }: Source): string {
  return asLabel(decodeURIComponent(uri.replace(/^.*\//, "")));
}

/** Whether the letters of a query stand in a name in their order, as editors look for words. */
export function matchesQuery({ name }: Pick<WorkspaceSymbol, "name">, query: string): boolean {
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
