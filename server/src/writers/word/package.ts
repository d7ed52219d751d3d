/**
 * Makes the same file of the same document: `docx` writes the time, random ids of links and zip entries with the time. The parts that we
 * write ourselves take the place of those of `docx`.
 */
import { strFromU8, strToU8, unzipSync, zipSync } from "fflate";
import type { Head } from "../../publication/tree/tree.ts";
import { xmlText } from "./text.ts";

/**
 * The file.
 * @param zipped What `docx` has written.
 * @param change Changes the texts of the parts, and the other files, by their paths.
 */
export function packagedWord(
  zipped: Uint8Array,
  change: (parts: Map<string, string>, files: Map<string, Uint8Array>) => void,
): Uint8Array {
  const texts = new Map<string, string>();
  const entries = new Map<string, Uint8Array>();
  for (const [path, bytes] of Object.entries(unzipSync(zipped)))
    if (/\.(?:xml|rels)$/.test(path)) texts.set(path, strFromU8(bytes));
    else entries.set(path, bytes);
  change(texts, entries);
  for (const path of Array.from(texts.keys())) renumberLinks(path, texts);
  for (const [path, text] of texts) entries.set(path, strToU8(text));
  const sorted = Array.from(entries).sort(([a], [b]) => (a < b ? -1 : 1));
  // A date of a zip file has no time zone: these are the fields of the earliest one in each.
  return zipSync(Object.fromEntries(sorted), { level: 9, mtime: new Date(1980, 0, 1) });
}

/** Gives the relations of a part the ids rId1, rId2 … in the order in which they are listed. */
function renumberLinks(path: string, texts: Map<string, string>): void {
  const [, folder, name] = /^(.*)_rels\/([^/]+)\.rels$/.exec(path) ?? [];
  const part = `${folder ?? ""}${name ?? ""}`;
  const relations = texts.get(path);
  const text = texts.get(part);
  if (relations === undefined || text === undefined) return;
  const ids = Array.from(relations.matchAll(/ Id="([^"]+)"/g), ([, id]) => id ?? "");
  const numbers = new Map(ids.map((id, index) => [id, `rId${index + 1}`]));
  const numbered = (_: string, before: string, id: string): string => `${before}"${numbers.get(id) ?? id}"`;
  texts.set(path, relations.replace(/( Id=)"([^"]+)"/g, numbered));
  // In texts, quotation marks are escaped.
  texts.set(part, text.replace(/( r:(?:id|embed|link)=)"([^"]+)"/g, numbered));
}

/** The properties of the file, as the part `docProps/core.xml`. The date is that of the document. */
export function coreProperties({ title, subtitle, authors, language, day }: Head): string {
  const time = day !== undefined && /^\d{4}-\d\d-\d\d$/.test(day) ? `${day}T00:00:00Z` : undefined;
  const dated = (name: string): string =>
    time === undefined ? "" : `<dcterms:${name} xsi:type="dcterms:W3CDTF">${time}</dcterms:${name}>`;
  return `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">${[
    `<dc:title>${xmlText(title)}</dc:title>`,
    subtitle === undefined ? "" : `<dc:subject>${xmlText(subtitle)}</dc:subject>`,
    `<dc:creator>${xmlText(authors.map(({ name }) => name).join("; "))}</dc:creator>`,
    `<dc:language>${xmlText(language)}</dc:language>`,
    dated("created"),
    dated("modified"),
  ].join("")}</cp:coreProperties>`;
}
