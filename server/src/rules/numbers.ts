/** Numbers as a reader writes them. */
import { figure } from "../language/figures.ts";

/** A coefficient with two digits and a true minus sign. */
export function signed(value: number): string {
  const text = figure(Math.abs(value), 2);
  return value < 0 && Number(value.toFixed(2)) !== 0 ? `−${text}` : text;
}
