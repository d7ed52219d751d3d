/** Writes tables: captions, a first row that every page repeats, and columns that name the rows. */
import {
  Paragraph,
  StringValueElement,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  WidthType,
  XmlComponent,
  type ITableOptions,
} from "docx";
import { plainTextOf } from "../../publication/tree/plainText.ts";
import type { PhrasingContent, Table as TableNode } from "../../publication/tree/tree.ts";
import { isShort, isWide, rowsTogether } from "../../publication/tree/tableShape.ts";
import { captionParagraph } from "./captions.ts";
import type { WordContext } from "./context.ts";
import { inlineContent } from "./inline.ts";
import { lineWidth } from "./page.ts";
import { wordText } from "./text.ts";

/** A table with a title as its alternative text, which programs read to those who cannot see the table. */
class TitledTable extends Table {
  constructor(options: ITableOptions, title: string) {
    super(options);
    const [properties] = this.root as readonly unknown[];
    // `docx` has no option for it. The title is the last of the properties.
    const last: unknown = properties instanceof XmlComponent ? Reflect.get(properties, "root") : undefined;
    if (Array.isArray(last) && title !== "") last.push(new StringValueElement("w:tblCaption", title));
  }
}

/** A table, after its caption. */
export function tableBlocks(node: TableNode, context: WordContext): (Paragraph | Table)[] {
  const { caption, id, name, headColumns = 0 } = node.data ?? {};
  const widths = columnWidths(node, context);
  if (widths.length === 0) return [];
  const isTogether = isShort(node);
  const together = rowsTogether(node);
  const size = isWide(node) ? "Small" : "";
  const title = wordText(caption === undefined ? (name ?? "") : plainTextOf(caption));
  const table = new TitledTable(
    {
      style: "ReportTable",
      layout: TableLayoutType.FIXED,
      width: { size: widths.reduce((sum, width) => sum + width, 0), type: WidthType.DXA },
      columnWidths: widths,
      tableLook: { firstRow: true, firstColumn: headColumns > 0, noHBand: true, noVBand: true },
      rows: node.children.map((row, index) => {
        const cells = widths.map((width, column) => {
          const isHead = index === 0 || column < headColumns;
          return cellOf(
            row.children[column]?.children ?? [],
            {
              width,
              style: `${isHead ? "TableHeading" : "TableText"}${size}`,
              keepNext:
                index === 0 || together[index + 1] === 0 || (isTogether && index < node.children.length - 1),
            },
            context,
          );
        });
        return new TableRow({ cantSplit: true, ...(index === 0 && { tableHeader: true }), children: cells });
      }),
    },
    title,
  );
  return [...(caption === undefined ? [] : [captionParagraph("table", { caption, id }, context)]), table];
}

function cellOf(
  content: readonly PhrasingContent[],
  { width, style, keepNext }: { readonly width: number; readonly style: string; readonly keepNext: boolean },
  context: WordContext,
): TableCell {
  const children = [
    new Paragraph({ style, ...(keepNext && { keepNext }), children: inlineContent(content, {}, context) }),
  ];
  return new TableCell({ width: { size: width, type: WidthType.DXA }, children });
}

/** The widths of the columns: the shares that the table names, or equal ones. */
function columnWidths(node: TableNode, { page }: WordContext): number[] {
  const columns = node.children.reduce((most, row) => Math.max(most, row.children.length), 0);
  const shares = node.data?.widths;
  return Array.from({ length: columns }, (_, index) =>
    Math.floor(lineWidth(page) * (shares?.length === columns ? (shares[index] ?? 0) : 1 / columns)),
  );
}
