import { t } from "@vscode/l10n";
import type { Step } from "../../model/facts/circles.ts";
import { circlesAmong, nodeOf, wayBetween } from "../../model/facts/circles.ts";
import type { ItemReferences } from "../../model/facts/itemReferences.ts";
import { memo } from "../../syntax/memo.ts";
import type { Rule } from "../rule.ts";
import { bad, withFile, good } from "../rule.ts";
import { isReadable, problemsAt } from "../inspectBibliography.ts";
import { wayText } from "../wayText.ts";

/** The keys that place an item under or after another one of its kind. */
const ordering = new Set(["part-of", "restates", "reprint-of", "draws-on"]);

/** Reports chains of references that lead back to their start. */
export const noCircularReference: Rule = {
  id: "no-circular-reference",
  severity: "error",
  kinds: ["assessment", "taxonomy"],
  summary: "No chain of parts, restatements, reprints or superseded documents leads back to its beginning.",
  why: "If a thing is a part of itself, a source draws on itself or a document supersedes itself, the chain has no beginning, and nothing can be counted or traced along it.",
  source: "The format: part-of, restates, reprint-of, draws-on, supersedes, extends",
  examples: [
    bad`
actors:
  army: {name: Army, part-of: ministry}
                              ^^^^^^^^ These references lead in a circle: "army" → "ministry" → "army". Remove one of them.
  ministry: {name: Ministry, part-of: army}
                                      ^^^^ These references lead in a circle: "ministry" → "army" → "ministry". Remove one of them.
`,
    withFile(
      "works.bib",
      good`
@incollection{nations, title = {Nations}, crossref = {states}}
@incollection{states, title = {States}, crossref = {nations}}
`,
      bad`
bibliography: works.bib
              ^^^^^^^^^ Line 1 of "works.bib": This entry inherits from itself through "states". Delete one of the keys in this circle.
`,
    ),
    bad`
threats:
  fire: {title: Fire, leads-to: [flood, fire]}
                                        ^^^^ "fire" leads to itself. Remove it, or name another threat.
  flood: {title: Flood, leads-to: [fire]}
`,
    good`
actors:
  army: {name: Army, part-of: ministry}
  ministry: {name: Ministry}
`,
  ],
  *checkItem({ section, references, itemReferences }, view) {
    for (const { id, span, form, path } of references) {
      if (path[0] === "leads-to" && form === "value" && id === itemReferences.id)
        yield { span, message: t('"{0}" leads to itself. Remove it, or name another threat.', id) };
      if (form !== "value" || !ordering.has(String(path[0]))) continue;
      const back = view.follow(shortestPath, { section, from: id, to: itemReferences.id ?? "" });
      if (!back) continue;
      yield {
        span,
        message: t(
          "These references lead in a circle: {0}. Remove one of them.",
          wayText([itemReferences.id ?? "", ...back]),
        ),
      };
    }
  },
  *checkDocument({ links }) {
    yield* problemsAt(links.filter(isReadable), "no-circular-reference");
    for (const { name, state } of links) {
      if (state === "circular")
        yield {
          span: name.span,
          message: t('"{0}" leads back to this file. Remove this reference, or correct it.', name.text),
        };
    }
  },
};

/** The circles of references that place items under or after others. */
const orderingCircles = memo((referencesByItem: readonly ItemReferences[]) =>
  circlesAmong(referencesByItem, itemsBefore),
);

const itemsBefore = memo(({ section, id, uses }: ItemReferences): Step => ({
  node: nodeOf(section, id),
  next: uses.flatMap((use) =>
    use.form === "value" && ordering.has(use.keys) ? [nodeOf(section, use.id)] : [],
  ),
}));

/** Returns the ids on the shortest way between two items of a section. */
function shortestPath(
  { section, from, to }: { section: string; from: string; to: string },
  referencesByItem: readonly ItemReferences[],
): readonly string[] | undefined {
  return wayBetween(nodeOf(section, from), nodeOf(section, to), orderingCircles(referencesByItem));
}
