/** Tests the BibTeX parser: spans are exact, contents are unchanged, and errors affect only their own entry. */
import { describe, expect, it } from "vitest";
import {
  bibliographyProblemsOf,
  readBibliography,
} from "../../server/src/model/bibliography/bibliography.ts";
import { readBibtex } from "../../server/src/model/bibliography/bibtex.ts";
import { bibtexContentOf } from "../../server/src/model/bibliography/bibtexContent.ts";
import { Source } from "../../server/src/syntax/source.ts";
import { fc, runs } from "../property.ts";
import { growthOf, MOST_GROWTH } from "../growth.ts";

function sourceOf(text: string): Source {
  return Source.of("file:///a.bib", text);
}

function contents(text: string): Record<string, unknown>[] {
  const file = readBibtex(text);
  return file.entries.map((entry) => {
    const { texts, names, dates } = bibtexContentOf(entry, file);
    return Object.fromEntries<unknown>([...texts, ...names, ...dates]);
  });
}

const word = fc.stringMatching(/^[A-Za-zäéñ]{1,8}$/);
const words = fc.array(word, { minLength: 1, maxLength: 4 }).map((all) => all.join(" "));
const space = fc.constantFrom("", " ", "\n", "\r\n  ", "\t", " \n\n");
const lead = fc.constantFrom(
  "",
  "% a comment\n",
  "Text, mail@example.org.\n",
  "@comment{x, {y}}\n",
  "@preamble{ {z} }\n",
);

/** An entry with its text. */
const entry = fc
  .record({
    key: fc.stringMatching(/^[a-z][a-z0-9:_-]{0,10}$/),
    title: words,
    year: fc.integer({ min: 1000, max: 2999 }).map(String),
    note: fc.constantFrom(
      "{x @book{y, z={w}} v}",
      "{a, b = {c}}",
      '{say "no"}',
      '"brace {"} end"',
      "{me@example.org}",
    ),
    space: fc.array(space, { minLength: 8, maxLength: 8 }),
    lead,
    quote: fc.boolean(),
    round: fc.boolean(),
    order: fc.boolean(),
  })
  .map(({ key, title, year, note, space: s, lead: before, quote, round, order }) => {
    const value = quote ? `"${title}"` : `{${title}}`;
    const fields = [
      `title${s[0] ?? ""}=${s[1] ?? ""}${value}`,
      `year=${year}`,
      `annote${s[2] ?? ""}= ${note}`,
    ];
    const all = (order ? fields : fields.toReversed()).join(`${s[3] ?? ""},${s[4] ?? ""}`);
    const [open, close] = round ? "()" : "{}";
    const text = `@Book${s[5] ?? ""}${open ?? ""}${s[6] ?? ""}${key},${s[7] ?? ""}${all}\n${close ?? ""}`;
    return { key, title, year, lead: before, text };
  });

const entries = fc.uniqueArray(entry, { selector: ({ key }) => key, minLength: 1, maxLength: 6 });

describe("a random file", () => {
  it("has exact spans of keys, and unchanged contents", () => {
    fc.assert(
      fc.property(entries, (all) => {
        const text = all.map(({ lead: before, text: each }) => `${before}${each}\n`).join("\n");
        const file = readBibtex(text);
        expect(file.problems).toEqual([]);
        expect(file.entries.map(({ key }) => key?.text)).toEqual(all.map(({ key }) => key));
        for (const { key, span } of file.entries) {
          if (key) expect(text.slice(key.start, key.end)).toBe(key.text);
          expect(text.slice(span.start, span.end)).toMatch(/^@Book[^]*[})]$/);
        }
        expect(contents(text).map(({ title, issued }) => [title, issued])).toEqual(
          all.map(({ title, year }) => [title, year]),
        );
      }),
      runs(200),
    );
  });

  it("keeps the entries before a deletion, and reports an unclosed entry", () => {
    fc.assert(
      fc.property(entries, fc.nat(), fc.nat({ max: 30 }), (all, where, length) => {
        const parts = all.map(({ text }) => `${text}\n`);
        const text = parts.join("\n");
        const start = where % text.length;
        for (const damaged of [text.slice(0, start), text.slice(0, start) + text.slice(start + length)]) {
          const works = readBibliography(sourceOf(damaged));
          let end = 0;
          for (const [index, part] of parts.entries()) {
            end += part.length + (index > 0 ? 1 : 0);
            const { key = "", title } = all[index] ?? {};
            if (end <= start) expect(works.get(key)?.csl.texts.get("title")).toBe(title);
          }
          expect(() => bibliographyProblemsOf(sourceOf(damaged))).not.toThrow();
        }
        // If the text is cut inside of the braces of the last entry, that entry is unclosed.
        const last = text.lastIndexOf("\n@Book") + 1;
        const open = text.slice(last).search(/[{(]/) + last + 1;
        const cut = text.slice(0, open + (where % Math.max(text.length - open - 2, 1)));
        expect(bibliographyProblemsOf(sourceOf(cut)).map(({ kind }) => kind)).toContain("unclosed-entry");
      }),
      runs(200),
    );
  });
});

it("readBibtex and the library accept any text", () => {
  const signs = [
    "@",
    "{",
    "}",
    "(",
    ")",
    '"',
    "#",
    "=",
    ",",
    " ",
    "\n",
    "a",
    "\\",
    "$",
    "%",
    "~",
    "^",
    "_",
    "&",
    "'",
  ];
  const others = [
    "@a{b,",
    "title={",
    "author={",
    "\\emph",
    "\\url{",
    "and ",
    "@string{",
    "crossref={b}",
    "\\'e",
    "$_2$",
  ];
  fc.assert(
    fc.property(fc.array(fc.constantFrom(...signs, ...others), { maxLength: 60 }), (all) => {
      const text = all.join("");
      for (const { key, span } of readBibtex(text).entries) {
        if (key) expect(text.slice(key.start, key.end)).toBe(key.text);
        expect(span.end).toBeGreaterThan(span.start);
      }
      contents(`@book{x, title={${text.replace(/[{}]/g, "")}}}\n${text}`);
    }),
    runs(500),
  );
});

describe("problems and works are found", () => {
  it.each([
    ["@book{a, title = {X,\n author={Y}\n}\n@book{b, title={Z}}\n", ["unclosed-entry 1"], ["a X", "b Z"]],
    ['@book{a, title = "X,\n author={Y}\n}\n@book{b, title={Z}}\n', ["unclosed-value 1"], ["a X", "b Z"]],
    ["@book{, title={X}}\n@book{b, title={Z}}", ["no-key 1"], ["b Z"]],
    [
      "@misc{q1, title={a, year=2000}\n@misc{q2, title={b}}\n@misc{q3, title={z}},}",
      ["unclosed-entry 1"],
      ["q1 a, year=2000", "q2 b", "q3 z"],
    ],
    [
      "@book{a, title={X}, abstract={see\n@misc{x, title={Y}}\n}}\n@book{b, title={Z}}",
      ["unclosed-entry 1"],
      ["a X", "x Y", "b Z"],
    ],
    ["@book{a, title={X}, abstract={see\n @misc{x, title={Y}} }}\n@book{b, title={Z}}", [], ["a X", "b Z"]],
    ["@book(a, title={X}, abstract={see\n @misc{x, title={Y}} })\n@book(b, title={Z})", [], ["a X", "b Z"]],
    [
      "@book(a, title={X}, abstract={\n@misc(x, title={Y})\n@book(b, title={Z})",
      ["unclosed-entry 1"],
      ["a X", "x Y", "b Z"],
    ],
    ["@comment{\n@book{q, title={w}}\n}\n@book{r, title={X}}", [], ["r X"]],
    ["@book{a,\n title = nowhere,\n month = July, date = 2001-05}", ["no-macro 2"], ["a nowhere"]],
    ['@string{x = "X"}\n@book{a, title = X # { Y}, month=jan, journal=jacm}', [], ["a X Y"]],
    ["@book{a,\n title=bare words,\n year=2001}", ["bare-words 2"], ["a bare"]],
    ["@book{a,\n title={X},\n publisher {P},\n year=2001}", ["no-field 3"], ["a X"]],
    ['@book{a,\n title={X},\n note="say "no" twice"\n}', ["no-field 3"], ["a X"]],
    ["@book{a, title={X} % a note, with words\n year=2001 note={N}}", [], ["a X"]],
    ["@book{a with space,\n title={X}}", ["no-comma 1"], ["a X"]],
    ["@book{a title={X}}", ["no-comma 1"], ["a X"]],
    ["@book{a}\n@book{b\n}\n@book{c\n, title={X}}", [], ["a ", "b ", "c X"]],
    ["@misc b12,\n title={X}\n}\n@book{b, title={Z}}", ["no-brace 1", "stray-brace 3"], ["b Z"]],
    ["Ask me @home in May,\nor not.\n@book{b, title={Z}}", [], ["b Z"]],
    ["@string{x = {X}\n@book{b, title={Z}}", ["unclosed-entry 1"], ["b Z"]],
    ["@comment{never\n@book{b, title={Z}}", ["unclosed-entry 1"], ["b Z"]],
    ["@comment{jabref-meta: grouping:\n0 AllEntriesGroup:\\;{};\n}\n@book{b, title={Z}}", [], ["b Z"]],
    ["@book{title={X}, year=2001}", ["no-key 1"], []],
    ["@book{a, title={X}}\n}\n@book{b, title={Z}}", ["stray-brace 2"], ["a X", "b Z"]],
    ["@book{a, title={X}}\n@book{A, title={Z}}", ["duplicate 2"], ["a X", "A Z"]],
    ["just words", ["no-entry 1"], []],
    [" \n", ["empty 1"], []],
    [
      "@article{constructor, title={X}}\n@constructor{toString, title={Y}}",
      [],
      ["constructor X", "toString Y"],
    ],
    [
      "@book{__proto__, title={X}, __proto__={y}, constructor={z}, crossref={__proto__}}",
      ["circle 1"],
      ["__proto__ X"],
    ],
    ["@book(a, title={x)y})\n", [], ["a x)y"]],
    ["@comment{@book{q, title={w}} }\n@book{r, title={X}}", [], ["r X"]],
    ["% @book{x, title={z}}\n@book{r, title={X}}", [], ["r X"]],
  ])("in %j", (text, problems, works) => {
    const source = sourceOf(text);
    expect(
      bibliographyProblemsOf(source).map(
        (each) => `${each.kind} ${source.range(source.pieceSpanOf(each)).start.line + 1}`,
      ),
    ).toEqual(problems);
    const found = Array.from(
      readBibliography(source).values(),
      ({ id, csl }) => `${id} ${csl.texts.get("title") ?? ""}`,
    );
    expect(found).toEqual(works);
  });
});

describe("a megabyte is parsed in linear time:", () => {
  const hostile = [
    "@a{x, b = {p}, ",
    "@a{",
    "{",
    "}",
    '"',
    "a = ",
    "@",
    '@a{x, t = "@b{\n ',
    "@a(b)",
    "@a(",
    "@a{b,c={d}}\n",
    " ",
    "\n",
    "%",
    "@a{x,\n",
    " @a(x,\n",
    "@a(x,{\n",
    '@a{x, b="',
    "@a{x, b={\n c=",
    "@a{b,c=d#",
    "\\",
    "@string{a = a # a}",
  ];
  it.each(hostile)("%j", (part) => {
    for (const [before, after] of [
      ["", ""],
      ["@a{", "\n@b{c}"],
    ]) {
      const workOf = (size: number) => {
        const text = `${before}${part.repeat(size / part.length)}${after}`;
        return () => readBibtex(text);
      };
      expect(growthOf(workOf)).toBeLessThan(MOST_GROWTH);
    }
  });

  it("values that double with each macro, or are deeply nested", () => {
    const macros = Array.from({ length: 60 }, (_, index) => `@string{a${index + 1} = a${index} # a${index}}`);
    const deep = `${"{".repeat(100_000)}x${"}".repeat(100_000)}`;
    contents(
      `@string{a0 = {xxxxxxxx}}\n${macros.join("\n")}\n@book{k, title = a60}\n@book{l, title = {${deep}}, year=2001}`,
    );
  });
});
