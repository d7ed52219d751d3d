/** The programs that are measured: ours as built, the others in the versions that `bench/package.json` pins. */
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import manifest from "../../bench/package.json" with { type: "json" };
import { engineOptions, serverArguments } from "../../client/src/engine.ts";
import { npm } from "../vscode/process.ts";
import { step, temporaryFolder } from "../vscode/program.ts";
import type { Contender } from "./server.ts";
import { projectRoot } from "../root.ts";

const folder = join(projectRoot, "bench");

/** The schema for the other programs. */
export const schema = join(projectRoot, "schemas/assessment.schema.json");

/** Our command line, as npm installs it. */
export const cli = join(projectRoot, "dist/threat-assessment.cjs");

/** Our server, with diagnostics pulled in parts, as in our extension for VS Code. */
export const ours: Contender = {
  name: "threat-assessment",
  command: [
    ...engineOptions,
    join(projectRoot, "dist/server.cjs"),
    "--stdio",
    ...serverArguments(join(temporaryFolder(), "code")),
  ],
  pulls: true,
  hasParts: true,
  settings: {},
};

/** Our server with pushed diagnostics. */
export const oursPushing: Contender = { ...ours, pulls: false, hasParts: false };

/** yaml-language-server with our schema, and without its access to the network. */
export const peer: Contender = {
  name: "yaml-language-server",
  command: [programOf("yaml-language-server"), "--stdio"],
  pulls: false,
  settings: {
    yaml: {
      schemas: { [pathToFileURL(schema).toString()]: ["*.threat.yaml"] },
      schemaStore: { enable: false },
      kubernetesCRDStore: { enable: false },
    },
  },
};

/** The versions of the other programs, by package. */
export const versions: Readonly<Record<string, string>> = manifest.dependencies;

/** The path of a program in a package of `bench/`. */
export function programOf(name: string): string {
  return join(folder, "node_modules/.bin", name);
}

/** Installs the other programs unless they are already there in these versions. */
export async function installPeers(): Promise<void> {
  const isInstalled = Object.entries(versions).every(([name, version]) => installed(name) === version);
  if (!isInstalled)
    await step("Installing the other programs", () => npm(["ci", "--ignore-scripts"], folder));
}

function installed(name: string): string | undefined {
  const path = join(folder, "node_modules", name, "package.json");
  return existsSync(path)
    ? (JSON.parse(readFileSync(path, "utf8")) as { version: string }).version
    : undefined;
}
