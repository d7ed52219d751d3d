/** Today, on this machine's calendar: the one place where a clock is looked at. */

/** Such as "2026-11-25". */
export function today(): string {
  const now = new Date();
  return [now.getFullYear(), now.getMonth() + 1, now.getDate()]
    .map((part) => String(part).padStart(2, "0"))
    .join("-");
}
