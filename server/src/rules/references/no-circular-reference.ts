import { t } from "@vscode/l10n";
import type { Reference } from "../../model/facts.ts";
import type { Rule } from "../rule.ts";
import { bad, good } from "../rule.ts";

/** The keys that put one thing under, behind or after another of its kind. */
const ordering = new Set(["part-of", "restates", "reprint-of", "draws-on"]);

/** Chains that lead back to where they began. */
export const noCircularReference: Rule = {
  id: "no-circular-reference",
  severity: "error",
  scope: "document",
  kinds: ["assessment", "taxonomy"],
  summary: "What stands under, restates, reprints or supersedes something never leads back to itself.",
  why: "A part of its own part, a source of its own source or a document that supersedes itself has no beginning: nothing can be counted or traced along it.",
  source: "The format: part-of, restates, reprint-of, draws-on, supersedes, extends",
  examples: [
    bad`
actors:
  army: {name: Army, part-of: ministry}
                              ^^^^^^^^ This leads in a circle: "army" → "ministry" → "army". Remove one of these steps.
  ministry: {name: Ministry, part-of: army}
                                      ^^^^ This leads in a circle: "ministry" → "army" → "ministry". Remove one of these steps.
`,
    good`
actors:
  army: {name: Army, part-of: ministry}
  ministry: {name: Ministry}
`,
  ],
  *check({ facts, links }) {
    const steps = new Map<string, { to: string; reference: Reference }[]>();
    for (const { item, section, references } of facts) {
      const ordered = references.filter(
        ({ form, path }) => form === "value" && ordering.has(String(path[0])),
      );
      const from = `${section} ${String(item.key?.value)}`;
      if (ordered.length > 0)
        steps.set(
          from,
          ordered.map((reference) => ({ to: `${section} ${reference.id}`, reference })),
        );
    }
    for (const [from, nexts] of steps) {
      for (const { to, reference } of nexts) {
        const way = wayBack(steps, to, from);
        if (!way) continue;
        const circle = [from, ...way].map((node) => `"${node.slice(node.indexOf(" ") + 1)}"`).join(" → ");
        yield {
          place: reference.place,
          message: t("This leads in a circle: {0}. Remove one of these steps.", circle),
        };
      }
    }
    for (const { name, state } of links) {
      if (state === "circular")
        yield { place: name.place, message: t('"{0}" leads back to this file.', name.text) };
    }
  },
};

/** The shortest way from one node to another, both included. */
function wayBack(
  steps: ReadonlyMap<string, readonly { to: string }[]>,
  from: string,
  to: string,
): string[] | undefined {
  const before = new Map<string, string | undefined>([[from, undefined]]);
  for (const node of before.keys()) {
    if (node === to) {
      const way: string[] = [];
      for (let step: string | undefined = node; step !== undefined; step = before.get(step))
        way.unshift(step);
      return way;
    }
    for (const next of steps.get(node) ?? []) if (!before.has(next.to)) before.set(next.to, node);
  }
  return undefined;
}
