/** Tests the references between BibTeX entries. */
import { expect, it } from "vitest";
import { readBibtex } from "../../server/src/model/bibliography/bibtex.ts";
import { keyUsesIn } from "../../server/src/model/bibliography/keyUses.ts";
import { fc, runs } from "../property.ts";
import { growthOf, MOST_GROWTH } from "../growth.ts";

function used(text: string): string[] {
  const uses = keyUsesIn(readBibtex(text));
  for (const { key, start, end } of uses) expect(text.slice(start, end)).toBe(key);
  return uses.map(({ key }) => key);
}

it.each([
  ["crossref, in braces and quotation marks", '@a{x, crossref = {p}, Xref="q",}', ["p", "q"]],
  ["lists", "@set{s, entryset = {a, b-c ,\n  d}, ids={e}}", ["a", "b-c", "d", "e"]],
  ["keys with no space or much space around them", "@a{x,xdata={p},related\n=\n{ q }}", ["p", "q"]],
  ["round brackets", "@a(x, crossref = {p}, note = {(})})\n@b(y, xref = {q})", ["p", "q"]],
  ["a number without braces", "@a{x, crossref = 2003}", ["2003"]],
  ["single data of a container", "@a{x, publisher = {xdata=my-house-publisher}}", ["my-house"]],
  ["single data of a list", "@a{x, author = {xdata = my-house-author-2}}", ["my-house"]],
  ["no name of a @string", "@string{p = {q}} @a{x, crossref = p}", []],
  ["no concatenated text", '@a{x, crossref = "p" # "q", xref = {r}}', ["r"]],
  ["nothing in prose", '@a{x, note = {crossref = {p}, \\cite{p}}, title = "xref = {p}"}', []],
  ["nothing in a comment", "@comment{ crossref = {p} }\n@a{x, xref = {q}}", ["q"]],
  ["nothing between entries", "crossref = {p}\n@a{x}\nxref = {q}", []],
  ["several entries in a line", "@a{x, crossref = {p}} @b{y, crossref = {q}}", ["p", "q"]],
  ["keys after a missing brace", "@a{x, title = {T,\n}\n@b{y, crossref = {p}}", ["p"]],
  ["keys after a missing quotation mark", '@a{x, title = "T,\n}\n  @b{y, crossref = {p}}', ["p"]],
  ["keys in incomplete entries", "@a{, crossref = {p}\n@b{y crossref = {q}}", ["p", "q"]],
])("keyUsesIn finds %s", (_, text, keys) => {
  expect(used(text)).toEqual(keys);
});

it("keyUsesIn accepts any text", () => {
  const signs = ["@", "{", "}", "(", ")", '"', "#", "=", ",", " ", "\r", "\n", "a", "\\"];
  const letters = fc.constantFrom(...signs, "crossref", "@a{", "={k}");
  fc.assert(
    fc.property(fc.array(letters, { maxLength: 60 }), (all) => {
      used(all.join(""));
    }),
    runs(1000),
  );
});

it.each(["@a{x, crossref = {p}, ", "@a{", "{", '"', "a = ", "@", '@a{x, title = "@b{\n '])(
  "keyUsesIn reads %j many times in linear time",
  (part) => {
    const workOf = (size: number) => {
      const text = part.repeat(size / part.length);
      return () => keyUsesIn(readBibtex(text));
    };
    expect(growthOf(workOf)).toBeLessThan(MOST_GROWTH);
  },
);
