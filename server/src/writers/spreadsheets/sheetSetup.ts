/** Adds what readers of a workbook expect and its library cannot write: filters, and pages that can be printed. */
import { strFromU8, strToU8 } from "fflate";

/** A sheet, in the order of the workbook. */
interface SheetSize {
  readonly name: string;
  readonly rows: number;
  /** The widths of the columns, in characters. */
  readonly widths: readonly number[];
}

/** How many characters a line of a printed page has at the smallest size that people can read. */
const PRINTED_LINE = 220;

/** Changes the parts of a workbook. Each page repeats the first row and the first column. */
export function setUpSheets(parts: Map<string, Uint8Array>, sheets: readonly SheetSize[]): void {
  const edit = (path: string, change: (xml: string) => string): void => {
    const part = parts.get(path);
    if (part) parts.set(path, strToU8(change(strFromU8(part))));
  };
  for (const [index, sheet] of sheets.entries())
    edit(`xl/worksheets/sheet${index + 1}.xml`, (xml) => printable(xml, sheet));
  const names = sheets.map(definedNames).join("");
  edit("xl/workbook.xml", (xml) => xml.replace("<definedNames/>", `<definedNames>${names}</definedNames>`));
}

/** The elements have the order that the schema requires. Source: ECMA-376, part 1, CT_Worksheet. */
function printable(xml: string, sheet: SheetSize): string {
  const pages = Math.max(1, Math.ceil(sheet.widths.reduce((sum, width) => sum + width, 0) / PRINTED_LINE));
  const filter = `<autoFilter ref="A1:${lastColumn(sheet)}${sheet.rows}"/>`;
  const margins = `<pageMargins left="0.4" right="0.4" top="0.5" bottom="0.6" header="0.3" footer="0.3"/>`;
  const setup = `<pageSetup paperSize="9" fitToWidth="${pages}" fitToHeight="0" orientation="landscape"/>`;
  const footer = "<headerFooter><oddFooter>&amp;L&amp;A&amp;R&amp;P / &amp;N</oddFooter></headerFooter>";
  return xml
    .replace("<sheetViews>", '<sheetPr><pageSetUpPr fitToPage="1"/></sheetPr><sheetViews>')
    .replace("</sheetData>", `</sheetData>${filter}${margins}${setup}${footer}`);
}

/** The names by which programs find the filter and the repeated cells. The name of a sheet has no quotation mark. */
function definedNames(sheet: SheetSize, index: number): string {
  const { name, rows } = sheet;
  const quoted = `'${name.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;")}'`;
  return [
    `<definedName name="_xlnm._FilterDatabase" localSheetId="${index}" hidden="1">${quoted}!$A$1:$${lastColumn(sheet)}$${rows}</definedName>`,
    `<definedName name="_xlnm.Print_Titles" localSheetId="${index}">${quoted}!$A:$A,${quoted}!$1:$1</definedName>`,
  ].join("");
}

/** The letters of the last column. */
function lastColumn({ widths }: SheetSize): string {
  let letters = "";
  for (let rest = widths.length; rest > 0; rest = Math.floor((rest - 1) / 26))
    letters = String.fromCodePoint(65 + ((rest - 1) % 26)) + letters;
  return letters;
}
