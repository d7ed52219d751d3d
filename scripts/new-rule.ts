/** Creates a rule: `npm run new-rule GROUP/ID` writes its file and adds it to the catalogue. */
import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import process from "node:process";
import type { RuleName } from "./new-rule/template.ts";
import { templateOf } from "./new-rule/template.ts";
import { withRule } from "./new-rule/catalogue.ts";
import { projectRoot } from "./root.ts";
import { ScriptFailure, runScript } from "./vscode/program.ts";

const folder = join(projectRoot, "server/src/rules/");

/** The groups of rules, which are folders. */
export function ruleGroups(): string[] {
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => name);
}

/** @throws ScriptFailure if the argument is not the name of a new rule. */
function nameIn(argument = ""): RuleName {
  const known = ruleGroups();
  const { group, id } = /^(?<group>[a-z-]+)\/(?<id>[a-z-]+)$/.exec(argument)?.groups ?? {};
  if (group === undefined || id === undefined)
    throw new ScriptFailure(
      `Name the group and the id: npm run new-rule GROUP/ID. The groups are ${known.join(", ")}.`,
    );
  if (!known.includes(group))
    throw new ScriptFailure(
      `There is no group "${group}", only ${known.join(", ")}. For a new one, make the folder server/src/rules/${group} first.`,
    );
  if (!/^(?:no|use|require)(?:-[a-z]+)+$/.test(id))
    throw new ScriptFailure(`"${id}" is not an id of a rule: it begins with no-, use- or require-.`);
  const taken = known.find((each) => existsSync(join(folder, each, `${id}.ts`)));
  if (taken !== undefined)
    throw new ScriptFailure(`The rule "${id}" is there already, in the group "${taken}".`);
  return { group, id };
}

function main(): number {
  const name = nameIn(process.argv[2]);
  const catalogue = join(folder, "index.ts");
  writeFileSync(catalogue, withRule(readFileSync(catalogue, "utf8"), name));
  writeFileSync(join(folder, name.group, `${name.id}.ts`), templateOf(name));
  console.log(`server/src/rules/${name.group}/${name.id}.ts

Write its examples first: they are its tests, and fail until the rule does what they say.
  npx vitest run test/rules -t ${name.id}
Then write its page, from the rule itself:
  npm run docs`);
  return 0;
}

if (import.meta.main) await runScript(main);
