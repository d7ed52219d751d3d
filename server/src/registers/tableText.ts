/** Decodes a text file as spreadsheets write it: UTF-8, UTF-16 with or without a mark, or Windows-1252. */
import { t } from "@vscode/l10n";
import type { ImportRefusal } from "./workbook.ts";

/** Returns the text, or why the bytes are not one. */
export function tableText(bytes: Uint8Array): { readonly text: string } | ImportRefusal {
  const encoding = utf16Of(bytes);
  if (encoding !== undefined) return contentText(bytes, encoding);
  if (bytes.includes(0)) return notText();
  try {
    return { text: new TextDecoder("utf-8", { fatal: true }).decode(bytes) };
  } catch {
    return contentText(bytes, "windows-1252");
  }
}

function notText(): ImportRefusal {
  return { refusal: t("The file is neither a workbook (.xlsx) nor a text with separators (.csv).") };
}

function contentText(bytes: Uint8Array, encoding: string): { readonly text: string } | ImportRefusal {
  const text = new TextDecoder(encoding).decode(bytes);
  return UNPRINTABLE.test(text) ? notText() : { text };
}

/** Characters that no spreadsheet writes into a text. */
// eslint-disable-next-line no-control-regex
const UNPRINTABLE = /[\u0000-\u0008\u000e-\u001a]/;

/** Which UTF-16 it is: by its mark, or because every second byte of Latin text is zero. */
function utf16Of(bytes: Uint8Array): string | undefined {
  const [first, second] = bytes;
  if (first === 0xff && second === 0xfe) return "utf-16le";
  if (first === 0xfe && second === 0xff) return "utf-16be";
  const start = bytes.subarray(0, 200);
  const zeros = (rest: number): number => start.filter((byte, at) => at % 2 === rest && byte === 0).length;
  if (start.length < 8) return undefined;
  if (zeros(1) > start.length * 0.4 && zeros(0) === 0) return "utf-16le";
  return zeros(0) > start.length * 0.4 && zeros(1) === 0 ? "utf-16be" : undefined;
}
