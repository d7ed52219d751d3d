import { unzipSync } from "fflate";
import { describe, expect, it } from "vitest";
import {
  bulletList,
  headingNode,
  linkNode,
  paragraphNode,
  tableNode,
  textNode,
  type BlockContent,
  type PhrasingContent,
  type Publication,
} from "../../server/src/publication/tree/tree.ts";
import { samplePublication as sample } from "../publication/sample.ts";
import { attributeOf, elementsIn, parsedXml, shownWords, xmlPartsOf, type XmlElement } from "./wordFile.ts";
import {
  bodyOf,
  paragraphsOf,
  packagePart,
  sampleWith,
  samplePicture,
  says,
  styleOf,
  writeSample,
  written,
} from "./wordSample.ts";

describe("blocks", () => {
  it("headings have the styles of Word", async () => {
    const root = await bodyOf(
      sampleWith(...([1, 2, 3, 4, 5, 6] as const).map((depth) => headingNode(depth, says(`h${depth}`)))),
    );
    const headings = paragraphsOf(root).filter((own) => styleOf(own)?.startsWith("Heading") === true);
    expect(headings.map((own) => [styleOf(own), shownWords(own)])).toEqual(
      [1, 2, 3, 4, 5, 6].map((depth) => [`Heading${depth}`, `h${depth}`]),
    );
  });

  it("roles are styles that a house can change", async () => {
    const root = await bodyOf(sample);
    const styles = paragraphsOf(root).map(styleOf);
    for (const style of ["Lead", "Field", "Notice", "Quote", "SourceCode", "Caption", "TableHeading"])
      expect(styles).toContain(style);
    const missing = elementsIn(root, "w:r").filter((run) => attributeOf(run, "w:rStyle") === "Missing");
    expect(missing.map(shownWords)).toContain("Confidence is not stated.");
  });

  it("lists have bullets, numbers and levels", async () => {
    const parts = await written(sample);
    const items = paragraphsOf(packagePart(parts, "word/document.xml")).filter(
      (own) => elementsIn(own, "w:numPr").length > 0,
    );
    expect(items.map((own) => [shownWords(own), attributeOf(own, "w:ilvl")])).toEqual([
      ["One", "0"],
      ["Two", "0"],
      ["Two and a half", "1"],
      ["Third", "0"],
    ]);
    const numberings = packagePart(parts, "word/numbering.xml");
    const numbering = (id: string | undefined): XmlElement =>
      elementsIn(numberings, "w:num").find((own) => own.attributes["w:numId"] === id) ?? expect.fail(id);
    const [first, , , last] = items.map((own) => numbering(attributeOf(own, "w:numId")));
    expect(attributeOf(last ?? numberings, "w:startOverride")).toBe("3");
    expect(first?.attributes["w:numId"]).not.toBe(last?.attributes["w:numId"]);
  });

  it("every line height is a share of the font, so that LibreOffice does not clip pictures", async () => {
    for (const root of (await written(sample)).values())
      for (const { attributes } of elementsIn(root, "w:spacing"))
        if (attributes["w:line"] !== undefined) expect(attributes["w:lineRule"]).toBe("auto");
  });

  it("a second list begins with its own number", async () => {
    const list = (start: number): BlockContent => ({
      ...bulletList([[paragraphNode(says("x"))]]),
      ordered: true,
      start,
    });
    const root = await bodyOf(sampleWith(list(1), list(1)));
    const ids = paragraphsOf(root).flatMap((own) => attributeOf(own, "w:numId") ?? []);
    expect(new Set(ids).size).toBe(2);
  });
});

describe("tables", () => {
  it("repeat their first row, split no row, and have the widths that they ask for", async () => {
    const root = await bodyOf(sample);
    const [own = root] = elementsIn(root, "w:tbl");
    const rows = elementsIn(own, "w:tr");
    expect(rows.map((row) => elementsIn(row, "w:tblHeader").length)).toEqual([1, 0, 0]);
    expect(rows.every((row) => elementsIn(row, "w:cantSplit").length === 1)).toBe(true);
    const widths = elementsIn(own, "w:gridCol").map(({ attributes }) => Number(attributes["w:w"]));
    const sum = widths.reduce((before, width) => before + width);
    expect(widths.map((width) => Math.round((10 * width) / sum))).toEqual([6, 2, 2]);
    expect(elementsIn(rows[1] ?? own, "w:p").map(styleOf)).toEqual([
      "TableHeading",
      "TableText",
      "TableText",
    ]);
  });

  it("keep rows without a name of their own below the row that has it", async () => {
    const rows = [
      ["Item", "Before"],
      ["Flood", "low"],
      ["", "2"],
      ["Fire", "high"],
    ];
    const table = tableNode(
      rows.map((row) => row.map(says)),
      { headColumns: 1, caption: says("c") },
    );
    const kept = elementsIn(await bodyOf(sampleWith(table)), "w:tr").map(
      (row) => elementsIn(row, "w:keepNext").length > 0,
    );
    expect(kept).toEqual([true, true, false, false]);
  });

  it("have the same number of cells in each row", async () => {
    const root = await bodyOf(sampleWith(tableNode([[says("a"), says("b")], [says("c")]], {})));
    expect(elementsIn(root, "w:tr").map((row) => elementsIn(row, "w:tc").length)).toEqual([2, 2]);
  });

  it("an empty table is nothing", async () => {
    expect(elementsIn(await bodyOf(sampleWith(tableNode([], {}))), "w:tbl")).toEqual([]);
  });
});

describe("figures", () => {
  it("have captions with numbers that are right before Word updates them", async () => {
    const captions = paragraphsOf(await bodyOf(sample)).filter((own) => styleOf(own) === "Caption");
    expect(captions.map(shownWords)).toEqual([
      "Figure\u00a01. A figure of the kind rankings",
      "Figure\u00a02. A figure of the kind matrix",
      "Figure\u00a03. A figure of the kind ranges",
      "Figure\u00a04. A figure of the kind coverage",
      "Figure\u00a05. A figure of the kind change",
      "Figure\u00a06. A figure of the kind agreement",
      "Figure\u00a07. A figure of the kind calibration",
      "Table\u00a01. The threats at a glance",
    ]);
  });

  it("of tables are their alternative texts, and a table without a caption has its name", async () => {
    const rows = [
      [says("Control"), says("Owner")],
      [says("A gate"), says("Port")],
    ];
    const root = await bodyOf(
      sampleWith(
        tableNode(rows, { caption: says("The <controls> & owners") }),
        tableNode(rows, { name: "Flood: controls" }),
        tableNode(rows, {}),
      ),
    );
    const titles = elementsIn(root, "w:tbl").map((table) =>
      elementsIn(table, "w:tblCaption").map(({ attributes }) => attributes["w:val"]),
    );
    expect(titles).toEqual([["The <controls> & owners"], ["Flood: controls"], []]);
  });

  it("have a picture with an alternative text that fits on the page", async () => {
    const file = await writeSample(sample, { figures: () => samplePicture });
    expect(Object.keys(unzipSync(file)).filter((path) => path.startsWith("word/media/"))).toHaveLength(2);
    const root = parsedXml(xmlPartsOf(file).get("word/document.xml") ?? "");
    const drawn = elementsIn(root, "wp:docPr").map(({ attributes }) => attributes);
    expect(drawn.map(({ id, name, descr }) => [id, name, descr])[1]).toEqual([
      "2",
      "Figure 2",
      "What the figure matrix shows.",
    ]);
    const [extent] = elementsIn(root, "wp:extent");
    const [width, height] = [Number(extent?.attributes.cx), Number(extent?.attributes.cy)];
    expect(width / 635).toBeLessThanOrEqual(11906 - 2 * 1417);
    expect(width / height).toBeCloseTo(2, 3);
  });

  it("without a picture, have the alternative text and a note", async () => {
    const words = paragraphsOf(await bodyOf(sample)).map(shownWords);
    expect(words).toContain("There is no picture. It would show: What the figure ranges shows.");
  });
});

describe("notes", () => {
  it("are footnotes of several paragraphs", async () => {
    const parts = await written(sample);
    const notes = elementsIn(packagePart(parts, "word/footnotes.xml"), "w:footnote").filter(
      ({ attributes }) => attributes["w:type"] === undefined,
    );
    expect(notes.map((note) => elementsIn(note, "w:p").map(shownWords))).toEqual([
      ["A note of two paragraphs.", "The second one, with a citation [curtis-2004]"],
    ]);
    const references = elementsIn(packagePart(parts, "word/document.xml"), "w:footnoteReference");
    expect(references.map(({ attributes }) => attributes["w:id"])).toEqual(["1"]);
  });

  it("a second reference is a field that repeats the number", async () => {
    const reference: PhrasingContent = { type: "footnoteReference", identifier: "n" };
    const note: Publication["body"]["children"][number] = {
      type: "footnoteDefinition",
      identifier: "n",
      children: [paragraphNode([{ type: "link", url: "https://example.org/", children: says("Note") }])],
    };
    const parts = await written(sampleWith(paragraphNode([reference, textNode(" and "), reference]), note));
    const root = packagePart(parts, "word/document.xml");
    expect(elementsIn(root, "w:footnoteReference")).toHaveLength(1);
    expect(elementsIn(root, "w:instrText").map((field) => field.text)).toContain("NOTEREF _Note1 \\f \\h");
    expect(
      elementsIn(packagePart(parts, "word/_rels/footnotes.xml.rels"), "Relationship").map(
        ({ attributes }) => attributes.Target,
      ),
    ).toEqual(["https://example.org/"]);
  });

  it("nothing is lost of a note without a reference, and of a reference without a note", async () => {
    const note: Publication["body"]["children"][number] = {
      type: "footnoteDefinition",
      identifier: "lonely",
      children: [paragraphNode(says("Lonely note")), tableNode([[says("cell")]], {})],
    };
    const words = paragraphsOf(
      await bodyOf(sampleWith(paragraphNode([{ type: "footnoteReference", identifier: "none" }]), note)),
    ).map(shownWords);
    expect(words).toEqual(expect.arrayContaining(["[none]", "[lonely]", "Lonely note", "cell"]));
  });
});

describe("links", () => {
  it("lead to bookmarks that exist, whose names Word accepts", async () => {
    const ids = ["threat-ñandú", "threat-nandu", "x".repeat(60), `${"x".repeat(59)}y`, "1", "THREAT-NANDU"];
    const targets = ids.map((id) => headingNode(2, says(id), id));
    const links = ids.map((id) => paragraphNode([linkNode(id, says(`to ${id}`))]));
    const root = await bodyOf(sampleWith(...targets, ...links));
    const names = elementsIn(root, "w:bookmarkStart").map(({ attributes }) => attributes["w:name"] ?? "");
    for (const name of names) expect(name).toMatch(/^[A-Za-z_]\w{0,39}$/);
    expect(new Set(names.map((name) => name.toLowerCase())).size).toBe(names.length);
    const anchors = elementsIn(root, "w:hyperlink").map(({ attributes }) => attributes["w:anchor"] ?? "");
    expect(anchors).toHaveLength(2 * ids.length);
    for (const anchor of anchors) expect(names).toContain(anchor);
  });

  it("open pages of the web only", async () => {
    const urls = ["javascript:alert(1)", "file:///etc/passwd", "\\\\host\\share", "no url", "#nowhere"];
    const parts = await written(
      sampleWith(...urls.map((url) => paragraphNode([{ type: "link", url, children: says("words") }]))),
    );
    expect(elementsIn(packagePart(parts, "word/document.xml"), "w:hyperlink")).toEqual([]);
    const words = paragraphsOf(packagePart(parts, "word/document.xml")).map(shownWords);
    for (const url of urls.slice(0, 4)) expect(words).toContain(`words (${url})`);
  });

  it("have valid addresses, because Word rejects others", async () => {
    const url = 'https://example.org/a b|c^<d>?x={1}&y="2"';
    const parts = await written(sampleWith(paragraphNode([{ type: "link", url, children: says("words") }])));
    const targets = elementsIn(packagePart(parts, "word/_rels/document.xml.rels"), "Relationship").map(
      ({ attributes }) => attributes.Target,
    );
    expect(targets).toContain("https://example.org/a%20b%7Cc%5E%3Cd%3E?x=%7B1%7D&y=%222%22");
  });
});
