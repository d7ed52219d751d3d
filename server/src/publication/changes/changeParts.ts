/** The parts of a report on changes: what they are about, in the order in which readers need them. */
import { t } from "@vscode/l10n";
import type { Concept } from "../../format/schema.ts";
import type { ItemChange } from "../../model/editions/editionChanges.ts";
import type { ComparedEditions } from "./comparedEditions.ts";

/** A part on the items of some concepts. */
export interface ChangePart {
  readonly name: "judgments" | "threats" | "recommendations" | "comparisons" | "rankings" | "others";
  readonly title: string;
  readonly concepts: readonly Concept[];
  /** Whether a brief report has it. */
  readonly isBrief: boolean;
}

/** The parts. Sources and notes are in none of them: they go with what they support. */
export function itemParts(): readonly ChangePart[] {
  const brief = (name: ChangePart["name"], title: string, concept: Concept): ChangePart => ({
    name,
    title,
    concepts: [concept],
    isBrief: true,
  });
  return [
    brief("judgments", t("Judgments and other statements"), "statement"),
    brief("threats", t("Threats"), "threat"),
    brief("recommendations", t("Recommendations"), "recommendation"),
    brief("comparisons", t("Comparisons of rankings"), "comparison"),
    brief("rankings", t("Rankings and how they were made"), "ranking"),
    {
      name: "others",
      title: t("Other parts"),
      concepts: ["question", "context", "result", "actor", "asset", "term"],
      isBrief: false,
    },
  ];
}

/** The changes that a part shows. */
export function itemsOfPart({ concepts }: ChangePart, { changes }: ComparedEditions): readonly ItemChange[] {
  return changes.items.filter(({ concept }) => concepts.includes(concept));
}
