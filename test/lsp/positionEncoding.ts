/** Converts positions for clients with other encodings, by another method than the server uses. */
import type { Position } from "vscode-languageserver-protocol";
import type { PositionEncoding } from "../../server/src/lsp/positionEncoding.ts";

/** Files with characters of every width before, inside and after names. */
export const FILES = {
  "ours.taxonomy.yaml":
    "taxonomy: 1\nid: ours\ntitle: Ours\ncategories:\n  ? é🌊\n  : {title: T}\n  waves: {title: 🌊 脅威, definition: D.}\n  \u{1D4B6}b: {title: 🌊, definition: D.}\n",
  "a.threat.yaml": [
    "assessment: 1",
    'title: "Häfen 🌊 脅威 e\u0301" # 🌊🌊',
    "taxonomy: ours.taxonomy.yaml",
    "supersedes: deep/b.threat.yaml",
    "sources: {smith: {type: book, title: 🌊 Ö}}",
    "actors:",
    "  \u{1D4B6}ctor: {name: 🌊 Ä}",
    "  🌊: {nme: 脅, kind: stat}",
    "  port: {name: 🌊 Ä, kind: company, summary: '🌊 [[port]] é [@smith] [[nobody]]'}",
    "rankings:",
    '  first: {title: "🌊🌊", of:   port, order: [&m waves, \u{1D4B6}b, waves, *m, nothing]}',
    "  second: {title: 🌊, of: \u{1D4B6}ctor, order: [waves, waves]}",
    'statements: {s: {text: "🌊🌊 [[port]] é [[waves]] [@smith]. It is 🌊 likely."}}',
    "",
  ].join("\r\n"),
  "deep/b.threat.yaml":
    "assessment: 1\ntitle: 🌊\ntaxonomy: ../ours.taxonomy.yaml\nactors: {🌊: {name: A}, port: {name: 🌊}}\nrankings:\n  third: {title: 🌊, of: port, order: [waves]}\n",
};

/** Converts a column of another encoding to UTF-16, by another method than the server uses. */
export function columnInOurs(units: PositionEncoding, line: string, column: number): number {
  // Only UTF-16 has a position inside a surrogate pair. It counts as the position before the character.
  if (units === "utf-16" && line.slice(0, column).isWellFormed() !== line.isWellFormed()) return column - 1;
  // The protocol allows a column past the end of a line, and takes it as the end.
  if (units === "utf-16" && column > line.length) return line.length;
  for (let index = 0; index <= line.length; index++) {
    const before = line.slice(0, index);
    const count =
      units === "utf-8" ? Buffer.byteLength(before) : units === "utf-32" ? Array.from(before).length : index;
    // Inside a surrogate pair, both encodings count a replacement character, which is longer.
    if (count === column && before.isWellFormed()) return index;
  }
  throw new Error(`There is no column ${column} (${units}) in: ${line}`);
}

/** Converts a position in UTF-16 to another encoding. */
export function positionInTheirs(
  units: PositionEncoding,
  { line, character }: Position,
  text: string,
): Position {
  const before = (text.split(/\r\n|\r|\n/)[line] ?? "").slice(0, character);
  if (units === "utf-16") return { line, character };
  return { line, character: units === "utf-8" ? Buffer.byteLength(before) : Array.from(before).length };
}

/** An answer with columns in UTF-16, without values that differ between sessions. */
export function inOurs(
  units: PositionEncoding,
  thing: unknown,
  { uri, textOf }: { uri: string; textOf: (uri: string) => string },
): unknown {
  const walk = (each: unknown, file: string): unknown => {
    if (Array.isArray(each)) return each.map((item) => walk(item, file));
    if (typeof each !== "object" || each === null) return each;
    const object = each as Record<string, unknown>;
    if (typeof object.line === "number") {
      const line = textOf(file).split(/\r\n|\r|\n/)[object.line] ?? "";
      return { line: object.line, character: columnInOurs(units, line, Number(object.character)) };
    }
    const from = object.from as { uri?: string } | undefined;
    return Object.fromEntries(
      Object.entries(object)
        .filter(([key]) => key !== "resultId")
        .map(([key, value]): [string, unknown] => {
          if (key.startsWith("file:")) return [key, walk(value, key)];
          if (key === "fromRanges") return [key, walk(value, from?.uri ?? file)];
          if (key === "data") return [key, value];
          const own = object.uri ?? (object.textDocument as { uri?: string } | undefined)?.uri;
          return [key, walk(value, typeof own === "string" ? own : file)];
        }),
    );
  };
  return walk(thing, uri);
}

/** The lines, columns and lengths of tokens in UTF-16. */
export function tokensInOurs(units: PositionEncoding, data: readonly number[], text: string): unknown[] {
  const lines = text.split(/\r\n|\r|\n/);
  let [line, column] = [0, 0];
  return Array.from({ length: data.length / 5 }, (_, index) => {
    const [down = 0, right = 0, length = 0, ...rest] = data.slice(5 * index, 5 * index + 5);
    [line, column] = down > 0 ? [line + down, right] : [line, column + right];
    const [start, end] = [column, column + length].map((each) =>
      columnInOurs(units, lines[line] ?? "", each),
    );
    return [line, start, end, ...rest];
  });
}
