/** Joins our styles and numberings with those of a house, whose own are never changed. */
import { styleDefinitions } from "./styleDefinitions.ts";
import { languageXml, styleXml } from "./styles.ts";
import { styleKey, type WordTemplate } from "./template.ts";

/** Puts the styles, the theme and the numberings of a template into the parts of a document. */
export function applyTemplate(
  template: WordTemplate,
  language: string | undefined,
  parts: Map<string, string>,
): void {
  const ids = styleIds(template);
  parts.set("word/styles.xml", houseStyles(template, ids, language));
  if (template.theme !== undefined) parts.set("word/theme/theme1.xml", template.theme);
  const numberings = joinNumberings(template.numbering ?? "", parts.get("word/numbering.xml") ?? "");
  parts.set("word/numbering.xml", numberings.xml);
  for (const [path, text] of parts)
    if (/^word\/(?:document|footnotes|endnotes|header\d+|footer\d+)\.xml$/.test(path))
      parts.set(path, renamed(text, ids, numberings.offset));
}

/** A part with the ids of the template. In texts, quotation marks are escaped. */
function renamed(text: string, ids: ReadonlyMap<string, string>, offset: number): string {
  return text
    .replace(
      /(<w:(?:p|r|tbl)Style w:val=)"([^"]+)"/g,
      (_, start: string, id: string) => `${start}"${ids.get(id) ?? id}"`,
    )
    .replace(
      /(<w:numId w:val=)"(\d+)"/g,
      (_, start: string, id: string) => `${start}"${Number(id) + offset}"`,
    );
}

/** The id of each of our styles in the template: that of the house's style of the same name, or a new one. */
function styleIds({ idByName }: WordTemplate): Map<string, string> {
  const taken = new Set(idByName.values());
  return new Map(
    styleDefinitions.map(({ type, id, name }) => {
      const house = idByName.get(styleKey(type, name));
      if (house !== undefined) return [id, house];
      let own = id;
      for (let count = 2; taken.has(own); count++) own = `${id}${count}`;
      taken.add(own);
      return [id, own];
    }),
  );
}

/**
 * The house's style sheet, with those of our styles that it does not have. These have the fonts and the colours of the house's text.
 * @param language The language of the document, which takes the place of that of the template.
 */
function houseStyles(
  template: WordTemplate,
  ids: ReadonlyMap<string, string>,
  language: string | undefined,
): string {
  const missing = styleDefinitions.filter(({ type, name }) => !template.idByName.has(styleKey(type, name)));
  const idOf = (id: string): string => ids.get(id) ?? id;
  const added = missing.map((definition) => styleXml(definition, idOf, "house")).join("");
  const styles = inLanguage(withoutForeignNumberings(template), languageXml(language));
  const end = styles.lastIndexOf("</w:styles>");
  return styles.slice(0, end) + added + styles.slice(end);
}

/** The styles of the template, without numbers if its numberings cannot be used. */
function withoutForeignNumberings({ styles, numbering }: WordTemplate): string {
  return numbering === undefined
    ? styles.replace(/<w:numPr>(?:\s*<w:(?:ilvl|numId)\b[^<>]*>)*\s*<\/w:numPr>/g, "")
    : styles;
}

/** The style sheet, with one language for all texts. @param language An element, or nothing. */
function inLanguage(styles: string, language: string): string {
  if (language === "") return styles;
  const without = styles.replace(/<w:lang\b[^<>]*>/g, "");
  const defaults = `<w:rPrDefault><w:rPr>${language}</w:rPr></w:rPrDefault>`;
  const places: readonly (readonly [RegExp, (found: string) => string])[] = [
    [/<\/w:rPr>\s*<\/w:rPrDefault>/, (end) => language + end],
    [/<w:rPrDefault\/>|<w:rPrDefault>\s*(?:<w:rPr\/>\s*)?<\/w:rPrDefault>/, () => defaults],
    [/<w:docDefaults\/>/, () => `<w:docDefaults>${defaults}</w:docDefaults>`],
    [/<w:docDefaults>/, (start) => start + defaults],
    [/<w:styles\b[^<>]*>/, (start) => `${start}<w:docDefaults>${defaults}</w:docDefaults>`],
  ];
  const place = places.find(([pattern]) => pattern.test(without));
  return place === undefined ? without : without.replace(...place);
}

/** Our numberings after those of a house. */
interface JoinedNumberings {
  /** The part `word/numbering.xml`. */
  readonly xml: string;
  /** What is added to the numbers of our numberings. */
  readonly offset: number;
}

/** Joins the parts with the numberings. @param own What `docx` has written. */
function joinNumberings(house: string, own: string): JoinedNumberings {
  const end = house.search(/<w:numIdMacAtCleanup|<\/w:numbering>/);
  if (end < 0) return { xml: own, offset: 0 };
  const numbers = Array.from(house.matchAll(/w:(?:abstractN|n)umId(?: w:val)?="(\d{1,9})"/g), ([, id]) =>
    Number(id),
  );
  const offset = numbers.reduce((most, number) => Math.max(most, number), 0) + 1;
  const moved = own
    .replace(/ w15:restartNumberingAfterBreak="\d"/g, "")
    .replace(
      /(w:(?:abstractN|n)umId(?: w:val)?=")(\d+)"/g,
      (_, before: string, id: string) => `${before}${Number(id) + offset}"`,
    );
  const abstract = moved.slice(moved.indexOf("<w:abstractNum "), moved.indexOf("<w:num "));
  const concrete = moved.slice(moved.indexOf("<w:num "), moved.indexOf("</w:numbering>"));
  const firstNum = house.search(/<w:num |<w:numIdMacAtCleanup|<\/w:numbering>/);
  return {
    xml: house.slice(0, firstNum) + abstract + house.slice(firstNum, end) + concrete + house.slice(end),
    offset,
  };
}
