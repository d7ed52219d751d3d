/** Reads a house's document or template: its styles, theme, numberings and page. */
import { strFromU8, unzipSync } from "fflate";
import type { Tag } from "sax";
import { letterheadOf, type Letterhead, type UnzippedTemplate } from "./letterhead.ts";
import { A4, columnHeight, lineWidth, type PageLayout } from "./page.ts";
import { parseXml } from "./xml.ts";

/** What a document takes from a template. */
export interface WordTemplate {
  /** The part `word/styles.xml`. */
  readonly styles: string;
  /** The styles in it, by their types and names. Languages of Word have ids of their own, but share the names. */
  readonly idByName: ReadonlyMap<string, string>;
  readonly theme: string | undefined;
  /** The part `word/numbering.xml`, which its headings can use. */
  readonly numbering: string | undefined;
  readonly page: PageLayout;
  /** What most pages have at the head and at the foot. */
  readonly header: Letterhead | undefined;
  readonly footer: Letterhead | undefined;
}

/** No part of a template that is read is larger, in bytes. */
const LIMIT = 20_000_000;

const STYLES = "word/styles.xml";
const THEME = "word/theme/theme1.xml";
const NUMBERING = "word/numbering.xml";
const DOCUMENT = "word/document.xml";

/** The template; `undefined` if the bytes are not a document of Word with styles. */
export function readWordTemplate(bytes: Uint8Array): WordTemplate | undefined {
  const unzipped = unzippedTemplate(bytes);
  const parts = unzipped.texts;
  const styles = parts.get(STYLES);
  const idByName = styles === undefined ? undefined : stylesIn(styles);
  if (styles === undefined || idByName === undefined) return undefined;
  const usable = (path: string): string | undefined => {
    const text = parts.get(path);
    return text !== undefined && isSelfContained(text) ? text : undefined;
  };
  return {
    styles,
    idByName,
    theme: usable(THEME),
    numbering: usable(NUMBERING),
    page: pageOf(parts.get(DOCUMENT) ?? ""),
    header: letterheadOf(unzipped, "header"),
    footer: letterheadOf(unzipped, "footer"),
  };
}

/** The key of a style in `Template.idByName`. Word does not distinguish capital letters in the names of its own styles. */
export function styleKey(type: string, name: string): string {
  return `${type} ${name.toLowerCase()}`;
}

function unzippedTemplate(bytes: Uint8Array): UnzippedTemplate {
  const texts = new Map<string, string>();
  const pictures = new Map<string, Uint8Array>();
  try {
    const filter = ({ name, originalSize }: { name: string; originalSize: number }): boolean =>
      /^word\/(?:[^/]+\.xml|_rels\/[^/]+|theme\/theme1\.xml|media\/[^/]+)$/.test(name) &&
      originalSize <= LIMIT;
    for (const [path, part] of Object.entries(unzipSync(bytes, { filter })))
      if (path.startsWith("word/media/")) pictures.set(path, part);
      else texts.set(path, strFromU8(part));
  } catch {
    // It is not a zip file, or a damaged one.
  }
  return { texts, pictures };
}

/** The styles of a style sheet; `undefined` if it is not well-formed, or does not use the prefix that Word uses. */
function stylesIn(xml: string): Map<string, string> | undefined {
  const styles = new Map<string, string>();
  let current: Tag["attributes"] = {};
  const roots = new Set<string>();
  const isWellFormed = parseXml(xml, ({ name, attributes }) => {
    if (roots.size === 0) roots.add(name);
    if (name === "w:style") current = attributes;
    const value = attributes["w:val"];
    const { "w:type": type = "paragraph", "w:styleId": id } = current;
    if (name === "w:name" && value !== undefined && id !== undefined) {
      styles.set(styleKey(type, value), id);
      current = {};
    }
  });
  return isWellFormed && roots.has("w:styles") && xml.includes("</w:styles>") ? styles : undefined;
}

/** Whether a part is well-formed and needs no other part, such as a picture. */
function isSelfContained(xml: string): boolean {
  let refers = false;
  const isWellFormed = parseXml(xml, ({ attributes }) => {
    refers ||= Object.keys(attributes).some((name) => /^r:(?:id|embed|link|pict)$/.test(name));
  });
  return isWellFormed && !refers;
}

/** The page of the last section; A4 if there is none, or one without room for text. */
function pageOf(xml: string): PageLayout {
  const sections = xml.split("<w:sectPr");
  const section = sections.length > 1 ? (sections.at(-1) ?? "") : "";
  const lengths = (element: string): ReadonlyMap<string, number> => {
    const start = section.indexOf(`<w:${element} `);
    const attributes = start < 0 ? "" : section.slice(start, section.indexOf(">", start));
    return new Map(
      Array.from(attributes.matchAll(/w:([A-Za-z]+)="(\d{1,5})"/g), ([, name = "", value]) => [
        name,
        Number(value),
      ]),
    );
  };
  const [size, margins] = [lengths("pgSz"), lengths("pgMar")];
  const margin = (name: keyof PageLayout["margins"]): number => margins.get(name) ?? A4.margins[name];
  const page: PageLayout = {
    width: size.get("w") ?? A4.width,
    height: size.get("h") ?? A4.height,
    margins: {
      top: margin("top"),
      right: margin("right"),
      bottom: margin("bottom"),
      left: margin("left"),
      header: margin("header"),
      footer: margin("footer"),
    },
  };
  return lineWidth(page) < MINIMUM || columnHeight(page) < MINIMUM ? A4 : page;
}

/** No text is narrower or lower: 5 cm. */
const MINIMUM = 2835;
