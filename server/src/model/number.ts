/** Reads numbers and percentages out of trees. */
import type { Node } from "../syntax/node.ts";
import { textOf } from "../syntax/node.ts";

/** A number that is one; `undefined` for everything else. */
export function numberOf(node: Node | undefined): number | undefined {
  const text = textOf(node)?.trim();
  return text ? finite(Number(text)) : undefined;
}

/** The percentage in "89%" or "12.5 %", without its sign. */
export function percentOf(text: string | undefined): number | undefined {
  const digits = /^(\d+(?:\.\d+)?)\s?%$/.exec(text?.trim() ?? "")?.[1];
  return digits === undefined ? undefined : finite(Number(digits));
}

/** How many digits a number is written with behind the point: how exact its author means it to be. */
export function decimalsOf(text: string): number {
  return /\.(\d+)/.exec(text)?.[1]?.length ?? 0;
}

/** A number with at most so many digits behind the point, and without zeros that say nothing. */
export function rounded(value: number, decimals: number): string {
  return String(Number(value.toFixed(decimals)));
}

function finite(value: number): number | undefined {
  return Number.isFinite(value) ? value : undefined;
}
