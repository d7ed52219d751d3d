/** The texts in which an assessment explains what has changed since an earlier one. */
import type { Node } from "../../syntax/node.ts";
import { textOf, valueAt } from "../../syntax/node.ts";
import type { Definition } from "../facts/definitions.ts";
import type { Facts } from "../facts/facts.ts";
import { titleOfItem } from "./changes.ts";
import { normalizedName } from "../basics/normalizedName.ts";

/** Why something has changed, in the words of the later edition. */
export interface ChangeReason {
  readonly text: string;
  /** Whether the earlier edition says the same, so that the note is about an earlier change. */
  readonly isRepeated: boolean;
}

/** Returns the reason that an item, a ranking or an entry gives for its change. */
export function reasonAt(after: Node | undefined, before: Node | undefined): ChangeReason | undefined {
  const [now, old] = [after, before].map(changeNoteAt);
  return now === undefined ? undefined : { text: now, isRepeated: now === old };
}

/** Returns the note on the change of an item, a ranking or an entry; `undefined` if it has none. */
export function changeNoteAt(node: Node | undefined): string | undefined {
  const note = textOf(valueAt(node, "change"))?.trim();
  return note === "" ? undefined : note;
}

/** Whether a reason is about the change since the earlier edition, and not about one before it. */
export function isNewReason(reason: ChangeReason | undefined): boolean {
  return reason !== undefined && !reason.isRepeated;
}

/** Returns the notes on changes in an item, and the sentences of a summary. */
export function changeNotesIn({ section, prose }: Facts): readonly string[] {
  return prose
    .filter(({ path }) => section === "summary" || path.at(-1) === "change")
    .flatMap(({ node }) => {
      const text = textOf(node) ?? "";
      return section === "summary" ? sentencesIn(text) : [text];
    })
    .map((text) => text.trim())
    .filter((text) => text !== "");
}

/** Returns the notes that the earlier edition does not have: what it says already is not about what has changed since. */
export function newNotes(after: readonly string[], before: readonly string[]): string[] {
  const known = new Set(before);
  return after.filter((note) => !known.has(note));
}

/** The sentences of a text. A title in the middle of one may end in a dot: too long a sentence does no harm. */
function sentencesIn(text: string): string[] {
  return text.split(/\n[\t ]*\n|(?<=[.!?…]["”’»)]?)\s+(?=["“«¿¡(]?\p{Lu})/u);
}

/** Returns the first note that mentions a definition by its id or its title, as whole words. Case, accents and a plural do not count. */
export function noteThatMentions({ id, item }: Definition, notes: readonly string[]): string | undefined {
  const [own, title] = [id.toLowerCase(), normalizedName(titleOfItem(item))];
  return notes.find((note) => says(note.toLowerCase(), own) || says(normalizedName(note), title));
}

/** What goes on with a word before and behind it: "port" is not a word of "report", and "r-1" none of "r-10" or "r-1-b". */
const [BEFORE, BEHIND] = [
  /[\p{L}\p{N}_]$|[\p{L}\p{N}]-$/u,
  /^(?!e?s(?![\p{L}\p{N}]))[\p{L}\p{N}_]|^-[\p{L}\p{N}]/u,
] as const;

/** Whether a text has a name as whole words. */
function says(text: string, name: string): boolean {
  if (name === "") return false;
  for (let at = text.indexOf(name); at >= 0; at = text.indexOf(name, at + 1)) {
    const end = at + name.length;
    if (!BEFORE.test(text.slice(Math.max(0, at - 2), at)) && !BEHIND.test(text.slice(end, end + 4)))
      return true;
  }
  return false;
}
