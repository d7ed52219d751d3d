/** Reports what an assessment has dropped since the one that it supersedes, without saying so. */
import { t } from "@vscode/l10n";
import { formatMessage } from "../../language/messageFormat.ts";
import { quotedList } from "../../language/lists.ts";
import { changeNotesIn, newNotes, noteThatMentions } from "../../model/editions/changeNotes.ts";
import { nameOf } from "../../model/editions/changes.ts";
import type { Definition } from "../../model/facts/definitions.ts";
import { isReliedOn } from "../../model/editions/droppedItem.ts";
import type { Facts } from "../../model/facts/facts.ts";
import { pieceSpan } from "../../syntax/span.ts";
import type { Problem, View } from "../rule.ts";
import { inSuperseded } from "./inSuperseded.ts";

/** Returns a problem at the name of the earlier assessment if this one drops something of it without a word. */
export function droppedItems({ item: { piece, value } }: Facts, view: View): Problem[] {
  const { superseded: previous, knownIds, undefinedIds, syntaxProblems } = view;
  // What cannot be read may still be there.
  if (!value || !previous || syntaxProblems.length > 0) return [];
  const earlier = [...previous.definitions.values()].filter(({ concept }) => CONCEPTS.has(concept));
  const names = new Set(view.inEach(nameIn));
  const isHere = (each: Definition): boolean =>
    knownIds.has(each.id, [each.concept]) || names.has(nameOf(each));
  // What the document still refers to is misspelled where it is defined.
  const isMisspelled = ({ id }: Definition): boolean => undefinedIds.includes(id);
  // If nothing is left, the two do not use the same ids.
  if (!earlier.some(isHere)) return [];
  const dates = { before: previous.asOf, after: view.asOf, scale: view.scales.likelihood };
  const gone = earlier.filter((each) => isReliedOn(each, dates) && !isHere(each) && !isMisspelled(each));
  const notes = newNotes(view.inEach(changeNotesIn).flat(), previous.notes);
  const unexplained = gone.filter((each) => noteThatMentions(each, notes) === undefined);
  if (unexplained.length === 0) return [];
  return [
    {
      span: pieceSpan(piece, value),
      message: message(unexplained, previous.date),
      related: unexplained.map(({ span }) => inSuperseded(span, previous.source)),
    },
  ];
}

function message(dropped: readonly Definition[], date: string | undefined): string {
  return formatMessage(
    t(
      'Without a word, this assessment drops {items} of the {date, select, none {superseded assessment} other {assessment of {date}}}. Say why in the "change" of what replaces {count, plural, one {it} other {them}} or in the "summary", and name {count, plural, one {it by its title or id} other {them by their titles or ids}}.',
    ),
    { items: quotedList(dropped.map(({ id }) => id)), date: date ?? "none", count: dropped.length },
  );
}

const CONCEPTS: ReadonlySet<string> = new Set(["statement", "threat", "recommendation"]);

function nameIn({ definition }: Facts): string | undefined {
  return definition && nameOf(definition);
}
