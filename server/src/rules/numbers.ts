/** Formats numbers for readers. */
import { figure } from "../language/figures.ts";

/** Formats a coefficient with two decimals and a true minus sign. */
export function signed(value: number): string {
  const text = figure(Math.abs(value), 2);
  return value < 0 && Number(value.toFixed(2)) !== 0 ? `−${text}` : text;
}
