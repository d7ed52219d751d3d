/** Takes from a template what it repeats on every page, such as a logo. Our marking and page numbers follow it. */
import type { WordTemplate } from "./template.ts";
import { parseXml } from "./xml.ts";

/** A header or footer of a template. */
export interface Letterhead {
  readonly xml: string;
  readonly relations: string;
  /** The pictures, by the names of their files. */
  readonly media: ReadonlyMap<string, Uint8Array>;
}

/** A template that has been unzipped. */
export interface UnzippedTemplate {
  readonly texts: ReadonlyMap<string, string>;
  readonly pictures: ReadonlyMap<string, Uint8Array>;
}

const KINDS = { header: "w:hdr", footer: "w:ftr" } as const;

type Kind = keyof typeof KINDS;

/** The header or footer of most pages; `undefined` if there is none, or one that needs more than pictures. */
export function letterheadOf({ texts, pictures }: UnzippedTemplate, kind: Kind): Letterhead | undefined {
  const name = targetOf(texts, idOf(texts.get("word/document.xml") ?? "", kind));
  const xml = texts.get(`word/${name ?? ""}`);
  const relations = texts.get(`word/_rels/${name ?? ""}.rels`) ?? EMPTY;
  if (xml?.includes(`</${KINDS[kind]}>`) !== true || !parseXml(xml, () => undefined)) return undefined;
  const media = new Map<string, Uint8Array>();
  const targets: string[] = [];
  const isWellFormed = parseXml(relations, ({ name: element, attributes }) => {
    if (element === "Relationship") targets.push(attributes.Target ?? "");
  });
  for (const target of targets) {
    const [, file = ""] = /^media\/([\w.-]+\.(?:png|jpe?g|gif|bmp|svg))$/.exec(target) ?? [];
    const picture = pictures.get(`word/media/${file}`);
    if (picture === undefined) return undefined;
    media.set(file, picture);
  }
  return isWellFormed ? { xml, relations, media } : undefined;
}

const EMPTY = '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"/>';

/** The id of the relation to the header or footer in the last section. */
function idOf(document: string, kind: Kind): string | undefined {
  let found: string | undefined;
  parseXml(document, ({ name, attributes }) => {
    if (name === `w:${kind}Reference` && attributes["w:type"] === "default") found = attributes["r:id"];
  });
  return found;
}

/** The file that a relation of the document leads to. */
function targetOf(texts: ReadonlyMap<string, string>, id: string | undefined): string | undefined {
  let found: string | undefined;
  parseXml(texts.get("word/_rels/document.xml.rels") ?? EMPTY, ({ attributes }) => {
    if (id !== undefined && attributes.Id === id) found = attributes.Target;
  });
  return found;
}

/** Puts the header and footer of a template before ours. @param files The pictures of the document, by their paths. */
export function applyLetterhead(
  { header, footer }: WordTemplate,
  parts: Map<string, string>,
  files: Map<string, Uint8Array>,
): void {
  for (const [kind, letterhead] of Object.entries({ header, footer }) as [Kind, Letterhead | undefined][]) {
    if (letterhead === undefined) continue;
    const path = `${kind}1.xml`;
    const close = `</${KINDS[kind]}>`;
    const end = letterhead.xml.lastIndexOf(close);
    const ours = ownParagraphs(parts.get(`word/${path}`) ?? "", letterhead.xml);
    parts.set(`word/${path}`, letterhead.xml.slice(0, end) + ours + letterhead.xml.slice(end));
    parts.set(`word/_rels/${path}.rels`, letterhead.relations.replaceAll('"media/', `"media/${kind}-`));
    for (const [name, picture] of letterhead.media) files.set(`word/media/${kind}-${name}`, picture);
  }
}

/** Our paragraphs with words, without the number of the page if the house has its own. */
function ownParagraphs(part: string, house: string): string {
  const paragraphs = part.match(/<w:p>.*?<\/w:p>/gs) ?? [];
  const hasNumber = /\bPAGE\b/.test(house);
  return paragraphs.filter((own) => own.includes("<w:t") && !(hasNumber && own.includes(">PAGE<"))).join("");
}
