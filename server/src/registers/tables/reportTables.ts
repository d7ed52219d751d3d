/** Recognizes tables of a report by their headings: recommendations, and those of which nothing is read. */
import { t } from "@vscode/l10n";
import { labelOfKey } from "../../format/labels.ts";
import { schemas } from "../../format/schema.ts";
import type { Translations } from "../../language/texts.ts";
import { inLanguage, translated } from "../../language/texts.ts";
import { memberOf } from "../../syntax/ownMember.ts";
import type { Sheet } from "../workbook/workbook.ts";

/** The definitions of their items, with keys that each of the tables has a column for, and what a sheet of them is. */
const REPORT_TABLES: readonly (readonly [
  definition: string,
  columns: readonly string[],
  mark: Pick<Sheet, "isReport" | "hasRecommendations">,
])[] = [
  ["result", ["source"], { isReport: true }],
  ["ranking", ["of", "date"], { isReport: true }],
  ["recommendation", ["actors", "horizon"], { hasRecommendations: true }],
];

/** Marks a sheet of a report, unless the user says where its columns go. */
export function withReportMark(
  sheet: Sheet,
  {
    languages,
    given,
  }: { readonly languages: readonly Translations[]; readonly given: ReadonlyMap<string, string> },
): Sheet {
  const headings = (sheet.rows[0]?.cells ?? []).flatMap((cell) => cell?.text ?? []);
  if (headings.some((heading) => given.has(heading))) return sheet;
  const marks = languages.map((language) => inLanguage(language, () => markOf(headings)));
  return { ...sheet, ...marks.find((mark) => mark !== undefined) };
}

function markOf([id, title, ...headings]: readonly string[]):
  Pick<Sheet, "isReport" | "hasRecommendations"> | undefined {
  if (id !== t("ID") || title !== t("Title")) return undefined;
  return REPORT_TABLES.find(([definition, columns]) => {
    const properties = memberOf(schemas.assessment.definitions, definition)?.properties ?? {};
    const labels = new Map(
      Object.entries(properties).map(([key, schema]) => [key, translated(labelOfKey(key, schema))]),
    );
    const all = new Set(labels.values());
    return (
      columns.every((key) => headings.includes(labels.get(key) ?? "")) &&
      headings.every((heading) => all.has(heading) || heading.startsWith("x-"))
    );
  })?.[2];
}
