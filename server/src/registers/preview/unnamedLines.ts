/** Says which names of a sheet match nothing, and which rows have no title. */
import { t } from "@vscode/l10n";
import { formatMessage } from "../../language/messageFormat.ts";
import { cellInLine, inOneLine } from "./previewLists.ts";
import type { UnreadCell, SheetResult } from "../items/register.ts";

/** Returns lines for the names that match nothing, and one for the rows without a title. */
export function unnamedLines({
  unlinked,
  dangling,
  untitled,
}: Pick<SheetResult, "unlinked" | "dangling" | "untitled">): string[] {
  const ofNoThreat = t(
    "{count, plural, one {# name is that of no threat. It is kept} other {# names are those of no threat. They are kept}} under {key}: {names}",
  );
  return [
    ...line(ofNoThreat, unlinked, "x-threat"),
    ...Array.from(dangling).flatMap(([{ target }, cells]) => line(ofNoThreat, cells, target)),
    ...line(
      t(
        "{count, plural, one {# row has no title. Write it in the register} other {# rows have no title. Write them in the register}}: {names}",
      ),
      untitled,
    ),
  ];
}

/** How many are named. */
const NAMED = 8;

function line(message: string, all: readonly UnreadCell[], key = ""): string[] {
  if (all.length === 0) return [];
  const shown = all.map(({ text, row }) => t("{0} (row {1})", cellInLine(text), row));
  return [formatMessage(message, { count: all.length, key, names: inOneLine(shown, NAMED) })];
}
