/** Reads numbers and percentages from trees. */
import type { Node } from "../../syntax/node.ts";
import { textOf } from "../../syntax/node.ts";

/** Returns a finite number; `undefined` for other nodes. */
export function numberOf(node: Node | undefined): number | undefined {
  const text = textOf(node)?.trim();
  return text ? finite(Number(text)) : undefined;
}

/** Returns the percentage in "89%" or "12.5 %", without its sign. */
export function percentOf(text: string | undefined): number | undefined {
  const digits = /^(\d+(?:\.\d+)?)\s?%$/.exec(text?.trim() ?? "")?.[1];
  return digits === undefined ? undefined : finite(Number(digits));
}

/** Returns the number of decimals in a written number, which shows the intended precision. */
export function decimalsOf(text: string): number {
  return /\.(\d+)/.exec(text)?.[1]?.length ?? 0;
}

/** Formats a number with at most this many decimals and without trailing zeros. */
export function rounded(value: number, decimals: number): string {
  return String(Number(value.toFixed(decimals)));
}

function finite(value: number): number | undefined {
  return Number.isFinite(value) ? value : undefined;
}
