/** Checks a document. A rule runs again only where something that it has read is no longer the same. */
import type { Kind } from "../format/schema.ts";
import type { Facts } from "../model/facts.ts";
import { memo } from "../syntax/memo.ts";
import type { Assessment } from "../workspace/assessment.ts";
import { rules } from "./index.ts";
import type { DocumentRule, ItemRule, Problem, Rule, View } from "./rule.ts";

/** A problem and the rule that found it. */
export interface Finding extends Problem {
  readonly rule: Rule;
}

/** What the rules find in a document: item by item, then in the document as a whole. */
export function check(assessment: Assessment, chosen: readonly Rule[] = rules): Finding[] {
  const plan = planOf(chosen)[assessment.kind];
  const ofDocument = plan.ofDocument(assessment.lineage);
  return [
    ...assessment.facts.flatMap((facts) =>
      recall(plan.ofItem(facts), assessment, (view) =>
        plan.itemRules.flatMap((rule) => found(rule, rule.check(facts, view))),
      ),
    ),
    ...plan.documentRules.flatMap((rule, index) =>
      recall((ofDocument[index] ??= {}), assessment, (view) => found(rule, rule.check(view))),
    ),
  ];
}

/** What was found, and every property that was read to find it. */
interface Memory {
  reads?: ReadonlyMap<keyof View, unknown>;
  findings?: readonly Finding[];
}

/** The rules that apply to a kind of file, with what they remember. */
interface Plan {
  readonly itemRules: readonly ItemRule[];
  readonly documentRules: readonly DocumentRule[];
  readonly ofItem: (facts: Facts) => Memory;
  /** One memory for each document rule. */
  readonly ofDocument: (lineage: object) => Memory[];
}

const planOf = memo((chosen: readonly Rule[]): Readonly<Record<Kind, Plan>> => {
  const plan = (kind: Kind): Plan => {
    const applying = chosen.filter((rule) => (rule.kinds ?? ["assessment"]).includes(kind));
    return {
      itemRules: applying.filter((rule) => rule.scope === "item"),
      documentRules: applying.filter((rule) => rule.scope === "document"),
      ofItem: memo((_facts: Facts): Memory => ({})),
      ofDocument: memo((_lineage: object): Memory[] => []),
    };
  };
  return {
    assessment: plan("assessment"),
    taxonomy: plan("taxonomy"),
    configuration: plan("configuration"),
    scale: plan("scale"),
  };
});

function recall(
  memory: Memory,
  assessment: Assessment,
  run: (view: View) => readonly Finding[],
): readonly Finding[] {
  if (memory.findings && memory.reads && isCurrent(memory.reads, assessment)) return memory.findings;
  const reads = new Map<keyof View, unknown>();
  memory.findings = run(observed(assessment, reads));
  memory.reads = reads;
  return memory.findings;
}

function isCurrent(reads: ReadonlyMap<keyof View, unknown>, view: View): boolean {
  for (const [key, value] of reads) if (view[key] !== value) return false;
  return true;
}

/** The view, with every property that is read from it noted down. */
function observed(view: View, reads: Map<keyof View, unknown>): View {
  return new Proxy(view, {
    get(target, key: keyof View) {
      const value = target[key];
      reads.set(key, value);
      return value;
    },
  });
}

function found(rule: Rule, problems: Iterable<Problem>): Finding[] {
  return Array.from(problems, (problem) => ({ ...problem, rule }));
}
