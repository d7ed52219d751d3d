/** Several ids in the place of one: the list that is meant. */
import { t } from "@vscode/l10n";
import { allows } from "../../format/schema.ts";
import type { Facts, Reference } from "../../model/facts.ts";
import { lineAt } from "../../syntax/mend/lines.ts";
import { scalarText } from "../../syntax/write/scalar.ts";
import type { Problem, View } from "../rule.ts";

/** The problem of a text that is nothing but ids with commas, semicolons, blanks or "and" between them. */
export function severalIds(
  { id, place, form }: Reference,
  visits: Facts["visits"],
  view: View,
): Problem | undefined {
  if (form !== "value") return undefined;
  const ids = partsOf(id);
  if (ids.length < 2 || !ids.every((each) => view.conceptsOf(each).length > 0)) return undefined;
  const { text } = place.piece;
  const before = text.slice(lineAt(text, place.start).start, place.start).trim();
  const visit = visits.find(({ node }) => node?.kind === "scalar" && node.start === place.start);
  if (visit && allows(visit.schema, "array")) {
    const list = scalarText(ids);
    return { place, ...writing(place, list), message: t("Several ids need brackets: {0}.", list) };
  }
  const inList =
    /[[,]$/.test(before) || (before === "" && /[[,]/.test(text.slice(0, place.start).trimEnd().slice(-1)));
  if (!inList) return undefined;
  const list = ids.join(", ");
  return { place, ...writing(place, list), message: t("Several ids need commas between them: {0}.", list) };
}

/** What a text holds, if it is taken for several ids. */
function partsOf(id: string): readonly string[] {
  const inner = id.replace(/^[([{]\s*|(?:(?<!\s)\s+)?[)\]}]$/g, "");
  return inner
    .split(/(?:(?:(?<!\s)\s+)?[,;]\s*|(?<!\s)\s+)(?:(?:and|y|e|&)\s+)?/)
    .filter((part) => part !== "");
}

function writing(place: Problem["place"], text: string): Pick<Problem, "fixes"> {
  return { fixes: [{ title: t("Write {0}", text), edits: [{ place, text }], isSafe: false }] };
}
