/** Shows an address of the web. */
import { showHidden } from "../../language/hiddenCharacters.ts";
import { webUrl } from "../../language/markdown.ts";
import type { PhrasingContent } from "../tree/tree.ts";
import { textNode } from "../tree/tree.ts";

/** Returns an address as a link to itself; only its words if it does not lead to the web. */
export function addressNode(address: string): PhrasingContent {
  const words = textNode(showHidden(address));
  const url = webUrl(address);
  return url === undefined ? words : { type: "link", url, children: [words] };
}
