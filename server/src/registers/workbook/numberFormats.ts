/** Reads the formats of cells: what a spreadsheet shows of a number beside its digits, and how much of a date. */
import type { HeadingUnit } from "../cells/headingUnits.ts";
import { headingUnit } from "../cells/headingUnits.ts";

/** What a format writes as it is: a text in quotation marks, a currency in brackets, a sign behind a backslash. */
const LITERALS = /"([^"]*)"|\[\$([^\]-]*)(?:-[^\]]*)?\]|\\(.)|([€£¥$])/gu;

/** Commas behind the digits: the spreadsheet shows thousands or millions, and the cell has the whole number. */
const SHORTENED = /[0#?],+(?![,0#?])/;

/** Returns what numbers with a format are in, such as "€"; `undefined` if the format does not show it. */
export function unitOfFormat(format = ""): HeadingUnit | undefined {
  const [positive = ""] = format.split(";");
  const literals = Array.from(positive.matchAll(LITERALS), (found) => found.slice(1).find(Boolean) ?? "");
  const text = literals.join("").trim();
  if (text === "" || SHORTENED.test(positive.replace(LITERALS, " "))) return undefined;
  const unit = headingUnit(`- (${text})`);
  // Before a number is its currency. "T-" in "T-07" is no unit.
  const isBefore =
    positive.search(LITERALS) < positive.replace(LITERALS, (all) => " ".repeat(all.length)).search(/[0#?]/);
  return isBefore && unit?.kind !== "money" ? undefined : unit;
}

/** Whether a format shows a number as a percentage. */
export function isPercentFormat(format = ""): boolean {
  return format.replace(/"[^"]*"/g, "").includes("%");
}

/** Returns a date in ISO 8601 with what a format shows of it: a month alone has no day. Spreadsheets have no time zones. */
export function shownDate(date: Date, format = ""): string {
  if (Number.isNaN(date.getTime())) return "";
  const text = date.toISOString();
  const signs = format
    .replace(LITERALS, "")
    .replace(/\[[^[\]]*\]/g, "")
    .toLowerCase();
  const isShown = (sign: string): boolean => signs.includes(sign);
  if (isShown("h") && !isShown("d") && !isShown("y")) return text.slice(11, 16);
  if (isShown("y") && !isShown("d")) return text.slice(0, isShown("m") ? 7 : 4);
  return text.endsWith("T00:00:00.000Z") ? text.slice(0, 10) : text.slice(0, 16);
}
