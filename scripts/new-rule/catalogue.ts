/** Enters a rule in the catalogue, `server/src/rules/index.ts`. */
import type { RuleName } from "./template.ts";
import { constantOf } from "./template.ts";

/** The catalogue with the rule behind the last one of its group; for the first of a group, at the end. */
export function withRule(catalogue: string, name: RuleName): string {
  const { group, id } = name;
  const constant = constantOf(name);
  const imports = Array.from(catalogue.matchAll(IMPORT), ([line, known = "", folder = ""]) => ({
    line,
    known,
    folder,
  }));
  const ofGroup = imports.filter(({ folder }) => folder === group).map(({ known }) => known);
  const entries = Array.from(catalogue.matchAll(ENTRY), ([, entry = ""]) => entry);
  const before = entries.findLast((entry) => ofGroup.includes(entry)) ?? entries.at(-1) ?? "";
  const lastImport = imports.at(-1)?.line ?? "";
  return catalogue
    .replace(lastImport, `${lastImport}import { ${constant} } from "./${group}/${id}.ts";\n`)
    .replace(`\n  ${before},\n`, `\n  ${before},\n  ${constant},\n`);
}

const IMPORT = /^import \{ (\w+) \} from "\.\/([a-z-]+)\/[a-z-]+\.ts";\n/gm;
const ENTRY = /^ {2}(\w+),$/gm;
