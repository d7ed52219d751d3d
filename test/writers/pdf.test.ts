import { beforeAll, describe, expect, it } from "vitest";
import type { PdfEngine } from "../../server/src/writers/pdf/engine.ts";
import { openEngine } from "../../server/src/writers/pdf/engine.ts";
import { writePdf } from "../../server/src/writers/pdf/pdf.ts";
import { typstSource } from "../../server/src/writers/pdf/source.ts";
import type {
  BlockContent,
  Head,
  PhrasingContent,
  Publication,
} from "../../server/src/publication/tree/tree.ts";
import {
  bulletList,
  headingNode,
  missingNode,
  paragraphNode,
  tableNode,
  textNode,
} from "../../server/src/publication/tree/tree.ts";
import { samplePublication } from "../publication/sample.ts";
import { fc, runs, timeout } from "../property.ts";
import { testEngine } from "./pdfEngine.ts";

let compiler: PdfEngine;
beforeAll(async () => {
  compiler = await testEngine();
});

const latin = (bytes: Uint8Array): string => Buffer.from(bytes).toString("latin1");
const words = (value: string): PhrasingContent[] => [textNode(value)];

function withBlocks(...children: Publication["body"]["children"]): Publication {
  return { ...samplePublication, body: { type: "root", children } };
}

it("writes the same document as the same bytes", async () => {
  const one = await writePdf(samplePublication, { compiler });
  await writePdf(withBlocks(paragraphNode(words("Another document"))), { compiler });
  const other = await writePdf(structuredClone(samplePublication), { compiler });
  expect(latin(one).startsWith("%PDF-1.7")).toBe(true);
  expect(Buffer.compare(one, other)).toBe(0);
});

it("writes no date if the document has none", async () => {
  const head: { -readonly [Key in keyof Head]: Head[Key] } = { ...samplePublication.head };
  delete head.day;
  const bytes = latin(await writePdf({ ...samplePublication, head }, { compiler }));
  expect(bytes).not.toMatch(/CreationDate|ModDate|xmp:CreateDate/);
});

it("writes on the paper that is asked for", async () => {
  const boxOf = async (paper?: "a4" | "us-letter"): Promise<string | undefined> =>
    /\/MediaBox \[([^\]]*)\]/.exec(
      latin(await writePdf(samplePublication, { compiler, ...(paper && { paper }) })),
    )?.[1];
  expect(await boxOf()).toBe("0 0 595.2756 841.8898");
  expect(await boxOf("us-letter")).toBe("0 0 612 792");
});

it("has one cell for a name that several rows have, unless these are too long for a page", () => {
  const source = (long: string): string => {
    const rows = [
      ["Item", "Before"],
      ["Flood", "low"],
      ["", long],
      ["Fire", "high"],
    ].map((row) => row.map(words));
    const table = tableNode(rows, { headColumns: 1, widths: [0.5, 0.5] });
    const surroundings = { covers: () => true, figures: undefined, paper: "a4" } as const;
    return typstSource(withBlocks(table), surroundings).files.get("/main.typ") ?? "";
  };
  expect(source("2")).toContain(
    'table.cell(rowspan: 2, breakable: false)[#row-header[#"Flood";];], [#"low";],\n  [#"2";],\n  [#row-header[#"Fire";];]',
  );
  expect(source("x".repeat(2000))).not.toContain("rowspan");
});

describe("errors", () => {
  it("of the compiler are a sentence", async () => {
    await expect(compiler.compile(new Map([["/main.typ", "#let x = ("]]))).rejects.toThrow(
      /^The PDF cannot be written, because its compiler Typst reports an error: \/main\.typ:1:\d+: error: unclosed delimiter/,
    );
  });

  it("do not stop the next document", async () => {
    await expect(compiler.compile(new Map([["/main.typ", "#panic()"]]))).rejects.toThrow("panicked");
    expect(latin(await writePdf(samplePublication, { compiler }))).toMatch(/^%PDF/);
  });

  it("come from reading files and packages, which a document cannot do", async () => {
    for (const source of ['#read("/etc/hostname")', '#read("other.typ")', '#import "@preview/a:1.0.0": a'])
      await expect(compiler.compile(new Map([["/main.typ", source]]))).rejects.toThrow(
        "Typst reports an error",
      );
  });
});

it("needs fonts that can be read", async () => {
  const font = new Uint8Array([1, 2, 3]);
  await expect(openEngine({ wasm: new Uint8Array(), fonts: [font] })).rejects.toThrow(
    /^The PDF cannot be written, because its compiler Typst does not start: A font cannot be read\.$/,
  );
});

it("writes notes, headings, tables and lists in all combinations", { timeout }, async () => {
  const { block } = fc.letrec<{ inline: PhrasingContent; block: BlockContent }>((tie) => ({
    inline: fc.oneof(
      { maxDepth: 3 },
      fc.string({ unit: "binary" }).map(textNode),
      fc.constantFrom<PhrasingContent>(
        { type: "footnoteReference", identifier: "a" },
        { type: "footnoteReference", identifier: "b" },
        { type: "break" },
        { type: "link", url: "#here", children: words("here") },
        { type: "inlineCode", value: "q".repeat(200) },
        missingNode("not stated"),
      ),
      tie("inline").map((child): PhrasingContent => ({ type: "strong", children: [child] })),
    ),
    block: fc.oneof(
      { maxDepth: 4 },
      fc.array(tie("inline"), { maxLength: 4 }).map((children) => paragraphNode(children)),
      fc
        .array(tie("inline"), { maxLength: 4 })
        .map((children) => paragraphNode(children, { role: "lead", id: "here" })),
      tie("inline").map((child) => headingNode(2, [child], "there")),
      fc.array(tie("block"), { maxLength: 3 }).map((children) => bulletList(children.map((each) => [each]))),
      tie("block").map((child): BlockContent => ({
        type: "blockquote",
        children: [child],
        data: { role: "notice" },
      })),
      fc.array(fc.array(tie("inline"), { maxLength: 3 }), { maxLength: 3 }).map((rows) =>
        tableNode(
          rows.map((row) => row.map((cell) => [cell])),
          { caption: words("c"), headColumns: 1 },
        ),
      ),
    ),
  }));
  const note = fc.array(block, { maxLength: 2 });
  await fc.assert(
    fc.asyncProperty(fc.array(block, { maxLength: 6 }), note, note, async (blocks, a, b) => {
      const notes = [
        { type: "footnoteDefinition" as const, identifier: "a", children: a },
        { type: "footnoteDefinition" as const, identifier: "b", children: b },
      ];
      expect(latin(await writePdf(withBlocks(...blocks, ...notes), { compiler }))).toMatch(/^%PDF/);
    }),
    runs(60),
  );
});
