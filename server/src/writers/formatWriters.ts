/** What writes each format. Each writer is loaded when it is asked for. */
import type { FigureNode, Publication } from "../publication/tree/tree.ts";
import { writeFigures, writeMarkdownFiles, writeTable, writeWorkbook } from "./dataFormats.ts";
import type { DocumentFormatName, WriteFormat, WritingTools } from "./formats.ts";
import { errorText } from "../language/errorText.ts";

/** The writers by the name of the format. */
export const formatWriters: Readonly<Record<DocumentFormatName, WriteFormat>> = {
  html: async (publication, tools) => (await import("./html/html.ts")).writeHtml(publication, tools),
  docx: writeDocx,
  pdf: writePdfDocument,
  markdown: writeMarkdownFiles,
  json: async (_, { data }) => Promise.resolve(`${JSON.stringify(data, undefined, 2)}\n`),
  text: async (publication) => (await import("./text/text.ts")).writeText(publication),
  csv: writeTable,
  xlsx: writeWorkbook,
  svg: async (...all) => Promise.resolve(writeFigures(...all)),
};

async function writeDocx(publication: Publication, tools: WritingTools): Promise<Uint8Array> {
  const { writeWord } = await import("./word/word.ts");
  const rasterize = await tools.rasterizer().catch((error: unknown) => {
    tools.note({ noPictures: errorText(error) });
    return undefined;
  });
  const { template } = tools;
  return writeWord(publication, {
    figures: (node) => {
      const picture = tools.draw(node, idOf(node));
      const png = rasterize?.(picture.svg);
      return png && { ...picture, png };
    },
    contents: true,
    ...(template && { template }),
  });
}

async function writePdfDocument(
  publication: Publication,
  { draw, pdfEngine, note }: WritingTools,
): Promise<Uint8Array> {
  const { writePdf } = await import("./pdf/pdf.ts");
  return writePdf(publication, {
    compiler: await pdfEngine(),
    figures: (node) => draw(node, idOf(node)),
    onMissing: (missingCharacters) => {
      note({ missingCharacters });
    },
  });
}

function idOf({ data }: FigureNode): string {
  return data?.id ?? `figure-${String(data?.number ?? 0)}`;
}
