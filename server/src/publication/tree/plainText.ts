/** The words of nodes without their formatting. It needs nothing of assessments, so that writers can use it. */
import type { Nodes } from "mdast";
import type { PhrasingContent } from "./tree.ts";

/** Returns the address of a link that its words do not say, in parentheses, for formats without links: " (https://example.org)". */
export function addressAfter(node: Nodes): string {
  if (node.type !== "link" || node.url.startsWith("#")) return "";
  return plainTextOf(node.children).includes(node.url) ? "" : ` (${node.url})`;
}

/** Returns the words of nodes without their formatting. */
export function plainTextOf(nodes: readonly PhrasingContent[]): string {
  return nodes
    .map((node) => ("value" in node ? node.value : "children" in node ? plainTextOf(node.children) : ""))
    .join("");
}
