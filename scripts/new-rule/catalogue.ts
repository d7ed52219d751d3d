/** Adds a rule to the catalogue, `server/src/rules/index.ts`. */
import type { RuleName } from "./template.ts";
import { constantOf } from "./template.ts";

/** The catalogue with the rule after the last one of its group. A new group is added at the end. */
export function withRule(catalogue: string, name: RuleName): string {
  const { group, id } = name;
  const constant = constantOf(name);
  const imports = IMPORTS.exec(catalogue)?.[0] ?? "";
  const [members] = new RegExp(`^ {2}${group}: \\{\n(?: {4}\\w+,\n)*`, "m").exec(catalogue) ?? [];
  const entry = `    ${constant},\n`;
  return catalogue
    .replace(imports, `${imports}import { ${constant} } from "./${group}/${id}.ts";\n`)
    .replace(members ?? END, members === undefined ? `  ${group}: {\n${entry}  },\n${END}` : members + entry);
}

/** The imports of rules, which come last. */
const IMPORTS = /(?:^import \{ \w+ \} from "\.\/[a-z-]+\/[a-z-]+\.ts";\n)+/m;
/** The end of the groups. */
const END = "};\n";
