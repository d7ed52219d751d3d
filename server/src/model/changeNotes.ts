/** The texts in which an assessment explains what has changed since an earlier one. */
import { textOf } from "../syntax/node.ts";
import type { Definition } from "./definitions.ts";
import type { Facts } from "./facts.ts";
import { titleOfItem } from "./changes.ts";

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

/** The sentences of a text. A title in the middle of one may end in a dot: too long a sentence does no harm. */
function sentencesIn(text: string): string[] {
  return text.split(/\n[\t ]*\n|(?<=[.!?…]["”’»)]?)\s+(?=["“«¿¡(]?\p{Lu})/u);
}

/** Returns the first note that mentions a definition by its id or its title. Case does not count. */
export function noteThatMentions({ id, item }: Definition, notes: readonly string[]): string | undefined {
  const names = [id, titleOfItem(item)].map((name) => name.toLowerCase()).filter((name) => name !== "");
  return notes.find((note) => names.some((name) => note.toLowerCase().includes(name)));
}
