/** Recognizes several ids in one value that should be a list. */
import { t } from "@vscode/l10n";
import { allows } from "../../format/schema.ts";
import type { Facts, Reference } from "../../model/facts/facts.ts";
import { lineAt } from "../../syntax/recovery/lines.ts";
import { scalarText } from "../../syntax/write/scalar.ts";
import { flowItems } from "../../syntax/write/collection.ts";
import type { WrittenYaml } from "../../syntax/write/edit.ts";
import type { Problem, View } from "../rule.ts";

/**
 * Returns the problem of a text that consists only of ids, separated by commas, semicolons, spaces or "and".
 */
export function severalIds(
  { id, span, form }: Reference,
  visits: Facts["visits"],
  view: View,
): Problem | undefined {
  if (form !== "value") return undefined;
  const ids = partsOf(id);
  if (ids.length < 2 || !ids.every((each) => view.conceptsOf(each).length > 0)) return undefined;
  const { text } = span.piece;
  const before = text.slice(lineAt(text, span.start).start, span.start).trim();
  const visit = visits.find(({ node }) => node?.kind === "scalar" && node.start === span.start);
  if (visit && allows(visit.schema, "array")) {
    const list = scalarText(ids);
    return { span, ...writing(span, list), message: t("Several ids need brackets: {0}.", list) };
  }
  const inList =
    /[[,]$/.test(before) || (before === "" && /[[,]/.test(text.slice(0, span.start).trimEnd().slice(-1)));
  if (!inList) return undefined;
  const list = flowItems(ids);
  return { span, ...writing(span, list), message: t("Several ids need commas between them: {0}.", list) };
}

/** Splits a text into ids. */
function partsOf(id: string): readonly string[] {
  const inner = id.replace(/^[([{]\s*|(?:(?<!\s)\s+)?[)\]}]$/g, "");
  return inner
    .split(/(?:(?:(?<!\s)\s+)?[,;]\s*|(?<!\s)\s+)(?:(?:and|y|e|&)\s+)?/)
    .filter((part) => part !== "");
}

function writing(span: Problem["span"], text: WrittenYaml): Pick<Problem, "fixes"> {
  return { fixes: [{ title: t("Write {0}", text), edits: [{ span, text }], isSafe: false }] };
}
