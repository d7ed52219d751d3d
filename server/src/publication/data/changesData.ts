/** Makes what has changed plain data for other programs. The schema of the result is schemas/changes.schema.json. */
import type { ChangeReason } from "../../model/editions/changeNotes.ts";
import type { Definition } from "../../model/facts/definitions.ts";
import type { ItemChange, KeyChange, RankingChange } from "../../model/editions/editionChanges.ts";
import { percentRangeIn } from "../../model/estimates/percentRange.ts";
import { textOf, valueAt } from "../../syntax/node.ts";
import { changeCounts } from "../changes/changeGlance.ts";
import type { HeadChange } from "../changes/changedHead.ts";
import { headChanges } from "../changes/changedHead.ts";
import { isWording, keyTitle, lacksReason, tellingKeys, wordsOfKey } from "../changes/changeItems.ts";
import { rankRows } from "../changes/changeRanks.ts";
import type { ComparedEditions, NamedEdition } from "../changes/comparedEditions.ts";
import { changedName, noteWords } from "../changes/comparedEditions.ts";
import { ratedTerm } from "../values/estimates.ts";
import type { Json } from "./normalized.ts";
import { dateData } from "./normalized.ts";
import { rankingName } from "../rankings/rankingNames.ts";

type JsonMap = Readonly<Record<string, Json>>;

/** Returns what has changed as data. Call it in the language of the document. @param language Its code. */
export function changesData(steps: readonly ComparedEditions[], language: string): JsonMap {
  return { version: 1, language, steps: steps.map(stepData) };
}

function stepData(compared: ComparedEditions): JsonMap {
  const { before, after, changes } = compared;
  return {
    before: editionData(before),
    after: editionData(after),
    counts: Object.fromEntries(
      changeCounts(compared).map(({ name, fresh, gone, judged, worded, other, withoutReason }) => [
        name,
        stated({
          new: fresh,
          dropped: gone,
          [worded === undefined ? "moved" : "judged"]: judged,
          worded,
          other,
          withoutReason,
        }),
      ]),
    ),
    document: headChanges(compared).map(headData),
    items: changes.items.map((change) => itemData(change, compared)),
    rankings: changes.rankings.map((change) => rankingData(change, compared)),
    unchanged: changes.unchanged,
  };
}

function headData({ key, label, isWording, before, after }: HeadChange): JsonMap {
  const side = (text: string): Json => (text === "" ? null : { text });
  const kind = isWording ? "wording" : "other";
  return { key, label, kind, needsReason: false, before: side(before), after: side(after) };
}

/** Leaves out what is not stated. */
function stated(all: Readonly<Record<string, Json | undefined>>): JsonMap {
  return Object.fromEntries(Object.entries(all).filter(([, value]) => value !== undefined)) as JsonMap;
}

function editionData({ assessment, title }: NamedEdition): JsonMap {
  const textAt = (name: string): string | undefined => textOf(assessment.section(name)?.value);
  const { taxonomy, scales } = assessment;
  return stated({
    name: title,
    title: textAt("title"),
    date: dateData(textAt("date")),
    taxonomy: taxonomy && stated({ id: taxonomy.id, version: taxonomy.version }),
    likelihoodScale: scales.likelihood?.id,
  });
}

function itemData(change: ItemChange, compared: ComparedEditions): JsonMap {
  const { concept, before, after, isRenamed, reason } = change;
  return stated({
    concept,
    id: (after ?? before)?.id,
    formerId: isRenamed ? before?.id : undefined,
    name: changedName(change, compared),
    change: before ? (after ? "changed" : "dropped") : "new",
    keys:
      before && after
        ? change.keys.map((key) => keyData(key, change, compared))
        : tellingData(change, compared),
    reason: reasonData(reason, compared),
    lacksReason: lacksReason(change),
    periodOver: change.isOver || undefined,
  });
}

/** What an item that is new or gone says of what readers need most; nothing on the side that does not have it. */
function tellingData(change: ItemChange, compared: ComparedEditions): Json[] {
  const { before, after } = change;
  const said = after ? tellingKeys(after, compared.after) : tellingKeys(before, compared.before);
  return said.map(({ key, words }) => ({
    key,
    label: keyTitle(key, change),
    kind: "judgment",
    needsReason: false,
    before: after ? null : { text: words },
    after: after ? { text: words } : null,
  }));
}

function keyData(key: KeyChange, change: ItemChange, compared: ComparedEditions): JsonMap {
  const side = (definition: Definition | undefined, edition: NamedEdition): Json => {
    const words = wordsOfKey(key.key, definition, edition);
    if (words === "") return null;
    return stated({ text: words, band: key.key === "likelihood" ? bandOf(definition, edition) : undefined });
  };
  return {
    key: key.key,
    label: keyTitle(key.key, change),
    kind: key.isJudgment ? "judgment" : isWording(key, change) ? "wording" : "other",
    needsReason: key.needsReason,
    before: side(change.before, compared.before),
    after: side(change.after, compared.after),
  };
}

/** The range of a likelihood, in percent. */
function bandOf(definition: Definition | undefined, { assessment }: NamedEdition): Json | undefined {
  const node = valueAt(definition?.item.value, "likelihood");
  const band =
    percentRangeIn(textOf(valueAt(node, "percent"))) ?? ratedTerm("likelihood", node, assessment)?.band;
  return band && { from: band.from, to: band.to };
}

function reasonData(reason: ChangeReason | undefined, { after }: ComparedEditions): Json | undefined {
  return reason && { text: noteWords(reason.text, after.assessment), repeated: reason.isRepeated };
}

function rankingData(change: RankingChange, compared: ComparedEditions): JsonMap {
  const { before, after, isSame } = change;
  return stated({
    id: after.id.text,
    formerId: before.id.text === after.id.text ? undefined : before.id.text,
    name: rankingName(after, compared.after.assessment),
    same: isSame,
    reason: reasonData(change.reason, compared),
    entries: rankRows(change, compared).map((row) =>
      stated({
        name: row.name,
        ids: row.ids,
        change: row.change,
        before: row.before ?? null,
        after: row.after ?? null,
        places: row.change === "moved" || row.change === "stayed" ? row.places : undefined,
        regrouped: row.isRegrouped,
        unranked: row.unranked,
        reason: reasonData(row.reason, compared),
      }),
    ),
  });
}
