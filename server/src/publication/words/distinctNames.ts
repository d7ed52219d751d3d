/** Makes names that are the same different: with details that differ, and at last with numbers. */
import { t } from "@vscode/l10n";

/**
 * Returns the names, none of which is the same as another one.
 * @param details Lists of what can be added to each name, such as all holders, and then all dates. An empty text adds nothing.
 */
export function distinctNames(
  names: readonly string[],
  details: readonly (readonly string[])[],
): readonly string[] {
  const named = details.reduce(withDetails, names);
  const all = new Map<string, number>();
  for (const name of named) all.set(name, (all.get(name) ?? 0) + 1);
  const counts = new Map<string, number>();
  return named.map((name) => {
    if (all.get(name) === 1) return name;
    let count = counts.get(name) ?? 0;
    let numbered = name;
    // “A (1)” may be the title of another one.
    while (all.has(numbered)) numbered = t("{0} ({1})", name, ++count);
    counts.set(name, count);
    return numbered;
  });
}

/** Adds details to the names that are the same, if these details are not. */
function withDetails(names: readonly string[], details: readonly string[]): readonly string[] {
  const detailsOf = new Map<string, Set<string>>();
  for (const [index, name] of names.entries())
    detailsOf.set(name, (detailsOf.get(name) ?? new Set()).add(details[index] ?? ""));
  return names.map((name, index) => {
    const detail = details[index] ?? "";
    return detail !== "" && (detailsOf.get(name)?.size ?? 0) > 1 ? t("{0} ({1})", name, detail) : name;
  });
}
