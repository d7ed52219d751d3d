/** Reports an invalid id and builds the fix that renames it in the whole file. */
import { t } from "@vscode/l10n";
import { sentences } from "../../language/texts.ts";
import type { Concept, Schema } from "../../format/schema.ts";
import { resolve } from "../../format/schema.ts";
import { idOf } from "../../model/basics/id.ts";
import type { PieceSpan } from "../../syntax/span.ts";
import { idIn, isDefinedByUsers } from "../../workspace/occurrences.ts";
import type { Fix, Problem, View } from "../rule.ts";
import { replaceWord } from "../../syntax/write/collection.ts";

interface Where {
  /** The schema of the map that contains the id as a key. */
  readonly keysOf: Schema;
  readonly view: View;
}

/** Returns the problem of a key that cannot be an id, with the rename as its fix. */
export function invalidId(key: string, span: PieceSpan, { keysOf, view }: Where): Problem {
  const wrong = t('"{0}" cannot be an id: small letters, digits and hyphens only.', key);
  const id = idOf(key);
  if (id === "") return { span, message: wrong };
  const concept = conceptOf(keysOf);
  if (concept && isTaken(id, { key, concept, view }))
    return { span, message: sentences(wrong, t('"{0}" is already used. Write another one.', id)) };
  const message = sentences(wrong, t('Write "{0}".', id));
  if (!concept) return { span, message, suggestions: [id] };
  const fix = renaming(id, { key, concept, view });
  return { span, message, fixes: fix ? [fix] : [] };
}

/**
 * Returns the concept that the keys of a map define or name; `undefined` for other keys, such as languages.
 */
function conceptOf({ "x-defines": defined, propertyNames }: Schema): Concept | undefined {
  return defined ?? (propertyNames && resolve(propertyNames)["x-refers-to"]?.[0]);
}

interface Invalid {
  readonly key: string;
  readonly concept: Concept;
  readonly view: View;
}

/** Returns whether the id is taken, or another key would be renamed to the same id. */
function isTaken(id: string, { key, concept, view }: Invalid): boolean {
  const isAnother = (each: string): boolean => each !== key && (each === id || idOf(each) === id);
  return (
    view.conceptsOf(id).length > 0 ||
    view.definitions.some((each) => isAnother(each.id)) ||
    view.references.some(
      (each) => each.form === "key" && each.concepts.includes(concept) && isAnother(each.id),
    )
  );
}

/**
 * Builds the rename. It is not safe, because other files keep the old id; the editor's rename changes them as
 * well.
 */
function renaming(id: string, invalid: Invalid): Fix | undefined {
  const { key } = invalid;
  const spans = placesOf(invalid);
  if (!spans) return undefined;
  return {
    title: t('Rename "{0}" to "{1}" in this file', key, id),
    isSafe: false,
    mayAffectOtherFiles: true,
    edits: spans.map((span) => replaceWord(span, id)),
  };
}

/**
 * Returns every span in the document that names the id; `undefined` if one of them is uncertain or cannot be
 * changed.
 */
function placesOf({ key, concept, view }: Invalid): PieceSpan[] | undefined {
  const { definitions, references, knownIds, kind, syntaxProblems } = view;
  if (syntaxProblems.some(({ span }) => span.piece.text.includes(key))) return undefined;
  const isMeant = (concepts: readonly Concept[]): boolean =>
    concepts.find((each) => knownIds.has(key, [each])) === concept ||
    (concepts.includes(concept) && isDefinedByUsers(concepts, kind));
  const spans = [
    ...definitions.filter((each) => each.id === key && each.concept === concept),
    ...references.filter((each) => each.id === key && isMeant(each.concepts)),
  ].map(({ span }) => idIn(span, key));
  return spans.some((span) => !span) ? undefined : spans.flatMap((span) => span ?? []);
}
