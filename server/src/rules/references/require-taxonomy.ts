import { t } from "@vscode/l10n";
import { quoted } from "../../language/texts.ts";
import { listed } from "../../language/lists.ts";
import type { Rule } from "../rule.ts";
import { bad, good } from "../rule.ts";
import { typoCandidates } from "../suggest.ts";
import { needsTaxonomy } from "./needsTaxonomy.ts";

/** Reports categories in a document without a taxonomy that could define them. */
export const requireTaxonomy: Rule = {
  id: "require-taxonomy",
  severity: "error",
  summary: "An assessment that uses categories names the taxonomy that defines them.",
  why: "Without a taxonomy, nobody can tell what a category covers, and rankings cannot be compared. A ranking of the document's own threats does not need one.",
  source:
    "Bailey (2005), “Threat Clusters and Priorities”; MITRE ATT&CK Navigator, Layer File Format 4.5 (a layer names its version)",
  examples: [
    bad`
threats:
  floods:
    title: Floods
    category: weather-related-disasters
              ^^^^^^^^^^^^^^^^^^^^^^^^^ The document names no taxonomy that could define "weather-related-disasters", "energy". Add, for example, "taxonomy: bailey-2005" at the top.
rankings:
  city:
    order: [floods, energy]
`,
    good`
taxonomy: bailey-2005
rankings:
  city: {order: [energy]}
`,
  ],
  *checkDocument(view) {
    if ((view.taxonomyName ?? view.taxonomy) !== undefined || view.uncertainConcepts.has("category")) return;
    const { references, knownIds, uncertainIds } = view;
    const lost = references.filter(
      (reference) =>
        needsTaxonomy(reference, view) &&
        knownIds.conceptsOf(reference.id).length === 0 &&
        !uncertainIds.has(reference.id) &&
        typoCandidates(reference.id, knownIds.ids(reference.concepts)).length === 0,
    );
    const [first] = lost;
    const ids = [...new Set(lost.map(({ id }) => id))];
    const some = listed([...ids.slice(0, 5).map(quoted), ...(ids.length > 5 ? ["…"] : [])]);
    if (first)
      yield {
        span: first.span,
        message: t(
          'The document names no taxonomy that could define {0}. Add, for example, "taxonomy: bailey-2005" at the top.',
          some,
        ),
      };
  },
};
