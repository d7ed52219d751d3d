/** Writes samples as documents of Word, and reads them again. */
import { strToU8, zlibSync } from "fflate";
import { expect } from "vitest";
import { textNode, type PhrasingContent, type Publication } from "../../server/src/publication/tree/tree.ts";
import { writeWord, type WordOptions, type WordPicture } from "../../server/src/writers/word/word.ts";
import { samplePublication as sample } from "../publication/sample.ts";
import { attributeOf, elementsIn, parsedXml, xmlPartsOf, type XmlElement } from "./wordFile.ts";

/** Writes a publication with contents and without pictures, unless the options say otherwise. */
export const writeSample = (
  publication: Publication,
  options: Partial<WordOptions> = {},
): Promise<Uint8Array> => writeWord(publication, { figures: () => undefined, contents: true, ...options });

/** The parts of the written document, as elements. */
export async function written(
  publication: Publication,
  options: Partial<WordOptions> = {},
): Promise<Map<string, XmlElement>> {
  const parts = xmlPartsOf(await writeSample(publication, options));
  return new Map(Array.from(parts, ([path, xml]) => [path, parsedXml(xml)]));
}

/** A part that the document must have. */
export const packagePart = (parts: Map<string, XmlElement>, path: string): XmlElement =>
  parts.get(path) ?? expect.fail(path);

/** The main part of the written document. */
export async function bodyOf(
  publication: Publication,
  options: Partial<WordOptions> = {},
): Promise<XmlElement> {
  return packagePart(await written(publication, options), "word/document.xml");
}

/** The sample with other blocks. */
export const sampleWith = (...children: Publication["body"]["children"]): Publication => ({
  ...sample,
  body: { type: "root", children },
});
/** Words in a paragraph. */
export const says = (words: string): PhrasingContent[] => [textNode(words)];
/** The paragraphs of a part. */
export const paragraphsOf = (root: XmlElement): XmlElement[] => elementsIn(root, "w:p");
/** The id of the style of a paragraph. */
export const styleOf = (element: XmlElement): string | undefined => attributeOf(element, "w:pStyle");
/** A text of the sample as readers see it. */
export const visible = (words: string): string => words.replaceAll("\u202e", "[U+202E]");

/** A picture of 4 by 2 pixels. */
export const samplePicture: WordPicture = {
  svg: '<svg xmlns="http://www.w3.org/2000/svg" width="2000" height="1000"/>',
  width: 2000,
  height: 1000,
  png: png(4, 2),
};

function png(width: number, height: number): Uint8Array {
  const chunk = (type: string, data: Uint8Array): number[] => {
    const typed = [...strToU8(type), ...data];
    return [...uint32(data.length), ...typed, ...uint32(crc32(typed))];
  };
  const header = Uint8Array.from([...uint32(width), ...uint32(height), 8, 0, 0, 0, 0]);
  const rows = zlibSync(new Uint8Array(height * (width + 1)));
  const signature = [0x89, ...strToU8("PNG\r\n\u001a\n")];
  return Uint8Array.from([
    ...signature,
    ...chunk("IHDR", header),
    ...chunk("IDAT", rows),
    ...chunk("IEND", new Uint8Array()),
  ]);
}

function uint32(value: number): number[] {
  return [value >>> 24, (value >>> 16) & 255, (value >>> 8) & 255, value & 255];
}

function crc32(bytes: readonly number[]): number {
  let crc = ~0;
  for (const byte of bytes) {
    crc ^= byte;
    for (let bit = 0; bit < 8; bit++) crc = (crc >>> 1) ^ (crc & 1 ? 0xedb88320 : 0);
  }
  return ~crc >>> 0;
}
