/** Decides whether a reference is a part of its sentence or points away from it, so that it needs parentheses. */

/** Words after which a name goes on with the sentence: "the", "of", "and", "see". */
const BEFORE_A_NAME: ReadonlySet<string> = new Set(
  `a an the of in on at to by for from with without into onto over under about above after against among around as before
  behind below beneath beside besides between beyond despite during except inside like near off outside past since than
  through throughout toward towards until upon versus via within and or nor but is are was were be been being this that
  these those its their our see also both either neither not only than called named affects affect threatens threaten
  attacks attack targets target addresses address causes cause concerns concern includes include means mean
  el la los las un una unos unas de del al en con sin por para según sobre entre desde hasta hacia contra ante bajo tras
  durante mediante y e o u ni que es son era eran fue fueron ser su sus este esta estos estas véase ver como también
  afecta afectan amenaza amenazan ataca atacan causa causan incluye incluyen llamado llamada`.split(/\s+/),
);

/** Whether a text has come to a parenthesis that is still open. */
export function isInParentheses(before: string): boolean {
  return before.lastIndexOf("(") > before.lastIndexOf(")");
}

/** Whether the words before a reference name something already, or have come to an end: "The water rises [[flood]]." */
export function isPointer(before: string): boolean {
  if (before.trimEnd() === before) return false;
  const last = before.trimEnd().split(/\s/).at(-1) ?? "";
  return /[\p{L}\p{N}"”’»)]$/u.test(last) && !BEFORE_A_NAME.has(last.toLowerCase());
}
