/** Names the files that a document needs and that cannot be read, so that readers know what is missing. */
import { t } from "@vscode/l10n";
import { showHidden } from "../../language/hiddenCharacters.ts";
import type { Assessment } from "../../workspace/assessment.ts";
import type { Link } from "../../workspace/links.ts";
import { quotedName } from "../words/quotationMarks.ts";
import type { BlockContent } from "../tree/tree.ts";
import { bulletList, headingNode, missingNode, paragraphNode, textNode } from "../tree/tree.ts";

/** The taxonomies, scales and others that cannot be read, each with its name; nothing if all can, or if nobody has tried yet. */
export function unreadFileBlocks({ links }: Assessment): BlockContent[] {
  const unread = links.filter(({ state }) => state !== "found" && state !== "unknown");
  if (unread.length === 0) return [];
  return [
    headingNode(2, [textNode(t("Files that cannot be read"))]),
    bulletList(unread.map((link) => [paragraphNode([missingNode(nameOfFile(link))])])),
  ];
}

function nameOfFile({ kind, name }: Link): string {
  const quoted = quotedName(showHidden(name.text));
  switch (kind) {
    case "taxonomy":
      return t("Taxonomy {0}", quoted);
    case "scale":
      return t("Scale {0}", quoted);
    case "bibliography":
      return t("Bibliography {0}", quoted);
    case "assessment":
      return t("Earlier assessment {0}", quoted);
    default:
      return quoted;
  }
}
