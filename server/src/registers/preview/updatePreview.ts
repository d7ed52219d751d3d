/** Says in a text what an import does to an assessment: what is new, what changes, and what stays. */
import { t } from "@vscode/l10n";
import { showHidden } from "../../language/hiddenCharacters.ts";
import { formatMessage } from "../../language/messageFormat.ts";
import type { ValueChange } from "../update/itemChanges.ts";
import { IMPORT_KEY, REGISTER_KEY } from "../items/known.ts";
import type { LikelyRename } from "../update/likelyRenames.ts";
import { likelyRenames } from "../update/likelyRenames.ts";
import { moreText, shortened, some } from "./previewLists.ts";
import type { Register } from "../items/register.ts";
import type { ItemValue } from "../items/rows.ts";
import { contentText } from "../items/rows.ts";
import type { StayingValue } from "../update/staying.ts";
import type { Updated } from "../update/updateFile.ts";

/** Returns the lines for an assessment. */
export function updateLines(updated: Updated, register: Register): string[] {
  const { added, changed, left, newSheets } = updated;
  const isSame = [added, changed, left, newSheets].every(({ length }) => length === 0);
  return [
    "",
    ...(isSame ? [t("There is nothing to change: the assessment says what the register says.")] : []),
    ...changeLines(updated, register),
    ...stayingLines(updated),
    ...section(
      t(
        "No longer in the register, and kept in the assessment: {count, plural, one {# item} other {# items}}",
      ),
      [...register.gone.values()].flat().map(({ id, title }) => `  - ${namedItem(id, title)}`),
    ),
    ...renameLines(likelyRenames(register, added)),
  ];
}

/** An id with the title of its item. */
function namedItem(id: string, title: string | undefined): string {
  return title === undefined ? id : `${id}: ${shortened(plain(title), CHANGE_LENGTH)}`;
}

/** The new items that may be old ones. The user decides: a wrong guess would give one threat what is said of another. */
function renameLines(renames: readonly LikelyRename[]): string[] {
  return section(
    t(
      "{count, plural, one {One new item may be an earlier one with another id and another title. If it is, write its new id under {register} of the earlier one} other {# new items may be earlier ones with other ids and other titles. If they are, write their new ids under {register} of the earlier ones}}, and import again:",
    ),
    renames.map(({ from, to }) => {
      const titles = [from.title ?? "", contentText(to.content, "title") ?? ""].map((title) =>
        shortened(plain(title), CHANGE_LENGTH),
      );
      const register = contentText(to.content, REGISTER_KEY) ?? "";
      return `  ? ${from.id} = ${showHidden(register)}: ${titles.join(" -> ")}`;
    }),
  );
}

function changeLines({ added, newSheets, changed, left }: Updated, { items }: Register): string[] {
  const names = new Map(
    items.map(({ id, content }) => [id, contentText(content, "title") ?? contentText(content, "name")]),
  );
  return [
    ...section(
      t("New: {count, plural, one {# item} other {# items}}"),
      added.map((id) => `  + ${namedItem(id, names.get(id))}`),
    ),
    ...section(
      t(
        "{count, plural, one {# sheet with text that belongs to no item is} other {# sheets with text that belongs to no item are}} kept under {key}:",
      ),
      newSheets.map((name) => `  + ${showHidden(name)}`),
    ),
    ...section(
      t("Changed: {count, plural, one {# value} other {# values}}"),
      changed.map((change) => `  ~ ${changeText(change)}`),
    ),
    ...section(
      t("Not changed, because it cannot be done safely. Change it yourself:"),
      left.map((change) => `  ! ${changeText(change)}`),
    ),
  ];
}

function stayingLines(updated: Updated): string[] {
  const { stale, kept } = updated;
  return [
    ...section(
      t(
        "The likelihood or the impact has changed, and the risk next to it has not. Check {count, plural, one {it} other {them}}:",
      ),
      stale.map((each) => `  ? ${stayingText(each)}`),
    ),
    ...section(
      t("Kept, although the register does not say it: {count, plural, one {# value} other {# values}}"),
      kept.map((each) => `  = ${stayingText(each)}`),
    ),
    ...formerLines(updated),
  ];
}

/** What an earlier import has kept from columns and sheets that the register no longer has. */
function formerLines({ formerKeys, formerSheets }: Updated): string[] {
  return [
    ...section(
      t(
        "{count, plural, one {# key is} other {# keys are}} kept that the register no longer says. Take away what it says now under another key:",
      ),
      Array.from(formerKeys, ([key, ids]) => `  = ${showHidden(key)}: ${shortList(ids)}`),
    ),
    ...section(
      t(
        "{count, plural, one {# sheet is} other {# sheets are}} kept under {key}, although the register no longer has {count, plural, one {it} other {them}}:",
      ),
      formerSheets.map((name) => `  = ${showHidden(name)}`),
    ),
  ];
}

/** How many ids are listed in one line. */
const SHORT = 3;

function shortList(ids: readonly string[]): string {
  const first = ids.slice(0, SHORT).join(", ");
  return ids.length > SHORT ? `${first}, ${moreText(ids.length - SHORT)}` : first;
}

/** A heading with a number, and the lines below it; nothing without lines. */
function section(heading: string, lines: readonly string[]): string[] {
  if (lines.length === 0) return [];
  return [
    formatMessage(heading, { count: lines.length, key: IMPORT_KEY, register: REGISTER_KEY }),
    ...some(lines),
  ];
}

function stayingText({ id, key, value }: StayingValue): string {
  return `${id}.${key}: ${shortened(plain(value), CHANGE_LENGTH)}`;
}

/** How much is shown of a value that changes. */
const CHANGE_LENGTH = 60;

function changeText({ id, key, path, before, now }: ValueChange): string {
  const place = `${id}.${showHidden(key)}`;
  if (before === undefined) {
    const text = shortened(plain(now ?? []), CHANGE_LENGTH);
    return typeof path.at(-1) === "number" ? `${place}: + ${text}` : `${place}: ${text}`;
  }
  const [old, next] = fromDifference(plain(before), plain(now ?? []));
  return `${place}: ${shortened(old, CHANGE_LENGTH)} -> ${shortened(next, CHANGE_LENGTH)}`;
}

/** Two texts without a long beginning that both have, so that the difference is seen. */
function fromDifference(a: string, b: string): readonly [string, string] {
  let same = 0;
  while (same < a.length && a[same] === b[same]) same++;
  const start = a.lastIndexOf(" ", same - CHANGE_LENGTH / 3) + 1;
  const isShown = same < CHANGE_LENGTH - CHANGE_LENGTH / 3 || start === 0;
  return isShown ? [a, b] : [`…${a.slice(start)}`, `…${b.slice(start)}`];
}

/** A value in one line, as a reader writes it: without brackets and quotation marks. */
function plain(value: ItemValue, isInside = false): string {
  if (typeof value !== "object") return showHidden(String(value).replace(/\s+/g, " ").trim());
  if (Array.isArray(value)) {
    const texts = (value as readonly ItemValue[]).map((each) => plain(each, true));
    return texts.length === 0 ? t("nothing") : texts.join(isInside ? ", " : "; ");
  }
  const pairs = Object.entries(value).map(([key, each]) => `${showHidden(key)}: ${plain(each, true)}`);
  return isInside ? `(${pairs.join(", ")})` : pairs.join(", ");
}
