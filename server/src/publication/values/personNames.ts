/** Writes the names of people and institutions. */
import { t } from "@vscode/l10n";
import type { Node } from "../../syntax/node.ts";
import { textOf, valueAt } from "../../syntax/node.ts";
import type { Place } from "../texts/context.ts";
import { othersOf } from "./estimates.ts";
import { joined } from "../words/joined.ts";
import type { PhrasingContent } from "../tree/tree.ts";
import { missingNode } from "../tree/tree.ts";
import { plain } from "./values.ts";

/** The parts of a name in the order of a text, and where the family name always comes first. */
const NAME_PARTS = ["given", "dropping-particle", "non-dropping-particle", "family", "literal"];
const FAMILY_FIRST = ["non-dropping-particle", "family", "dropping-particle", "given", "literal"];
/** What says how the parts are put together. */
const NAME_SIGNS = ["comma-suffix", "static-ordering"];

/** The name of a person or of an institution, with its parts in the order of a text: "Rosa de la Vega, Jr.". */
export function nameWords(node: Node, place: Place): PhrasingContent[] {
  const [hasComma, isFamilyFirst] = NAME_SIGNS.map((key) => valueAt(node, key)).map(
    (sign) => sign?.kind === "scalar" && sign.value === true,
  );
  const order = isFamilyFirst ? FAMILY_FIRST : NAME_PARTS;
  const words = order.flatMap((key) => textOf(valueAt(node, key)) ?? []).join(" ");
  const suffix = textOf(valueAt(node, "suffix"));
  const whole = [words === "" ? [] : [words], suffix ?? []].flat().join(hasComma ? ", " : " ");
  const name = textOf(node) ?? (whole === "" ? undefined : whole);
  const others = othersOf(node, { name: "name", said: [...NAME_PARTS, "suffix", ...NAME_SIGNS] }, place);
  if (name === undefined && others.length > 0) return others;
  return joined([[name === undefined ? missingNode(t("not stated")) : plain(name)], others], ". ");
}
