/** `workspace/symbol`: all definitions in the workspace, by id and title. */
import { asLabel } from "../language/hiddenCharacters.ts";
import type { WorkspaceSymbol } from "vscode-languageserver-types";
import { readBibliography } from "../model/bibliography/bibliography.ts";
import type { Source } from "../syntax/source.ts";
import { assessmentsOf } from "../workspace/assessments.ts";
import type { WorkspaceFiles } from "../workspace/allOccurrences.ts";
import type { Library } from "../workspace/library.ts";
import { canonicalUri } from "../workspace/occurrences.ts";
import { titleOf } from "./hoverContent/title.ts";
import { symbolKinds } from "./symbolKinds.ts";

/** More than a user reads; typing on narrows the list. */
const MAX_SYMBOLS = 500;

/** An index of the workspace's symbols, cached by file, because editors send a request for every letter. */
interface SymbolIndex {
  /** The symbols whose names contain the letters of a query, in the order of the files. */
  readonly find: (query: string, files: WorkspaceFiles, library: Library) => Promise<WorkspaceSymbol[]>;
  /** Invalidates a file. */
  readonly forget: (uri: string) => void;
  /** Invalidates all files that match, such as those in a changed folder. */
  readonly forgetAll: (isChanged: (uri: string) => boolean) => void;
}

/** The symbols of a file, and the URIs of the bibliographies that it names. */
interface Known {
  readonly symbols: readonly Searched[];
  readonly bibliographies: readonly string[];
}

/** The searchable text of a symbol, and the symbol, which is computed only for matches. */
interface Searched {
  readonly words: string;
  readonly symbol: () => WorkspaceSymbol;
}

/** Creates an empty index. */
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
          // A missing bibliography is not cached: it may exist at the next request.
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

/** The symbols of a file: its definitions. */
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
    words: `${work.id} ${work.searchText}`,
    symbol: () => ({
      name: named(work.id, work.briefCsl.texts.get("title")),
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

/** Whether a name contains the letters of a query in order, as editors match symbols. */
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

/** Lower case without accents and spaces, which users rarely type in a search. */
function plain(text: string): string {
  return text
    .normalize("NFD")
    .replace(/[\p{M}\s-]/gu, "")
    .toLowerCase();
}
