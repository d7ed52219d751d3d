import { t } from "@vscode/l10n";
import { readActor } from "../../model/items/actor.ts";
import { locatedTextAt } from "../../model/basics/locatedText.ts";
import { normalizedName } from "../../model/basics/normalizedName.ts";
import type { Item } from "../../syntax/document.ts";
import type { Source } from "../../syntax/source.ts";
import type { Problem, Rule } from "../rule.ts";
import { bad, withFile, good } from "../rule.ts";
import { conceptWord } from "../words.ts";
import { inSuperseded } from "./inSuperseded.ts";

/** Properties that cannot change from one assessment to the next. */
const LASTING: ReadonlyMap<string, readonly string[]> = new Map([
  ["actor", ["kind"]],
  ["source", ["type", "title"]],
]);

const EARLIER = good`
actors:
  port: {name: Port of Santa Rosa, kind: company}
  city: {name: Santa Rosa, kind: government}
  water: {name: Waterworks}
  patrol: {name: Harbour Patrol}
sources:
  survey: {type: report, title: Survey of the quay}
`;

/** Reports an id that two assessments use for different things. */
export const noConflictingDefinition: Rule = {
  id: "no-conflicting-definition",
  severity: "error",
  summary: "An id has the same meaning in an assessment as in the one that it supersedes.",
  forReaders: "A name has the same meaning in an assessment as in the one that it supersedes.",
  why: "People and programs that compare the two assume that the same id means the same thing. A likelihood or a text may change with time, but what a thing is does not. An actor may get a new name: the earlier one is then among its aliases.",
  source: "STIX 2.1, 2.9 (identifier) and 3.3 (object IDs and references)",
  examples: [
    withFile(
      "earlier.threat.yaml",
      EARLIER,
      bad`
supersedes: earlier.threat.yaml
actors:
  port: {name: Port, kind: agency}
                           ^^^^^^ The "kind" of "port" is "agency" here, but "company" in the superseded assessment. If it is the same thing, correct one of the two. If not, give it another id.
  patrol: {name: City Council}
                 ^^^^^^^^^^^^ "patrol" has the name "City Council" here, but "Harbour Patrol" in the superseded assessment. If it is the same actor, add the earlier name to its "aliases". If not, give it another id.
sources:
  survey: {type: report, title: Survey of the ships}
                                ^^^^^^^^^^^^^^^^^^^ The "title" of "survey" is "Survey of the ships" here, but "Survey of the quay" in the superseded assessment. If it is the same thing, correct one of the two. If not, give it another id.
threats:
  water: {title: No water}
  ^^^^^ "water" is the id of one thing here (threat) and of another one (actor) in the superseded assessment. Give one of the two another id.
`,
    ),
    withFile(
      "earlier.threat.yaml",
      EARLIER,
      good`
supersedes: earlier.threat.yaml
actors:
  port: {name: The port, kind: company}
  city: {name: City of Santa Rosa}
  patrol: {name: Port Guard, aliases: [Harbour Patrol]}
sources:
  survey: {type: report, title: "Survey of the Quay: A Report"}
`,
    ),
  ],
  *checkItem({ item, definition }, view) {
    const previous = definition && view.superseded;
    if (!definition || !previous) return;
    const before = previous.definitions.get(definition.key) ?? previous.byId.get(definition.id);
    if (!before) return;
    if (before.concept !== definition.concept) {
      // An id may name two things of different kinds in both assessments.
      if (view.conceptsOf(definition.id).includes(before.concept)) return;
      yield {
        span: definition.span,
        message: t(
          '"{0}" is the id of one thing here ({1}) and of another one ({2}) in the superseded assessment. Give one of the two another id.',
          definition.id,
          conceptWord(definition.concept),
          conceptWord(before.concept),
        ),
        related: [inSuperseded(before.span, previous.source)],
      };
      return;
    }
    if (definition.concept === "actor" && previous.language === view.language)
      yield* renamedActor({ item, id: definition.id, before: before.item, source: previous.source });
    yield* changedForGood({
      item,
      id: definition.id,
      concept: definition.concept,
      before: before.item,
      source: previous.source,
    });
  },
};

interface Redefined {
  readonly id: string;
  readonly item: Item;
  readonly before: Item;
  readonly source: Source;
}

/** Reports properties that cannot change. */
function* changedForGood({
  id,
  concept,
  item,
  before,
  source,
}: Redefined & { readonly concept: string }): Generator<Problem> {
  for (const key of LASTING.get(concept) ?? []) {
    const now = locatedTextAt(item.piece, item.value, key);
    const old = locatedTextAt(before.piece, before.value, key);
    if (!now || !old || isSameName(now.text, old.text)) continue;
    yield {
      span: now.span,
      message: t(
        'The "{0}" of "{1}" is "{2}" here, but "{3}" in the superseded assessment. If it is the same thing, correct one of the two. If not, give it another id.',
        key,
        id,
        now.text,
        old.text,
      ),
      related: [inSuperseded(old.span, source)],
    };
  }
}

/** Reports an actor whose name has no word in common with its names in the superseded assessment. */
function* renamedActor({ id, item, before, source }: Redefined): Generator<Problem> {
  const now = locatedTextAt(item.piece, item.value, "name");
  const old = locatedTextAt(before.piece, before.value, "name");
  const [names, oldNames] = [item, before].map((each) => readActor(each)?.names ?? []);
  if (!now || !old || names?.some((name) => oldNames?.some((other) => haveCommonPart(name, other)))) return;
  yield {
    span: now.span,
    severity: "warning",
    message: t(
      '"{0}" has the name "{1}" here, but "{2}" in the superseded assessment. If it is the same actor, add the earlier name to its "aliases". If not, give it another id.',
      id,
      now.text,
      old.text,
    ),
    related: [inSuperseded(old.span, source)],
  };
}

/** Whether two names share the beginning of a word, or one consists of the initials of the other. */
function haveCommonPart(one: string, other: string): boolean {
  const [words, others] = [one, other].map((name) => normalizedName(name).match(/[\p{L}\p{N}]+/gu) ?? []);
  const initials = (all: readonly string[] = []): string => all.map((word) => word.charAt(0)).join("");
  const isShort = (all: readonly string[] = [], long: readonly string[] = []): boolean =>
    long.length > 1 && initials(long).startsWith(all.join("").slice(0, 2));
  return (
    isShort(words, others) ||
    isShort(others, words) ||
    (words ?? []).some((word) => (others ?? []).some((each) => startAlike(word, each)))
  );
}

/** The number of letters with which words of one family begin. */
const STEM = 4;

function startAlike(one: string, other: string): boolean {
  return one === other || (one.length >= STEM && one.slice(0, STEM) === other.slice(0, STEM));
}

/** Whether two titles are equal, or one adds a subtitle to the other. */
function isSameName(one: string, other: string): boolean {
  const plain = (text: string): string => text.toLowerCase().replace(/\s+/g, " ").trim();
  if (normalizedName(one) === normalizedName(other)) return true;
  const [short = "", long = ""] = [one, other].map(plain).sort((a, b) => a.length - b.length);
  return long.startsWith(short) && !/^[\p{L}\p{N}]/u.test(long.slice(short.length));
}
