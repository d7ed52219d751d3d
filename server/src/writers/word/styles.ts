/** The styles of a document, from which a house's template can replace each by its name. */
import { styleDefinitions } from "./styleDefinitions.ts";
import type { ParagraphLook, RunLook, StyleDefinition } from "./styleDefinitions.ts";

/** The styles as the part `word/styles.xml`. @param language The language of the document, such as `es-ES`. */
export function wordStyleSheet(language: string | undefined): string {
  const styles = styleDefinitions.map((definition) => styleXml(definition, (id) => id, "own"));
  return `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<w:styles xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:docDefaults><w:rPrDefault><w:rPr><w:rFonts ${FONTS.body}/><w:sz w:val="21"/><w:szCs w:val="21"/>${languageXml(language)}</w:rPr></w:rPrDefault><w:pPrDefault/></w:docDefaults>${styles.join("")}</w:styles>`;
}

/** The element for the language of a text; nothing if the language is not known. */
export function languageXml(language: string | undefined): string {
  return language === undefined ? "" : `<w:lang w:val="${language}"/>`;
}

/** The fonts: `body` for texts, `display` for headings and tables. Both come with Word on every system. */
const FONTS = {
  body: fontAttributes("Cambria"),
  display: fontAttributes("Calibri"),
  code: fontAttributes("Consolas"),
};

function fontAttributes(name: string): string {
  return `w:ascii="${name}" w:hAnsi="${name}" w:eastAsia="${name}" w:cs="${name}"`;
}

/**
 * A style.
 * @param idOf The id in the style sheet of the style that has the given id here.
 * @param sheet In the sheet of a house, the style has the fonts and the colors of the house's text.
 */
export function styleXml(
  definition: StyleDefinition,
  idOf: (id: string) => string,
  sheet: "own" | "house",
): string {
  const { type, id, name, basedOn, next, paragraph, run, isDefault, table } = definition;
  const attributes = [
    `w:type="${type}"`,
    ...(isDefault === true ? ['w:default="1"'] : []),
    ...(BUILT_IN.test(name) ? [] : ['w:customStyle="1"']),
    `w:styleId="${idOf(id)}"`,
  ];
  return `<w:style ${attributes.join(" ")}>${[
    `<w:name w:val="${name}"/>`,
    basedOn === undefined ? "" : `<w:basedOn w:val="${idOf(basedOn)}"/>`,
    next === undefined ? "" : `<w:next w:val="${idOf(next)}"/>`,
    isDefault === true && type !== "paragraph" ? '<w:uiPriority w:val="99"/><w:semiHidden/>' : "<w:qFormat/>",
    paragraph === undefined ? "" : paragraphXml(paragraph),
    run === undefined ? "" : runXml(run, sheet),
    table ?? "",
  ].join("")}</w:style>`;
}

/** The names of the styles that Word itself defines. */
const BUILT_IN =
  /^(?:Normal|heading \d|Title|Subtitle|Date|TOC Heading|toc \d|caption|Quote|List (?:Bullet|Number|Continue)|footnote text|(?:foot|end)note reference|header|footer|Hyperlink|Bibliography|Default Paragraph Font|Normal Table)$/;

/** The elements have the order that the schema requires. Source: ECMA-376, part 1, CT_PPrBase. */
function paragraphXml(look: ParagraphLook): string {
  const { before = 0, after = 0, line, outline, align, tabs } = look;
  const spacing = `<w:spacing w:before="${before}" w:after="${after}"${line === undefined ? "" : ` w:line="${line}" w:lineRule="auto"`}/>`;
  return `<w:pPr>${[
    look.keepNext === true ? "<w:keepNext/>" : "",
    look.keepLines === true ? "<w:keepLines/>" : "",
    look.borders === undefined ? "" : `<w:pBdr>${look.borders}</w:pBdr>`,
    look.shade === undefined ? "" : `<w:shd w:val="clear" w:color="auto" w:fill="${look.shade}"/>`,
    tabs === undefined ? "" : `<w:tabs>${tabs}</w:tabs>`,
    spacing,
    indentXml(look),
    look.contextual === true ? "<w:contextualSpacing/>" : "",
    align === undefined ? "" : `<w:jc w:val="${align}"/>`,
    outline === undefined ? "" : `<w:outlineLvl w:val="${outline}"/>`,
  ].join("")}</w:pPr>`;
}

function indentXml({ left, right, hanging }: ParagraphLook): string {
  const indents = Object.entries({ left, right, hanging }).filter(([, value]) => value !== undefined);
  return indents.length === 0
    ? ""
    : `<w:ind ${indents.map(([name, value]) => `w:${name}="${value}"`).join(" ")}/>`;
}

/** The elements have the order that the schema requires. Source: ECMA-376, part 1, EG_RPrBase. */
function runXml(look: RunLook, sheet: "own" | "house"): string {
  const isOwn = sheet === "own";
  return `<w:rPr>${[
    look.font === undefined || (!isOwn && look.font !== "code") ? "" : `<w:rFonts ${FONTS[look.font]}/>`,
    look.bold === undefined ? "" : `<w:b w:val="${Number(look.bold)}"/><w:bCs w:val="${Number(look.bold)}"/>`,
    look.italic === undefined
      ? ""
      : `<w:i w:val="${Number(look.italic)}"/><w:iCs w:val="${Number(look.italic)}"/>`,
    look.noProof === true ? "<w:noProof/>" : "",
    look.color === undefined || !isOwn ? "" : `<w:color w:val="${look.color}"/>`,
    look.spacing === undefined ? "" : `<w:spacing w:val="${look.spacing}"/>`,
    look.size === undefined ? "" : `<w:sz w:val="${look.size}"/><w:szCs w:val="${look.size}"/>`,
    look.underline === true ? '<w:u w:val="single"/>' : "",
    look.shade === undefined ? "" : `<w:shd w:val="clear" w:color="auto" w:fill="${look.shade}"/>`,
    look.superscript === true ? '<w:vertAlign w:val="superscript"/>' : "",
  ].join("")}</w:rPr>`;
}
