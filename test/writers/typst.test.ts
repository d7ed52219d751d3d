import { describe, expect, it } from "vitest";
import type {
  FootnoteDefinition,
  PhrasingContent,
  Publication,
} from "../../server/src/publication/tree/tree.ts";
import {
  bulletList,
  headingNode,
  linkNode,
  paragraphNode,
  strongNode,
  tableNode,
  textNode,
} from "../../server/src/publication/tree/tree.ts";
import type { Picture } from "../../server/src/writers/figureSource.ts";
import { literal } from "../../server/src/writers/pdf/literal.ts";
import { typstSource } from "../../server/src/writers/pdf/source.ts";
import { fc, runs, timeout } from "../property.ts";
import { HOSTILE_TEXT, samplePublication } from "../publication/sample.ts";
import { textsIn } from "./texts.ts";

type Blocks = Publication["body"]["children"];

const surroundings = { covers: () => true, figures: undefined, paper: "a4" } as const;

function sourceOf(publication: Publication, covers = (_: number): boolean => true): string {
  return typstSource(publication, { ...surroundings, covers }).files.get("/main.typ") ?? "";
}

function withBlocks(...children: Blocks): Publication {
  return { ...samplePublication, body: { type: "root", children } };
}

/** The source of the blocks, without the title block before them. */
function blocksOf(...children: Blocks): string {
  return (
    sourceOf(withBlocks(...children))
      .split("\n)\n")[1]
      ?.trim() ?? ""
  );
}

const words = (value: string): PhrasingContent[] => [textNode(value)];

const LITERAL = /"(?:[^"\\]|\\.)*"/g;

/** The text of a literal, read as Typst reads it. */
function valueOf(written: string): string {
  return written
    .slice(1, -1)
    .replace(/\\(?:u\{([\da-f]+)\}|(.))/gu, (_, hex?: string, character?: string) =>
      hex === undefined ? (character ?? "") : String.fromCodePoint(Number.parseInt(hex, 16)),
    );
}

const anyText = fc.oneof(
  fc.string({ unit: "binary" }),
  fc.string({ unit: fc.constantFrom(...Array.from('"\\#$[]{}();:\n\u202e\u0000ux')) }),
  fc.constant(HOSTILE_TEXT),
);

describe("string literals", () => {
  it("have the text as it is, and no other quotation mark", () => {
    fc.assert(
      fc.property(anyText, (value) => {
        const written = literal(value);
        expect(written.match(LITERAL)).toEqual([written]);
        expect(valueOf(written)).toBe(value.toWellFormed());
      }),
      runs(500),
    );
  });

  it("hold all texts of a document, so that no text becomes code", { timeout }, () => {
    const frame = (value: string): string =>
      sourceOf(documentOf(value))
        .replaceAll(LITERAL, '""')
        .replaceAll(/#"";(?:#h\(0\.001pt\);#"";)*/g, "");
    const harmless = frame("x");
    fc.assert(
      fc.property(anyText, (value) => {
        expect(frame(value)).toBe(harmless);
      }),
      runs(200),
    );
  });
});

/** A document with one text in all places. */
function documentOf(value: string): Publication {
  const { head, labels, works } = samplePublication;
  return {
    head: {
      ...head,
      title: `t${value}`,
      subtitle: `s${value}`,
      marking: value,
      date: `d${value}`,
      authors: [{ name: `n${value}`, details: [`d${value}`] }],
      facts: [{ label: `f${value}`, value: words(value) }],
    },
    labels: { ...labels, figure: value, table: value, page: value, contents: value },
    works,
    body: {
      type: "root",
      children: [
        headingNode(1, words(value), value),
        paragraphNode([
          strongNode(textNode(value)),
          linkNode(value, words(value)),
          { type: "inlineCode", value },
        ]),
        { type: "code", value },
        tableNode([[words(value)], [words(value)]], {
          caption: words(value),
          id: `table ${value}`,
          widths: [1],
        }),
        paragraphNode([{ type: "citation", works: [{ id: value, prefix: value, locator: value }] }]),
        paragraphNode([{ type: "link", url: `https://example.org/${value}`, children: words(value) }]),
        paragraphNode([{ type: "footnoteReference", identifier: value, label: value }]),
        { type: "footnoteDefinition", identifier: value, children: [paragraphNode(words(value))] },
      ],
    },
  };
}

it("writes every text of the sample", () => {
  const written = Array.from(sourceOf(samplePublication).matchAll(LITERAL), ([each]) => valueOf(each)).join(
    "\n",
  );
  const lost = textsIn(samplePublication).filter(
    (each) => !written.includes(each.replace("\u202e", "[U+202E]")),
  );
  expect(lost).toEqual([]);
});

describe("links", () => {
  it("lead to parts of the document and to web pages only", () => {
    const links = [
      linkNode("here", words("a")),
      linkNode("nowhere", words("b")),
      { type: "link" as const, url: "https://example.org/?a=1&b=2", children: words("c") },
      { type: "link" as const, url: "javascript:alert(1)", children: words("d") },
      { type: "link" as const, url: "notes.txt", children: words("e") },
    ];
    expect(blocksOf(headingNode(1, words("Here"), "here"), paragraphNode(links))).toBe(
      `#need(45mm, space-above(1))
#heading(level: 1)[#"Here";]#label("part-here");
#par[#link(label("part-here"))[#"a";];#"b";#link("https://example.org/?a=1&b=2")[#"c";];#"d";#"e";]`,
    );
  });

  it("lead to the first of two parts with the same id", () => {
    expect(blocksOf(paragraphNode(words("a"), { id: "x" }), paragraphNode(words("b"), { id: "x" }))).toBe(
      `#par[#metadata(none)#label("part-x");#"a";]\n#par[#"b";]`,
    );
  });
});

describe("notes", () => {
  const reference = (identifier: string): PhrasingContent => ({
    type: "footnoteReference",
    identifier,
    label: identifier,
  });
  const note = (identifier: string, ...children: FootnoteDefinition["children"]): FootnoteDefinition => ({
    type: "footnoteDefinition",
    identifier,
    children,
  });

  it("are written at their first reference", () => {
    const twice = paragraphNode([reference("n"), textNode(" and "), reference("n")]);
    expect(blocksOf(twice, note("n", paragraphNode(words("One")), paragraphNode(words("Two"))))).toBe(
      `#par[#footnote[#"One";#parbreak();#"Two";]#label("note-n");#" and ";#footnote(label("note-n"));]`,
    );
  });

  it("follow the document if nothing refers to them", () => {
    expect(blocksOf(note("n", paragraphNode(words("Lost?"))), paragraphNode(words("Text")))).toBe(
      `#par[#"Text";]\n#par[#"Lost?";]`,
    );
  });

  it("may refer to themselves", () => {
    const source = blocksOf(paragraphNode([reference("n")]), note("n", paragraphNode([reference("n")])));
    expect(source).toBe(`#par[#footnote[#footnote(label("note-n"));]#label("note-n");]`);
  });

  it("are below their table, once each, with letters", () => {
    const cell = (...ids: string[]): PhrasingContent[] => [textNode("x"), ...ids.map(reference)];
    const source = blocksOf(
      paragraphNode([reference("above")]),
      tableNode([[cell("n")], [cell("m", "n", "above")]], { widths: [1] }),
      ...["n", "m", "above"].map((id) => note(id, paragraphNode(words(id.toUpperCase())))),
    );
    expect(source).toContain(
      `table.header([#"x";#table-mark(1, label("table-note-1"));]),
  [#"x";#table-mark(2, label("table-note-2"));#table-mark(1, label("table-note-1"));#footnote(label("note-above"));])`,
    );
    expect(source).toMatch(/table-note\(1, \[.*"N";\]\); table-note\(2, \[.*"M";\]\)/);
  });

  it("leave their sign if they are missing", () => {
    expect(blocksOf(paragraphNode([reference("n")]))).toBe(`#par[#super[#"n";];]`);
  });
});

it("keeps room below a heading, but not if there are notes, which would stay on the page from which it moves", () => {
  const noted = paragraphNode([...words("Text"), { type: "footnoteReference", identifier: "n" }]);
  const note: FootnoteDefinition = {
    type: "footnoteDefinition",
    identifier: "n",
    children: [paragraphNode(words("N"))],
  };
  const plain = paragraphNode(words("Text"));
  const heading = headingNode(2, words("A"));
  expect(blocksOf(heading, plain)).toMatch(/^#need\(/);
  expect(blocksOf(heading, plain, noted, note)).toMatch(/^#heading\(/);
  const lead = { ...noted, data: { role: "lead" } } as const;
  expect(blocksOf(lead, note)).toMatch(/^#lead-with-notes\[/);
});

describe("tables", () => {
  it("have the widths of the tree, row headers, and cells for what is missing", () => {
    const rows = [[words("A"), words("B")], [words("1")]];
    expect(blocksOf(tableNode(rows, { widths: [0.7, 0.3], headColumns: 1 })))
      .toBe(`#on-one-page(table(columns: (0.7fr, 0.3fr,),
  align: (left, left,),
  table.header([#"A";], [#"B";]),
  [#row-header[#"1";];], []))`);
  });

  it("have widths by their texts if the tree has none that fit", () => {
    const rows = [
      [words("A"), words("B")],
      [words("x".repeat(20)), words("y".repeat(200))],
    ];
    expect(blocksOf(tableNode(rows, { widths: [1] }))).toContain("columns: (20fr, 40fr,)");
  });
});

it("takes the numbers of the tree", () => {
  const numbered = tableNode([[words("A")]], { caption: words("c"), number: 7 });
  expect(blocksOf(numbered)).toContain(`supplement: [#"Table";], numbering: _ => "7", caption: [#"c";]`);
});

describe("figures", () => {
  const [figure] = samplePublication.body.children.filter((node) => node.type === "figure");

  it("have their caption and their alternative text if nothing draws them", () => {
    expect(figure && blocksOf(figure)).toBe(
      `#place.flush()\n#figure(kind: image, supplement: [#"Figure";], caption: [#"A figure of the kind rankings";])[#described[#"What the figure rankings shows.";]]#label("part-figure-rankings");`,
    );
  });

  it("are files of their own if they are drawn", () => {
    const { files, missing } = typstSource(samplePublication, {
      ...surroundings,
      covers: (codePoint) => codePoint < 0x2e80,
      figures: ({ figure: { kind } }) => ({ svg: `<svg>${kind} 中</svg>`, width: 680, height: 120 }),
    });
    expect(files.get("/figure-1.svg")).toBe("<svg>rankings \ufffd</svg>");
    expect(files.get("/main.typ")).toContain(`#picture("/figure-1.svg", "What the figure rankings shows.")`);
    expect(missing).toEqual(["中"]);
  });

  it("come after the table below their heading if they move, and are in their place if there is none", () => {
    const figures = (): Picture => ({ svg: "<svg/>", width: 680, height: 600 });
    const table = tableNode([[words("A")]], { caption: words("T") });
    const order = (...blocks: Blocks): string | undefined =>
      typstSource(withBlocks(...blocks), { ...surroundings, figures })
        .files.get("/main.typ")
        ?.match(/#heading|kind: table|kind: image(, placement)?|#need/g)
        ?.join(" ");
    const heading = headingNode(1, words("H"));
    const shown = figure ? [figure] : [];
    expect(order(heading, ...shown, table)).toBe("#heading kind: table kind: image, placement");
    expect(order(heading, ...shown)).toBe("#heading kind: image");
  });
});

it("shows characters that no font has as numbers, and lists them once", () => {
  const publication = withBlocks(paragraphNode(words("国中中 ok")));
  const { files, missing } = typstSource(publication, { ...surroundings, covers: (point) => point < 0x2e80 });
  expect(files.get("/main.typ")).toContain(`#"[U+56FD][U+4E2D][U+4E2D] ok"`);
  expect(missing).toEqual(["中", "国"]);
});

it("lets addresses and numbers break, but not words", () => {
  const german = "Donaudampfschifffahrtsgesellschaft";
  expect(blocksOf(paragraphNode(words(`${german} https://example.org/a/b/c/d/e/f/g`)))).toBe(
    `#par[#"${german} https://ex";#h(0.001pt);#"ample.org/";#h(0.001pt);#"a/b/c/d/e/";#h(0.001pt);#"f/g";]`,
  );
});

it("writes deep nesting without the levels that Typst refuses", () => {
  let block: Blocks[number] & { type: "list" } = bulletList([[paragraphNode(words("deep"))]]);
  for (let level = 0; level < 200; level += 1) block = bulletList([[block]]);
  const source = blocksOf(block);
  expect(source).toContain("deep");
  expect(source.match(/#list/g)).toHaveLength(10);
});

it("writes a table whose rows have no other cells than their names", () => {
  const rows = [[words("Name")], [words("Flood")], [[]], [[]]];
  const source = sourceOf(withBlocks(tableNode(rows, { caption: words("c"), headColumns: 1 })));
  expect(source).not.toMatch(/,\s*,|,\s*\n\s*,/);
});
