import { t } from "@vscode/l10n";
import type { Rule } from "../rule.ts";
import { bad, good } from "../rule.ts";
import { similarWords } from "../suggest.ts";
import { rulesCausedByWrongReference } from "./causedByWrongReference.ts";
import { alternativeConcepts } from "../words.ts";

/** Reports ids that name another kind of thing than expected. */
export const noWrongReference: Rule = {
  id: "no-wrong-reference",
  severity: "error",
  inBrokenPiece: "among",
  covers: rulesCausedByWrongReference,
  kinds: ["assessment", "taxonomy"],
  summary: "Every id refers to something of the kind that is expected there.",
  forReaders: "Every reference leads to something of the kind that is expected there.",
  why: "If an actor is ranked as a threat, its id is defined, but the entry makes no sense.",
  source: "STIX 2.1, section 4 (the types that a reference property allows)",
  examples: [
    bad`
taxonomy: bailey-2005
actors:
  mexico: {name: Mexico}
rankings:
  mexico-2005:
    of: terrorism
        ^^^^^^^^^ "terrorism" is a category, but an actor is expected here.
    order:
      - mexico
        ^^^^^^ "mexico" is an actor, but a threat, a category or a cluster is expected here.
`,
    good`
taxonomy: bailey-2005
actors:
  mexico: {name: Mexico}
rankings:
  mexico-2005: {of: mexico, order: [terrorism]}
`,
  ],
  *checkItem({ references }, view) {
    for (const { id, span, concepts } of references) {
      const actual = view.conceptsOf(id);
      if (actual.length === 0 || actual.some((each) => concepts.includes(each)) || view.uncertainIds.has(id))
        continue;
      const definition = view.definitions.find((each) => each.id === id);
      yield {
        span,
        message: t(
          '"{0}" is {1}, but {2} is expected here.',
          id,
          alternativeConcepts(actual),
          alternativeConcepts(concepts),
        ),
        suggestions: similarWords(id, view.knownIds.ids(concepts)),
        ...(definition
          ? { related: [{ span: definition.span, message: t('"{0}" is defined here', id) }] }
          : {}),
      };
    }
  },
};
