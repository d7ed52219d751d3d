/** Finds the scales that an existing assessment uses for the levels of a kind. */
import type { ScaleName } from "../../format/schema.ts";
import type { Scale } from "../../model/estimates/scale.ts";
import type { Node } from "../../syntax/node.ts";
import { textOf, valueAt } from "../../syntax/node.ts";
import type { Assessment } from "../../workspace/assessment.ts";
import { scalesFor } from "../../workspace/scales.ts";
import { knownItems } from "./known.ts";
import { scaleFileName } from "./newFile.ts";

/** The scales of an assessment for levels of a kind. */
export interface KnownScales {
  readonly scales: readonly Scale[];
  /**
   * Whether the assessment may get the scale of the register: it neither names a scale nor has a level of the kind, or the scale of an
   * earlier import is no longer there.
   */
  readonly isFree: boolean;
  /** Whether the assessment names the scale of an earlier import, which is no longer there. */
  readonly isLost: boolean;
  /** The scale that an import of this register has made. */
  readonly made: Scale | undefined;
}

/**
 * Returns the scales that an assessment may use for levels of a kind. If an earlier import has found none, the assessment names none: a
 * scale that applies by default would then say what the register does not.
 * @param name The name of the register.
 */
export function knownScales(of: ScaleName, assessment: Assessment, name: string): KnownScales {
  const named = knownItems("scales", assessment).get(of);
  const lost = isLost(of, assessment, name);
  const isFree = named ? lost : !isRated(of, assessment);
  const scales = isFree && isKeptUnread(of, assessment) ? [] : scalesFor(of, assessment);
  const { library, source } = assessment;
  const made = library.scale(of, madeName(of, name), source.uri);
  return { scales, isFree, isLost: lost, made };
}

/** Returns the name of a scale that an assessment names and that cannot be read; `undefined` if there is none, or an import makes it again. */
export function missingScale(of: ScaleName, assessment: Assessment, name: string): string | undefined {
  const named = knownItems("scales", assessment).get(of);
  const isMissing = named && scalesFor(of, assessment).length === 0 && !isLost(of, assessment, name);
  return isMissing ? textOf(named.item.value) : undefined;
}

/** Whether the scale that an import has made is no longer there. */
function isLost(of: ScaleName, assessment: Assessment, name: string): boolean {
  const named = textOf(knownItems("scales", assessment).get(of)?.item.value);
  return named === madeName(of, name) && scalesFor(of, assessment).length === 0;
}

/** What an assessment calls the scale that an import makes. */
function madeName(of: ScaleName, name: string): string {
  return `./${scaleFileName({ of }, { name })}`;
}

/** Whether anything in an assessment has a level of a kind. */
function isRated(of: ScaleName, { document }: Assessment): boolean {
  return document.sections.some(
    ({ name, items, value }) =>
      name !== "scales" && (hasKey(value, of) || items.some((item) => hasKey(item.value, of))),
  );
}

function hasKey(node: Node | undefined, key: string): boolean {
  if (node?.kind === "list") return node.items.some((item) => hasKey(item, key));
  return (
    node?.kind === "map" && node.pairs.some((pair) => textOf(pair.key) === key || hasKey(pair.value, key))
  );
}

/** Whether levels of a kind are only under keys of one's own, as an import keeps those that it cannot read. */
function isKeptUnread(of: ScaleName, assessment: Assessment): boolean {
  const keys = ["", "inherent-", "residual-"].map((prefix) => `x-${prefix}${of}`);
  return [...knownItems("threats", assessment).values()].some(({ item }) =>
    keys.some((key) => valueAt(item.value, key) !== undefined),
  );
}
