/** Checks a document. A rule runs again only where something that it has read is no longer the same. */
import type { Kind } from "../format/schema.ts";
import type { Facts } from "../model/facts.ts";
import { factsOf } from "../model/facts.ts";
import { memo } from "../syntax/memo.ts";
import type { Assessment } from "../workspace/assessment.ts";
import type { ActiveRule } from "./active.ts";
import { activeRules } from "./active.ts";
import type { Memory } from "./memory.ts";
import { Reader } from "./memory.ts";
import type { Problem, Rule, Severity } from "./rule.ts";

/** A problem and the rule that found it. */
export interface Finding extends Problem {
  readonly rule: Rule;
  readonly severity: Severity;
}

/** What the rules find in a document: item by item, then in the document as a whole. */
export function check(
  assessment: Assessment,
  active: readonly ActiveRule[] = activeRules(assessment.configuration),
): Finding[] {
  const plan = planOf(active)[assessment.kind];
  const { items, whole, ofRule } = plan.ofDocument(assessment.lineage);
  items.turnTo(assessment);
  whole.turnTo(assessment);
  const inItem = (facts: Facts): readonly Finding[] =>
    items.recall(plan.ofItem(facts), (view) =>
      plan.itemRules.flatMap((each) => found(each, each.rule.checkItem?.(facts, view, each.options))),
    );
  return [
    ...assessment.sections.flatMap((section) => {
      const all = factsOf(section, assessment.kind);
      return items.recallAll(plan.ofSection(all), all.map(plan.ofItem), () => all.flatMap(inItem));
    }),
    ...plan.documentRules.flatMap((each, index) =>
      whole.recall((ofRule[index] ??= {}), (view) =>
        found(each, each.rule.checkDocument?.(view, each.options)),
      ),
    ),
  ];
}

/** The rules that apply to a kind of file, with what they remember. */
interface Plan {
  readonly itemRules: readonly ActiveRule[];
  readonly documentRules: readonly ActiveRule[];
  readonly ofSection: (all: readonly Facts[]) => Memory<Finding>;
  readonly ofItem: (facts: Facts) => Memory<Finding>;
  readonly ofDocument: (lineage: object) => Readers;
}

/** Rules of items read little that changes from one edit to the next, rules of the document much: each have a reader. */
interface Readers {
  readonly items: Reader;
  readonly whole: Reader;
  readonly ofRule: Memory<Finding>[];
}

const planOf = memo((active: readonly ActiveRule[]): Readonly<Record<Kind, Plan>> => {
  const plan = (kind: Kind): Plan => {
    const applying = active.filter(({ rule }) => (rule.kinds ?? ["assessment"]).includes(kind));
    return {
      itemRules: applying.filter(({ rule }) => rule.checkItem !== undefined),
      documentRules: applying.filter(({ rule }) => rule.checkDocument !== undefined),
      ofSection: memo((_all: readonly Facts[]): Memory<Finding> => ({})),
      ofItem: memo((_facts: Facts): Memory<Finding> => ({})),
      ofDocument: memo((_lineage: object): Readers => ({
        items: new Reader(),
        whole: new Reader(),
        ofRule: [],
      })),
    };
  };
  return {
    assessment: plan("assessment"),
    taxonomy: plan("taxonomy"),
    configuration: plan("configuration"),
    scale: plan("scale"),
  };
});

/** Problems as findings of a rule: the severity that the team has chosen weighs more than what the rule says of a case. */
export function found({ rule, severity }: ActiveRule, problems: Iterable<Problem> = []): Finding[] {
  return Array.from(problems, (problem) => ({
    ...problem,
    rule,
    severity: severity ?? problem.severity ?? rule.severity,
  }));
}
