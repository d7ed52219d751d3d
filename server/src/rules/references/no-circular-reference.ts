import { t } from "@vscode/l10n";
import { quoted } from "../../language/texts.ts";
import { componentsOf } from "../../model/components.ts";
import type { ItemReferences } from "../../model/itemReferences.ts";
import { memo } from "../../syntax/memo.ts";
import type { Rule } from "../rule.ts";
import { bad, withFile, good } from "../rule.ts";
import { isReadable, problemsAt } from "../inspectBibliography.ts";

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
    good`
actors:
  army: {name: Army, part-of: ministry}
  ministry: {name: Ministry}
`,
  ],
  *checkItem({ section, references, itemReferences }, view) {
    for (const { id, span, form, path } of references) {
      if (form !== "value" || !ordering.has(String(path[0]))) continue;
      const back = view.follow(shortestPath, { section, from: id, to: itemReferences.id ?? "" });
      if (!back) continue;
      const circle = [itemReferences.id, ...back]
        .map((each) => (each === LEFT_OUT ? each : quoted(each ?? "")))
        .join(" → ");
      yield { span, message: t("These references lead in a circle: {0}. Remove one of them.", circle) };
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

type Steps = ReadonlyMap<string, readonly string[]>;

/** The references of each item, by section and id. */
const stepsIn = memo((referencesByItem: readonly ItemReferences[]): Steps => {
  const steps = new Map<string, readonly string[]>();
  for (const { section, id, uses } of referencesByItem) {
    const next = uses.filter(({ form, keys }) => form === "value" && ordering.has(keys));
    if (next.length > 0)
      steps.set(
        `${section} ${id ?? ""}`,
        next.map((use) => use.id),
      );
  }
  return steps;
});

/** Replaces the middle of a long path. */
const LEFT_OUT = "…";

/** The most steps of a path that are shown. */
const MAX_STEPS = 20;

/** The most items for which a path is searched. Whether there is a cycle is always computed for all. */
const MAX_SEARCHED = 200;

/**
 * The strongly connected components of the graph, by Tarjan's algorithm. Items in a cycle have the same
 * number.
 */
const circlesIn = memo((referencesByItem: readonly ItemReferences[]): ReadonlyMap<string, number> => {
  const steps = stepsIn(referencesByItem);
  const sectionOf = (node: string): string => node.slice(0, node.indexOf(" ") + 1);
  return componentsOf(steps.keys(), (node) => (steps.get(node) ?? []).map((id) => sectionOf(node) + id));
});

/**
 * Returns the shortest path between two items of a section, including both. A long path is reduced to its ends.
 */
function shortestPath(
  { section, from, to }: { section: string; from: string; to: string },
  referencesByItem: readonly ItemReferences[],
): readonly string[] | undefined {
  const circles = circlesIn(referencesByItem);
  const circle = circles.get(`${section} ${from}`);
  if (from !== to && (circle === undefined || circle !== circles.get(`${section} ${to}`))) return undefined;
  const steps = stepsIn(referencesByItem);
  const before = new Map<string, string | undefined>([[from, undefined]]);
  for (const id of before.keys()) {
    if (id === to) {
      const path: string[] = [];
      for (let step: string | undefined = id; step !== undefined; step = before.get(step)) path.push(step);
      return path.length > MAX_STEPS ? [from, LEFT_OUT, to] : path.reverse();
    }
    if (before.size > MAX_SEARCHED) break;
    for (const next of steps.get(`${section} ${id}`) ?? []) if (!before.has(next)) before.set(next, id);
  }
  return circle === undefined ? undefined : [from, LEFT_OUT, to];
}
