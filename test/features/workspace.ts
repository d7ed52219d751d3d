/** A workspace of texts, one of which has the cursor at `$0`. */
import type { Location, Position } from "vscode-languageserver-types";
import type { FileEdits } from "../../server/src/features/edits.ts";
import { Source } from "../../server/src/syntax/source.ts";
import { Library } from "../../server/src/workspace/library.ts";
import { TODAY } from "../assessments.ts";
import { cursorIn } from "../annotations.ts";

/** A workspace in memory. */
export class TestWorkspace {
  readonly files: ReadonlyMap<string, Source>;
  readonly library: Library;
  /** The file with the cursor, and the cursor's position. */
  readonly source: Source;
  readonly position: Position;

  /** @param texts The texts by file name. */
  constructor(texts: Readonly<Record<string, string>>) {
    const marked = Object.keys(texts).find((name) => texts[name]?.includes("$0"));
    const cursor = marked === undefined ? undefined : cursorIn(texts[marked] ?? "");
    this.files = new Map(
      Object.entries(texts).map(([name, text]) => {
        const uri = addressOf(name);
        return [uri, Source.of(uri, name === marked && cursor ? cursor.text : text)];
      }),
    );
    this.library = new Library({ read: (uri) => this.files.get(uri) }, { today: () => TODAY });
    this.source = this.files.get(addressOf(marked ?? "")) ?? (Array.from(this.files.values())[0] as Source);
    this.position = cursor?.position ?? { line: 0, character: 0 };
  }

  /** The request at the cursor. */
  get asked(): { source: Source; library: Library; position: Position } {
    return { source: this.source, library: this.library, position: this.position };
  }

  /** The files that a search finds in the folder. */
  get found(): Source[] {
    return Array.from(this.files.values()).filter(({ uri }) => uri.endsWith(".yaml"));
  }

  /** The locations as "name:line word", sorted, with lines counted from 1. */
  shown(locations: readonly Location[]): string[] {
    return locations
      .map(({ uri, range: { start, end } }) => {
        const source = this.files.get(uri) ?? this.library.read(uri);
        const word = source?.line(start.line).slice(start.character, end.character) ?? "?";
        return `${uri.replace(/^.*\//, "")}:${start.line + 1} ${word}`.trim();
      })
      .toSorted();
  }

  /** The texts after the edits. */
  after(all: readonly FileEdits[]): Record<string, string> {
    return Object.fromEntries(
      all.map(({ source, edits }) => [source.uri.replace(/^file:\/\/\//, ""), edited(source, edits)]),
    );
  }
}

/** The text of a file after edits. */
export function edited(source: Source, edits: FileEdits["edits"]): string {
  const later = edits.toSorted(
    (a, b) => b.range.start.line - a.range.start.line || b.range.start.character - a.range.start.character,
  );
  return source.edit(
    later.map(({ range, newText }) => ({ range, text: newText })),
    1,
  ).text;
}

function addressOf(name: string): string {
  return `file:///${name}`;
}
