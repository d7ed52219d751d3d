/** Matches between categories of different taxonomies, in sentences. */
import { t } from "@vscode/l10n";
import { showHidden } from "../../language/hiddenCharacters.ts";
import type { RankedMatch } from "../../model/agreement/comparedRankings.ts";

/** What a match says: "Floods (Taxonomy A) is nearly the same as Storms (Taxonomy B)". */
export function matchText({ kind, first, second }: RankedMatch): string {
  const [one, other] = [first, second].map(({ category, taxonomy }) =>
    t("{0} ({1})", showHidden(category.title), showHidden(taxonomy.title ?? taxonomy.id ?? "")),
  );
  switch (kind) {
    case "exact":
      return t("{0} is the same as {1}", one ?? "", other ?? "");
    case "close":
      return t("{0} is nearly the same as {1}", one ?? "", other ?? "");
    case "narrow":
      return t("{0} is broader than {1}", one ?? "", other ?? "");
    case "broad":
      return t("{0} is narrower than {1}", one ?? "", other ?? "");
    case "related":
      return t("{0} is related to {1}", one ?? "", other ?? "");
  }
}
