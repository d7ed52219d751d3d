/** Prose as a reader sees it: references in words instead of ids. */
import { definedAs, definitionsNamed } from "../../model/names.ts";
import { proseReferences } from "../../model/prose.ts";
import { categoryOf } from "../../model/taxonomy.ts";
import { textOf, valueAt } from "../../syntax/node.ts";
import type { Assessment } from "../../workspace/assessment.ts";
import { shortCitation, workNamed } from "./citation.ts";
import { titleOf } from "./title.ts";
import { plain } from "./markdown.ts";

/** `[@salas-2023, p. 3]` becomes "[Salas 2023, p. 3]", `[[port]]` "*Port of Santa Rosa*", `[^n]` the number of the note. */
export function spoken(text: string, assessment: Assessment): string {
  const parts: string[] = [];
  let end = 0;
  for (const { id, form, start, end: stop } of proseReferences(text)) {
    // Before the id stand the marks of its form, and behind it, but for citations, their counterparts.
    const [before, behind] = form === "citation" ? [1, 0] : form === "link" ? [2, 2] : [2, 1];
    const from =
      form === "citation" ? start - before : text.lastIndexOf(form === "link" ? "[[" : "[^", start);
    const to = form === "citation" ? stop : text.indexOf(form === "link" ? "]]" : "]", stop) + behind;
    parts.push(text.slice(end, from), wordsFor(id, form, assessment));
    end = to;
  }
  return [...parts, text.slice(end)].join("");
}

function wordsFor(id: string, form: "citation" | "link" | "footnote", assessment: Assessment): string {
  switch (form) {
    case "citation": {
      const work = workNamed(assessment, id);
      return work ? shortCitation(work) : plain(id);
    }
    case "link":
      return `*${plain(nameOf(id, assessment))}*`;
    case "footnote":
      return ` (${noteNumber(id, assessment)})`;
  }
}

/** What an id names, in words: its title, else the id. */
export function nameOf(id: string, assessment: Assessment): string {
  const category = categoryOf(assessment.taxonomy, id);
  if (category) return category.title;
  const [concept] = assessment.conceptsOf(id);
  const [definition] = concept ? definitionsNamed(assessment.definitionsBySection, { concept, id }) : [];
  return titleOf(definition?.item.value) ?? id;
}

/** The number of a note: as it says itself, else by its place. */
export function noteNumber(id: string, { definitionsBySection }: Assessment): string {
  const [note] = definitionsNamed(definitionsBySection, { concept: "note", id });
  const notes = definedAs("note", definitionsBySection);
  return textOf(valueAt(note?.item.value, "number")) ?? (note ? String(notes.indexOf(note) + 1) : plain(id));
}
