/** Finds patterns of a configuration that can never match a file, and suggests what the author intended. */
import { patternsOf } from "./gitignore.ts";

/** Why a pattern can never match, and what may be intended. */
export interface Unmatchable {
  readonly cause: "backslash" | "braces" | "outside" | "dots" | "comment" | "bracket" | "empty";
  /** Suggested patterns; for braces, one for each alternative. */
  readonly intended: readonly string[];
}

/** Returns why a pattern can never match; `undefined` if it can. */
export function unmatchable(pattern: string): Unmatchable | undefined {
  const sign = pattern.startsWith("!") ? "!" : "";
  const path = pattern.slice(sign.length);
  const found = causeIn(path);
  return found && { ...found, intended: found.intended.map((each) => sign + each) };
}

function causeIn(path: string): Unmatchable | undefined {
  if (path.startsWith("#")) return { cause: "comment", intended: [`\\${path}`] };
  if (/^(?:[a-z]:|~|[a-z][a-z0-9+.-]*:\/\/)/i.test(path) || path.split(/[\\/]/).includes(".."))
    return { cause: "outside", intended: [] };
  // A backslash is only useful before a character that is special in a pattern.
  if (/\\(?:[^\s!#*?[\]\\-]|$)/.test(path))
    return { cause: "backslash", intended: [path.replace(/\\+/g, "/")] };
  const alternatives = bracedIn(path);
  if (alternatives) return { cause: "braces", intended: alternatives };
  const plain = withoutDots(path);
  if (plain !== path && plain !== "") return { cause: "dots", intended: [plain] };
  const [read] = patternsOf([path]).all;
  if (!read || /^(?:\.?\/*|\s*)$/.test(path)) return { cause: "empty", intended: [] };
  return read.wildcard ? undefined : { cause: "bracket", intended: [] };
}

/** Returns the path without empty folder names and "."; "./" at the start is allowed. */
function withoutDots(path: string): string {
  const start = /^(?:\.?\/)?/.exec(path)?.[0] ?? "";
  const rest = path.slice(start.length);
  const parts = rest
    .split("/")
    .filter((part, index, all) => part !== "." && (part !== "" || index === all.length - 1));
  return parts.join("/") === "" ? "" : start + parts.join("/");
}

/** Returns the alternatives of the first braces, as in `{a,b}/**`. */
function bracedIn(path: string): string[] | undefined {
  const {
    before = "",
    inside = "",
    after = "",
  } = /^(?<before>[^{}]*)\{(?<inside>[^{}]*)\}(?<after>.*)$/s.exec(path)?.groups ?? {};
  const alternatives = inside.split(",");
  return alternatives.length < 2 ? undefined : alternatives.map((each) => `${before}${each}${after}`);
}
