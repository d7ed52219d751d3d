/** The current date in the local time zone. Only this module reads the clock. */

/** Returns the date in ISO notation, such as "2026-11-25". */
export function today(): string {
  const now = new Date();
  return [now.getFullYear(), now.getMonth() + 1, now.getDate()]
    .map((part) => String(part).padStart(2, "0"))
    .join("-");
}
