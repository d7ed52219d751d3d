/**
 * Tests exports of reference managers: files that follow their public documentation, with the expected content, and
 * with what Pandoc 2.17 reads from those in BibTeX.
 */
import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import {
  bibliographyProblemsOf,
  readBibliography,
} from "../../server/src/model/bibliography/bibliography.ts";
import type { CslWork } from "../../server/src/model/bibliography/csl.ts";
import { familyOf } from "../../server/src/model/bibliography/csl.ts";
import { edtfOf } from "../../server/src/model/bibliography/dates.ts";
import { readCsl } from "../../server/src/model/bibliography/csl.ts";
import { Source } from "../../server/src/syntax/source.ts";

const folder = new URL("../fixtures/bibliographies/", import.meta.url);
const names = readdirSync(folder).filter((name) => /\.(?:bib|json|ris|yaml)$/.test(name));

function sourceOf(name: string): Source {
  return Source.of(`file:///${name}`, readFileSync(new URL(name, folder), "utf8"));
}

function contentOf({ texts, names: people, dates }: CslWork): Record<string, unknown> {
  return Object.fromEntries<unknown>([...texts, ...people, ...dates]);
}

describe("the works and problems are as expected in", () => {
  it.each(names)("%s", (name) => {
    const source = sourceOf(name);
    const works = Array.from(readBibliography(source).values());
    for (const { id, span } of works)
      expect(span.piece.text.slice(span.start, span.end).replaceAll("\\/", "/")).toBe(id);
    const found = {
      works: Object.fromEntries(works.map(({ id, csl }) => [id, contentOf(csl)])),
      problems: bibliographyProblemsOf(source).map(({ kind }) => kind),
    };
    const expected: unknown = JSON.parse(readFileSync(new URL(`expected/${name}.json`, folder), "utf8"));
    expect(found).toEqual(expected);
  });
});

/** Returns what both must agree on. Pandoc writes English titles in lower case, and drops the particles of names. */
function comparable(work: CslWork): Record<string, unknown> {
  const text = (key: string): string | undefined => work.texts.get(key)?.toLowerCase();
  return {
    title: text("title")?.replace(/co_\{\\textrm\{2\}\}/, "co₂"),
    container: text("container-title"),
    texts: ["volume", "issue", "page", "publisher", "publisher-place", "number", "DOI"].map(text),
    authors: (work.names.get("author") ?? []).map((name) =>
      familyOf({
        ...name,
        "non-dropping-particle": name["dropping-particle"] ?? name["non-dropping-particle"] ?? "",
      })
        .trim()
        .replace("’", "'")
        .replace(/^(?:others|et al\.)$/, "…"),
    ),
    editors: (work.names.get("editor") ?? []).map(({ family }) => family),
    dates: ["issued", "accessed"].map((key) => edtfOf(work.dates.get(key) ?? "")),
  };
}

/**
 * Works that Pandoc reads differently: for a type that it does not know, the address is the publisher, and a year in
 * words is not a date.
 */
const OURS_ALONE = new Set(["Undated", "press"]);

describe("Pandoc reads the same works from", () => {
  it.each(names.filter((name) => name.endsWith(".bib")))("%s", (name) => {
    const theirs = new Map(
      Object.entries(
        JSON.parse(readFileSync(new URL(`pandoc/${name}.json`, folder), "utf8")) as Record<string, unknown>,
      ),
    );
    const works = Array.from(readBibliography(sourceOf(name)).values()).filter(
      ({ id }) => !OURS_ALONE.has(id),
    );
    expect(works.length).toBeGreaterThan(1);
    for (const { id, csl } of works) {
      const other = readCsl(theirs.get(id));
      expect([id, comparable(csl)]).toEqual([id, comparable(other)]);
      if (other.texts.has("type")) expect([id, csl.type]).toEqual([id, other.type]);
    }
  });
});
