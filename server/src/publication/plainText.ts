/** The words of nodes without their formatting. It needs nothing of assessments, so that writers can use it. */
import type { PhrasingContent } from "./tree.ts";

/** Returns the words of nodes without their formatting. */
export function plainTextOf(nodes: readonly PhrasingContent[]): string {
  return nodes
    .map((node) => ("value" in node ? node.value : "children" in node ? plainTextOf(node.children) : ""))
    .join("");
}
