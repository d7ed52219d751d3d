import { describe, expect, it } from "vitest";
import { bulletList, headingNode, linkNode, paragraphNode } from "../../server/src/publication/tree/tree.ts";
import { fc, runs, timeout } from "../property.ts";
import { samplePublication as sample } from "../publication/sample.ts";
import { attributeOf, elementsIn, publishedStatements, shownWords, xmlPartsOf } from "./wordFile.ts";
import {
  bodyOf,
  paragraphsOf,
  packagePart,
  sampleWith,
  samplePicture,
  says,
  visible,
  writeSample,
  styleOf,
  written,
} from "./wordSample.ts";

describe("the file", () => {
  it("says everything that the publication says", async () => {
    const parts = await written(sample);
    const words = ["document", "footnotes", "header1", "footer1"]
      .flatMap((name) => paragraphsOf(packagePart(parts, `word/${name}.xml`)).map(shownWords))
      .join("\n");
    for (const statement of publishedStatements(sample)) expect(words).toContain(visible(statement));
  });

  it("is the same for the same publication, whatever was written before", async () => {
    const first = await writeSample(sample, { figures: () => samplePicture });
    await writeSample(sampleWith(paragraphNode([linkNode("nothing", says("x"))]), headingNode(1, says("y"))));
    expect(Buffer.from(await writeSample(sample, { figures: () => samplePicture })).equals(first)).toBe(true);
  });

  it("has no date but that of the publication", async () => {
    const file = await writeSample(sample);
    const core = xmlPartsOf(file).get("docProps/core.xml") ?? "";
    expect(core.match(/\d{4}-\d\d-\d\dT[\d:]+Z/g)).toEqual(["2026-11-02T00:00:00Z", "2026-11-02T00:00:00Z"]);
    expect(core).toContain("<dc:title>Threats to the port of Santa Rosa</dc:title>");
    expect(core).toContain("<dc:creator>Ana Peña; Li Wei</dc:creator>");
    const head = { ...sample.head };
    Reflect.deleteProperty(head, "day");
    expect(xmlPartsOf(await writeSample({ ...sample, head })).get("docProps/core.xml")).not.toMatch(/\d{4}-/);
  });

  it("is in the language of the publication", async () => {
    const spanish = await written({ ...sample, head: { ...sample.head, language: "es" } });
    expect(attributeOf(packagePart(spanish, "word/styles.xml"), "w:lang")).toBe("es-ES");
    const unknown = await written({ ...sample, head: { ...sample.head, language: "?" } });
    expect(attributeOf(packagePart(unknown, "word/styles.xml"), "w:lang")).toBeUndefined();
  });

  it("defines every style that it uses", async () => {
    const parts = await written(sample, { figures: () => samplePicture });
    const defined = elementsIn(packagePart(parts, "word/styles.xml"), "w:style").map(
      ({ attributes }) => attributes["w:styleId"],
    );
    const used = Array.from(parts.values()).flatMap((root) =>
      ["w:pStyle", "w:rStyle", "w:tblStyle"].flatMap((name) =>
        elementsIn(root, name).map(({ attributes }) => attributes["w:val"]),
      ),
    );
    expect(used.length).toBeGreaterThan(20);
    for (const style of new Set(used)) expect(defined).toContain(style);
  });
});

describe("hostile texts", () => {
  const texts = [
    ["{ INCLUDETEXT c:\\secret }", "{ INCLUDETEXT c:\\secret }"],
    ["CURRENT", "CURRENT"],
    ["{bullets-0} {ordered-0-0}", "{bullets-0} {ordered-0-0}"],
    ['r:id="rId1" </w:t><w:p/> &amp; ]]>', 'r:id="rId1" </w:t><w:p/> &amp; ]]>'],
    ["a\u0000b\u0007c", "a[U+0000]b[U+0007]c"],
    ["a\ud800b\udc00c\uffff", "a\ufffdb\ufffdc\ufffd"],
    ["\u200bbullets-0", "[U+200B]bullets-0"],
    ["two\nlines\tand a tab", "two lines and a tab"],
  ] as const;

  it.each(texts)("%j is a text", async (hostile, shown) => {
    const publication = {
      ...sampleWith(paragraphNode(says(hostile)), bulletList([[paragraphNode(says(hostile))]])),
      head: { ...sample.head, title: hostile, marking: hostile },
    };
    const parts = await written(publication);
    const own = paragraphsOf(packagePart(parts, "word/document.xml")).map(shownWords);
    expect(own.filter((words) => words === shown)).toHaveLength(3);
    expect(paragraphsOf(packagePart(parts, "word/header1.xml")).map(shownWords)).toEqual([shown]);
  });

  it("no text of a publication is in a field", async () => {
    const root = await bodyOf(sample);
    const instructions = elementsIn(root, "w:instrText").map((field) => field.text);
    for (const instruction of instructions)
      expect(instruction).toMatch(
        /^(?:TOC \\o "1-2" \\h \\z|PAGEREF \w+ \\h|SEQ (?:Figure|Table) \\\* ARABIC)$/,
      );
    expect(elementsIn(root, "w:fldSimple")).toEqual([]);
  });

  it("the words of the program cannot name a field", async () => {
    const labels = { ...sample.labels, figure: 'Fig" \\* x', table: "=1+1" };
    const root = await bodyOf({ ...sample, labels });
    expect(elementsIn(root, "w:instrText").map((field) => field.text)).toContain("SEQ Figure \\* ARABIC");
    expect(elementsIn(root, "w:instrText").map((field) => field.text)).toContain("SEQ Table \\* ARABIC");
  });

  it(
    "random texts stay well-formed and whole",
    async () => {
      await fc.assert(
        fc.asyncProperty(fc.string({ unit: "binary", maxLength: 40 }), async (words) => {
          const root = await bodyOf(
            sampleWith(paragraphNode(says(`<${words}>`)), { type: "code", value: words }),
          );
          expect(
            paragraphsOf(root).some(
              (own) => shownWords(own).startsWith("<") && shownWords(own).endsWith(">"),
            ),
          ).toBe(true);
        }),
        runs(50),
      );
    },
    timeout,
  );
});

describe("pages", () => {
  it("repeat the marking and number the pages", async () => {
    const parts = await written(sample);
    expect(paragraphsOf(packagePart(parts, "word/header1.xml")).map(shownWords)).toEqual([
      "TLP:AMBER+STRICT",
    ]);
    const foot = packagePart(parts, "word/footer1.xml");
    expect(paragraphsOf(foot).map(shownWords)).toEqual(["Page  / ", "TLP:AMBER+STRICT"]);
    expect(elementsIn(foot, "w:instrText").map((field) => field.text)).toEqual(["PAGE", "NUMPAGES"]);
    const size = elementsIn(packagePart(parts, "word/document.xml"), "w:pgSz")[0]?.attributes;
    expect([size?.["w:w"], size?.["w:h"]]).toEqual(["11906", "16838"]);
  });

  it("without a marking, have none", async () => {
    const head = { ...sample.head };
    Reflect.deleteProperty(head, "marking");
    const parts = await written({ ...sample, head });
    expect(paragraphsOf(packagePart(parts, "word/header1.xml")).map(shownWords)).toEqual([""]);
  });

  it("begin with contents whose entries are written, so that Word need not ask", async () => {
    const parts = await written(sample);
    const root = packagePart(parts, "word/document.xml");
    const entries = paragraphsOf(root).filter((own) => /^TOC\d/.test(styleOf(own) ?? ""));
    expect(entries.map((own) => [styleOf(own), shownWords(own).trim()])).toEqual([
      ["TOC1", "Key judgments"],
      ["TOC1", "Threats"],
      ["TOC2", "Flood of the lower quay"],
      ["TOC1", "Sources"],
    ]);
    expect(elementsIn(packagePart(parts, "word/settings.xml"), "w:updateFields")).toEqual([]);
    expect(elementsIn(root, "w:fldChar").some(({ attributes }) => attributes["w:dirty"] !== undefined)).toBe(
      false,
    );
    expect(paragraphsOf(await bodyOf(sample, { contents: false })).map(styleOf)).not.toContain("TOC1");
  });
});
