/** Names the entries of rankings. */
import { t } from "@vscode/l10n";
import type { RankingEntry } from "../../model/rankings/ranking.ts";
import type { Assessment } from "../../workspace/assessment.ts";
import { crossReference } from "../texts/context.ts";
import type { PhrasingContent } from "../tree/tree.ts";
import { missingNode } from "../tree/tree.ts";
import { plain, plainTextOf } from "../values/values.ts";

/** The name of what an id names, without its link. */
export function labelOfId(id: string, assessment: Assessment): string {
  const word = crossReference(id, assessment);
  return plainTextOf([word]);
}

/** The name of an entry: the author's label, or the title of what it ranks. */
export function entryName(
  { label, item, other, covers, name }: RankingEntry,
  assessment: Assessment,
): PhrasingContent {
  if (label) return plain(label.text);
  if (other) return crossReference(other.id.text, assessment, [other.concept]);
  if (item) return crossReference(item.text, assessment);
  if (covers.length > 0) return plain(covers.map((each) => labelOfId(each.text, assessment)).join(" + "));
  return name.text === "" ? missingNode(t("not stated")) : plain(name.text);
}
