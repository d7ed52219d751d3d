/** Reads the bytes of a file as a workbook: XLSX or text with separators. Says in a sentence why another file cannot be read. */
import { t } from "@vscode/l10n";
import { formatMessage } from "../../language/messageFormat.ts";
import { readCsvWorkbook } from "./csv.ts";
import { tableText } from "./tableText.ts";
import type { ImportRefusal, Workbook } from "./workbook.ts";
import { MAX_BYTES, MAX_COLUMNS, MAX_ROWS, isRefusal } from "./workbook.ts";
import { readXlsxWorkbook } from "./xlsx.ts";

/** Returns the workbook in the bytes of a file, or why there is none. */
export async function readWorkbook(bytes: Uint8Array): Promise<Workbook | ImportRefusal> {
  if (bytes.length === 0) return { refusal: t("The file is empty.") };
  const large = sizeRefusal(bytes.length);
  if (large) return large;
  const read = await readAny(bytes);
  return isRefusal(read) ? read : checked(read);
}

/** Returns why a file of a size is not read; `undefined` if it is. */
export function sizeRefusal(size: number): ImportRefusal | undefined {
  if (size <= MAX_BYTES) return undefined;
  return {
    refusal: t(
      "The file is larger than {0} MB. Save the register alone in a file of its own.",
      MAX_BYTES / 1e6,
    ),
  };
}

async function readAny(bytes: Uint8Array): Promise<Workbook | ImportRefusal> {
  if (startsWith(bytes, ZIP)) return readXlsxWorkbook(bytes);
  if (startsWith(bytes, COMPOUND)) return { refusal: compoundRefusal(bytes) };
  if (startsWith(bytes, PDF)) return { refusal: t("This is a PDF, not a workbook.") };
  const text = tableText(bytes);
  return isRefusal(text) ? text : readCsvWorkbook(text.text);
}

/** How files of the formats begin. Source: PKWARE's APPNOTE 4.3.7; [MS-CFB] 2.2; ISO 32000-1, 7.5.2. */
const ZIP = [0x50, 0x4b, 0x03, 0x04];
const PDF = [0x25, 0x50, 0x44, 0x46];
const COMPOUND = [0xd0, 0xcf, 0x11, 0xe0];

function startsWith(bytes: Uint8Array, signature: readonly number[]): boolean {
  return signature.every((byte, index) => bytes[index] === byte);
}

/** A workbook of Excel 97 and an encrypted one have the same container. Source: [MS-OFFCRYPTO] 2.3.4.4. */
function compoundRefusal(bytes: Uint8Array): string {
  const names = new TextDecoder("utf-16le").decode(bytes.subarray(0, bytes.length - (bytes.length % 2)));
  return names.includes("EncryptedPackage")
    ? t("The workbook is encrypted. Open it with its password, and save it without one.")
    : t("The file is in the format of Excel 97 (.xls). Open it, and save it as .xlsx.");
}

function checked(workbook: Workbook): Workbook | ImportRefusal {
  const { sheets } = workbook;
  if (sheets.every(({ rows }) => rows.every(({ cells }) => cells.every((cell) => cell === undefined))))
    return { refusal: t("No cell of the file has any content.") };
  const long = sheets.find(({ rows }) => rows.length > MAX_ROWS);
  if (long)
    return {
      refusal: formatMessage(
        t(
          'The sheet "{name}" has more than {limit, plural, other {# rows}} below its headings. Save the rows of the register in a file of their own.',
        ),
        { name: long.name, limit: MAX_ROWS - 1 },
      ),
    };
  const wide = sheets.find(({ rows }) => rows.some(({ cells }) => cells.length > MAX_COLUMNS));
  if (wide)
    return {
      refusal: formatMessage(
        t(
          'The sheet "{name}" has more than {limit, plural, other {# columns}}. Save the columns of the register in a file of their own.',
        ),
        { name: wide.name, limit: MAX_COLUMNS },
      ),
    };
  return workbook;
}
