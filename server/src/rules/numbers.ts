/** Numbers as a reader writes them. */

/** A coefficient with two digits and a true minus sign. */
export function signed(value: number): string {
  const text = Math.abs(value).toFixed(2);
  return value < 0 && Number(text) !== 0 ? `−${text}` : text;
}
