/** Converts prose for readers: references become words instead of ids. */
import { definedAs, definitionsNamed } from "../../model/facts/definitions.ts";
import { proseReferences } from "../../model/facts/prose.ts";
import type { Replacement } from "../../language/prose.ts";
import type { Taxonomy } from "../../model/taxonomies/taxonomy.ts";
import { categoryAmong, categoryOf } from "../../model/taxonomies/taxonomy.ts";
import { textOf, valueAt } from "../../syntax/node.ts";
import type { Assessment } from "../../workspace/assessment.ts";
import { shortCitation, workNamed } from "./citation.ts";
import { titleOf } from "./title.ts";
import type { Markdown } from "./markdown.ts";
import { asMarkdown, plainText, renderProse } from "./markdown.ts";

/**
 * Converts prose: `[@salas-2023, p. 3]` becomes "[Salas 2023, p. 3]", `[[port]]` "*Port of Santa Rosa*", `[^n]` the
 * note's number.
 */
export function readableProse(text: string, assessment: Assessment): Markdown {
  return renderProse(text, replacedIn(text, assessment));
}

function replacedIn(text: string, assessment: Assessment): Replacement[] {
  return proseReferences(text).map(({ id, form, start, end: stop }) => {
    // The length of the delimiters around the id. A citation keeps its brackets and locator; only its `@` is replaced.
    const [before, behind] = form === "citation" ? [1, 0] : form === "link" ? [2, 2] : [2, 1];
    const from =
      form === "citation" ? start - before : text.lastIndexOf(form === "link" ? "[[" : "[^", start);
    const to = form === "citation" ? stop : text.indexOf(form === "link" ? "]]" : "]", stop) + behind;
    return { start: from, end: to, words: wordsFor(id, form, assessment) };
  });
}

function wordsFor(id: string, form: "citation" | "link" | "footnote", assessment: Assessment): Markdown {
  switch (form) {
    case "citation": {
      const work = workNamed(assessment, id);
      return plainText(work ? shortCitation(work) : id);
    }
    case "link":
      return asMarkdown`*${plainText(titleOrId(id, assessment))}*`;
    case "footnote":
      return asMarkdown` (${noteNumber(id, assessment)})`;
  }
}

/** The title of what an id names in a ranking by a taxonomy, otherwise the id. */
export function titleIn(taxonomy: Taxonomy | undefined, id: string, assessment: Assessment): string {
  const category = categoryOf(taxonomy, id);
  return category ? (category.names[0] ?? category.id) : titleOrId(id, assessment);
}

/** The title of what an id names, otherwise the id. */
function titleOrId(id: string, assessment: Assessment): string {
  const category = categoryAmong(assessment.taxonomies, id);
  if (category) return category.names[0] ?? category.id;
  const [concept] = assessment.conceptsOf(id);
  const [definition] = concept ? definitionsNamed(assessment.definitionsBySection, { concept, id }) : [];
  return titleOf(definition?.item.value) ?? id;
}

/** The number of a note: its own, otherwise its position in the document. */
function noteNumber(id: string, { definitionsBySection }: Assessment): Markdown {
  const [note] = definitionsNamed(definitionsBySection, { concept: "note", id });
  const notes = definedAs("note", definitionsBySection);
  return plainText(
    textOf(valueAt(note?.item.value, "number")) ?? (note ? String(notes.indexOf(note) + 1) : id),
  );
}
