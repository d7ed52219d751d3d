/** Finds out whether the title of an assessment is still that of an earlier import of the register. */
import { textOf } from "../../syntax/node.ts";
import { replaceScalar } from "../../syntax/write/collection.ts";
import type { PieceEdit } from "../../syntax/write/edit.ts";
import type { Assessment } from "../../workspace/assessment.ts";
import type { ValueChange } from "./itemChanges.ts";
import { writtenValue } from "./itemValues.ts";
import { IMPORT_KEY, knownItems } from "../items/known.ts";
import type { Register } from "../items/register.ts";

/** A title that the register says otherwise, with the edit that changes it; without one it is that of the author. */
interface TitleChange {
  readonly change: ValueChange;
  readonly edit: PieceEdit | undefined;
}

/** Returns what becomes of the title; `undefined` if the register has the same one, or is not a later version of the assessment. */
export function titleChange(assessment: Assessment, { title, items }: Register): TitleChange | undefined {
  const section = assessment.section("title");
  const before = textOf(section?.value);
  if (title === undefined || !section || before === undefined || before.trim() === title.trim())
    return undefined;
  const known = knownItems("threats", assessment);
  const isLaterVersion = items.some(({ section: name, id }) => name === "threats" && known.has(id));
  if (!isLaterVersion) return undefined;
  const change = { id: "assessment", path: ["title"], key: "title", before, now: title };
  const kept = [...knownItems(IMPORT_KEY, assessment).values()].map(({ item }) => writtenValue(item.value));
  const isImported = JSON.stringify(kept).includes(JSON.stringify(before));
  return { change, edit: isImported ? replaceScalar(section.value, title, section.piece) : undefined };
}
