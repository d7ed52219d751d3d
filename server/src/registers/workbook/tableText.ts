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

/**
 * The characters of the bytes 0x80 to 0x9f in Windows-1252. Some builds of Node decode them as Latin-1, that is, as control characters.
 * Source: https://encoding.spec.whatwg.org/index-windows-1252.txt
 */
const WINDOWS_1252 =
  "\u20ac\u0081\u201a\u0192\u201e\u2026\u2020\u2021\u02c6\u2030\u0160\u2039\u0152\u008d\u017d\u008f" +
  "\u0090\u2018\u2019\u201c\u201d\u2022\u2013\u2014\u02dc\u2122\u0161\u203a\u0153\u009d\u017e\u0178";

/** Replaces the control characters of a text that was Windows-1252. A decoder without the fault leaves only those that have no other. */
function withoutLatin1(text: string): string {
  return text.replace(/[\u0080-\u009f]/g, (each) => WINDOWS_1252.charAt(each.charCodeAt(0) - 0x80));
}

function notText(): ImportRefusal {
  return { refusal: t("The file is neither a workbook (.xlsx) nor a text with separators (.csv).") };
}

function contentText(bytes: Uint8Array, encoding: string): { readonly text: string } | ImportRefusal {
  const decoded = new TextDecoder(encoding).decode(bytes);
  const text = encoding === "windows-1252" ? withoutLatin1(decoded) : decoded;
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
