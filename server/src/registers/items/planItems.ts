/** Makes recommendations of the plans that the rows of a threat have. */
import { planLines } from "./cellTexts.ts";
import type { PlacedTable } from "../tables/columns.ts";
import { addContinuation } from "./continuedRows.ts";
import type { IdBook } from "./ids.ts";
import { REGISTER_KEY } from "./known.ts";
import { withOwnDate } from "./planDates.ts";
import type { ReadingNotes } from "./readingNotes.ts";
import type { RegisterItem } from "./register.ts";
import type { ItemContent, RowContent } from "./rows.ts";
import { acceptable, contentText } from "./rows.ts";
import { silentTargets } from "./silentTargets.ts";
import type { TableRow } from "../tables/table.ts";
import { inPlan } from "../tables/targets.ts";

/** What a row says of the plan of its threat. */
interface RowPlan {
  readonly row: TableRow;
  readonly content: ItemContent;
  /** The keys of a recommendation that have no value. */
  readonly silent: readonly string[];
}

/** Returns what a row says of the plan of its threat. */
export function planOf(
  row: TableRow,
  table: PlacedTable,
  { recommendation, unread }: Pick<RowContent, "recommendation" | "unread">,
): RowPlan {
  const silent = silentTargets(row, table, unread).flatMap((target) => inPlan(target) ?? []);
  return { row, content: recommendation, silent };
}

/** What the recommendations of a table depend on. */
interface PlanContext {
  readonly table: PlacedTable;
  readonly ids: IdBook;
  readonly notes: ReadingNotes;
}

/**
 * Returns the recommendations of a threat: one for each line of a plan. What rows say of a plan that they do not have is added to the
 * threat.
 */
export function planItems(
  { id, content }: RegisterItem,
  plans: readonly RowPlan[],
  { table, ids, notes }: PlanContext,
): RegisterItem[] {
  const measures = plans.flatMap((plan) =>
    planLines(contentText(plan.content, "title") ?? "").map((title) => {
      const dated = withOwnDate(plan.content, title, table);
      notes.addRow(plan.row, { unread: [], replaced: dated.replaced });
      return { title, plan, said: dated.content };
    }),
  );
  for (const plan of plans.filter((each) => measures.every((measure) => measure.plan !== each)))
    addContinuation(content, withOwnKeys(plan.content), "threats");
  const lines = ids.planLines(
    { id, register: contentText(content, REGISTER_KEY) ?? id },
    measures.map(({ title }) => title),
  );
  return measures.flatMap(({ title, plan: { silent }, said }, index): RegisterItem[] => {
    const line = lines[index];
    if (!line) return [];
    const whole = new Map([
      ...said,
      ["title", title],
      ["addresses", id],
      [REGISTER_KEY, line.register],
    ] as const);
    const content: ItemContent = acceptable(whole, SECTION);
    return [{ section: SECTION, id: line.id, content, silent, isRenamed: line.isRenamed, threat: id }];
  });
}

const SECTION = "recommendations";

function withOwnKeys(content: ItemContent): ItemContent {
  return new Map(Array.from(content, ([key, value]) => [key.startsWith("x-") ? key : `x-${key}`, value]));
}
