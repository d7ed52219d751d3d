import { strToU8, unzipSync, zipSync } from "fflate";
import { describe, expect, it } from "vitest";
import { isWordTemplate } from "../../server/src/writers/word/word.ts";
import { samplePublication as sample } from "../publication/sample.ts";
import { attributeOf, elementsIn, parsedXml, shownWords, xmlPartsOf } from "./wordFile.ts";
import { bodyOf, paragraphsOf, packagePart, styleOf, writeSample, written } from "./wordSample.ts";

describe("a house's template", () => {
  const W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"';
  const style = (id: string, name: string, inner = ""): string =>
    `<w:style w:type="paragraph" w:styleId="${id}"><w:name w:val="${name}"/>${inner}</w:style>`;
  const styles = `<w:styles ${W}><w:docDefaults><w:rPrDefault><w:rPr><w:sz w:val="30"/><w:lang w:val="de-DE"/></w:rPr></w:rPrDefault></w:docDefaults>${[
    style("Estndar", "Normal"),
    style(
      "Ttulo1",
      "Heading 1",
      '<w:pPr><w:numPr><w:numId w:val="7"/></w:numPr></w:pPr><w:rPr><w:color w:val="AA0000"/></w:rPr>',
    ),
    style("Lead", "Something else"),
    style("Campo", "Field"),
  ].join("")}</w:styles>`;
  const numbering = `<w:numbering ${W}><w:abstractNum w:abstractNumId="4"><w:lvl w:ilvl="0"><w:pStyle w:val="Ttulo1"/></w:lvl></w:abstractNum><w:num w:numId="7"><w:abstractNumId w:val="4"/></w:num></w:numbering>`;
  const document = `<w:document ${W}><w:body><w:sectPr><w:pgSz w:w="12240" w:h="15840"/><w:pgMar w:top="1000" w:left="2000" w:right="2000"/></w:sectPr></w:body></w:document>`;
  const zip = (parts: Record<string, string>): Uint8Array =>
    zipSync(Object.fromEntries(Object.entries(parts).map(([path, xml]) => [path, strToU8(xml)])));
  const template = zip({
    "word/styles.xml": styles,
    "word/numbering.xml": numbering,
    "word/document.xml": document,
  });

  it("gives the styles by their names, in whatever language its Word was", async () => {
    const parts = await written(sample, { template });
    const used = paragraphsOf(packagePart(parts, "word/document.xml")).map(styleOf);
    expect(used).toContain("Ttulo1");
    expect(used).toContain("Campo");
    expect(used).not.toContain("Heading1");
    const sheet = packagePart(parts, "word/styles.xml");
    expect(elementsIn(sheet, "w:color").map(({ attributes }) => attributes["w:val"])).toEqual(["AA0000"]);
    expect(elementsIn(sheet, "w:lang").map(({ attributes }) => attributes["w:val"])).toEqual(["en-US"]);
  });

  it("does not lose our styles that it lacks, and takes no id twice", async () => {
    const sheet = packagePart(await written(sample, { template }), "word/styles.xml");
    const pairs = elementsIn(sheet, "w:style").map((own) => [
      own.attributes["w:styleId"],
      attributeOf(own, "w:name"),
    ]);
    expect(pairs).toContainEqual(["Lead", "Something else"]);
    expect(pairs).toContainEqual(["Lead2", "Lead"]);
    expect(new Set(pairs.map(([id]) => id)).size).toBe(pairs.length);
    const based = elementsIn(sheet, "w:basedOn").map(({ attributes }) => attributes["w:val"]);
    expect(based).toContain("Estndar");
    expect(based).not.toContain("Normal");
  });

  it("keeps the numbers of its headings next to those of lists", async () => {
    const parts = await written(sample, { template });
    const numberings = packagePart(parts, "word/numbering.xml");
    const ids = elementsIn(numberings, "w:num").map(({ attributes }) => attributes["w:numId"]);
    expect(ids[0]).toBe("7");
    expect(new Set(ids).size).toBe(ids.length);
    const used = paragraphsOf(packagePart(parts, "word/document.xml")).flatMap(
      (own) => attributeOf(own, "w:numId") ?? [],
    );
    expect(used).toHaveLength(4);
    for (const id of used) expect(ids.slice(1)).toContain(id);
    const abstract = elementsIn(numberings, "w:abstractNum").map(
      ({ attributes }) => attributes["w:abstractNumId"],
    );
    for (const own of elementsIn(numberings, "w:num"))
      expect(abstract).toContain(attributeOf(own, "w:abstractNumId"));
  });

  it("without its numberings, has no numbers of others", async () => {
    const sheet = packagePart(
      await written(sample, { template: zip({ "word/styles.xml": styles }) }),
      "word/styles.xml",
    );
    expect(elementsIn(sheet, "w:numPr")).toEqual([]);
  });

  it("gives the page, to whose width tables are fitted", async () => {
    const root = await bodyOf(sample, { template });
    const { "w:w": width, "w:h": height } = elementsIn(root, "w:pgSz")[0]?.attributes ?? {};
    expect([width, height]).toEqual(["12240", "15840"]);
    const widths = elementsIn(root, "w:gridCol").map(({ attributes }) => Number(attributes["w:w"]));
    expect(widths.reduce((sum, own) => sum + own)).toBeLessThanOrEqual(8240);
  });

  describe("with a logo", () => {
    const R = 'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"';
    const relations = (...targets: string[]): string =>
      `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${targets.map((target, index) => `<Relationship Id="x${index}" Type="t" Target="${target}"/>`).join("")}</Relationships>`;
    const letterhead = {
      "word/styles.xml": styles,
      "word/document.xml": `<w:document ${W} ${R}><w:sectPr><w:headerReference w:type="default" r:id="x0"/><w:footerReference r:id="x1" w:type="default"/></w:sectPr></w:document>`,
      "word/_rels/document.xml.rels": relations("header7.xml", "footer7.xml"),
      "word/header7.xml": `<w:hdr ${W} ${R}><w:p><w:r><w:t>House of Commons</w:t><w:pict r:id="x0"/></w:r></w:p></w:hdr>`,
      "word/_rels/header7.xml.rels": relations("media/logo.png"),
      "word/media/logo.png": "pixels",
      "word/footer7.xml": `<w:ftr ${W}><w:p><w:fldSimple w:instr=" PAGE "><w:r><w:t>1</w:t></w:r></w:fldSimple></w:p></w:ftr>`,
    };

    it("shows it above the marking, and the page numbers of the house instead of ours", async () => {
      const file = await writeSample(sample, { template: zip(letterhead) });
      const parts = xmlPartsOf(file);
      const words = (path: string): string[] =>
        paragraphsOf(parsedXml(parts.get(path) ?? "")).map(shownWords);
      expect(words("word/header1.xml")).toEqual(["House of Commons", "TLP:AMBER+STRICT"]);
      expect(words("word/footer1.xml")).toEqual(["1", "TLP:AMBER+STRICT"]);
      expect(parts.get("word/header1.xml")).toContain('<w:pict r:id="rId1"/>');
      expect(parts.get("word/_rels/header1.xml.rels")).toContain(
        'Id="rId1" Type="t" Target="media/header-logo.png"',
      );
      expect(Object.keys(unzipSync(file))).toContain("word/media/header-logo.png");
    });

    it.each(["media/none.png", "https://example.org/spy.png", "../secret.png", "embeddings/x.bin"])(
      "leaves out a header that needs %s",
      async (target) => {
        const template = zip({ ...letterhead, "word/_rels/header7.xml.rels": relations(target) });
        const parts = await written(sample, { template });
        expect(paragraphsOf(packagePart(parts, "word/header1.xml")).map(shownWords)).toEqual([
          "TLP:AMBER+STRICT",
        ]);
      },
    );
  });

  it.each([
    ["no zip file", strToU8("no zip file")],
    ["no styles", zip({ "word/document.xml": document })],
    ["styles that are not well-formed", zip({ "word/styles.xml": styles.replace("</w:styles>", "") })],
    ["another prefix", zip({ "word/styles.xml": styles.replaceAll("w:", "v:") })],
  ])("a file with %s is not a template", async (_, bytes) => {
    expect(isWordTemplate(bytes)).toBe(false);
    const own = xmlPartsOf(await writeSample(sample)).get("word/styles.xml");
    expect(xmlPartsOf(await writeSample(sample, { template: bytes })).get("word/styles.xml")).toBe(own);
  });

  it("is recognized", () => {
    expect(isWordTemplate(template)).toBe(true);
  });
});
