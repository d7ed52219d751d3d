import { t } from "@vscode/l10n";
import { formatMessage } from "../../language/messageFormat.ts";
import type { Concept } from "../../format/schema.ts";
import { named } from "../../model/facts/termMentions.ts";
import { originOfActor } from "../../workspace/occurrences.ts";
import type { Rule } from "../rule.ts";
import { bad, withFile, good } from "../rule.ts";
import { isTypo } from "../suggest.ts";

const watched = new Set(["source", "term", "actor", "asset", "note"]);

/** Reports sources, terms, actors and notes without references. */
export const noUnusedDefinition: Rule = {
  id: "no-unused-definition",
  severity: "information",
  summary: "Every source, term, actor, asset and note is used.",
  why: "A source that is never cited supports nothing: it is a leftover, or the citation was forgotten. A term, an actor or an asset counts as used if a text contains its name.",
  source: "pySigma (dangling conditions and detections)",
  examples: [
    bad`
sources:
  curtis-2004: {type: report}
  ^^^^^^^^^^^ Nothing refers to the source "curtis-2004". Cite it where it supports something, or remove it.
`,
    good`
sources:
  curtis-2004: {type: report}
terms:
  public-security: {definition: Protection of persons and their property.}
summary: Public security comes first [@curtis-2004], as [@cope-1997] says.
`,
    bad`
actors:
  hale: {name: Hale Logistics, aliases: [Hale]}
  local-12: {name: Drivers' Union}
  ^^^^^^^^ Nothing refers to the actor "local-12". Name it where it plays a part, or remove it.
terms:
  cold-chain: {definition: Transport at a low temperature.}
  ^^^^^^^^^^ Nothing refers to the term "cold-chain". Use it in a text, or remove it.
summary: A strike at Hale's depot is unlikely; the union’s drivers are on leave.
`,
    withFile(
      "port.taxonomy.yaml",
      good`
categories:
  theft: {title: Theft, conditions: {mexico: acute}}
`,
      good`
taxonomy: port.taxonomy.yaml
actors:
  mexico: {name: Mexico}
`,
    ),
  ],
  *checkItem({ definition }, view) {
    if (!definition || !watched.has(definition.concept)) return;
    const { concept, id, span } = definition;
    if (view.isUsed(id) || view.mayBeUsed(definition.key)) return;
    if (named.includes(concept) && view.isMentioned(id)) return;
    if (concept === "actor" && originOfActor(id, view.taxonomy) !== undefined) return;
    // A misspelled reference may mean this definition.
    if (isTypo(id, view.undefinedIds)) return;
    yield { span, message: unused(concept, id) };
  },
};

function unused(concept: Concept, id: string): string {
  return formatMessage(
    t(
      '{concept, select, actor {Nothing refers to the actor "{id}". Name it where it plays a part, or remove it.} asset {Nothing refers to the asset "{id}". Name it where it plays a part, or remove it.} term {Nothing refers to the term "{id}". Use it in a text, or remove it.} source {Nothing refers to the source "{id}". Cite it where it supports something, or remove it.} other {Nothing refers to the note "{id}". Cite it where it supports something, or remove it.}}',
    ),
    { concept, id },
  );
}
