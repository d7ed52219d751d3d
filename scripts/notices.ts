/** The licences of exactly the packages that are bundled, as esbuild reports them. */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { Metafile } from "esbuild";

const root = fileURLToPath(new URL("../", import.meta.url));

/** What licences are called in packages: LICENSE, License.txt, licence.md, COPYING, NOTICE. */
const LICENCE = /^(?:licen[cs]e|copying|notice)(?:[.-].*)?$/i;

export interface BundledPackage {
  readonly name: string;
  readonly version: string;
  readonly license: string;
  /** The text of its licence, with its notices. */
  readonly text: string;
}

/** The packages of which code is in the outputs, by name. @throws Error for a package without the text of its licence. */
export function bundledPackages({ outputs }: Pick<Metafile, "outputs">): BundledPackage[] {
  const folders = new Set<string>();
  for (const { inputs } of Object.values(outputs)) {
    for (const [path, { bytesInOutput }] of Object.entries(inputs)) {
      // The innermost package, where one has packages of its own.
      const folder = /^.*\bnode_modules\/(?:@[^/]+\/)?[^/]+(?=\/)/.exec(path)?.[0];
      if (folder !== undefined && bytesInOutput > 0) folders.add(folder);
    }
  }
  return Array.from(folders, packageIn).sort((one, other) => compare(key(one), key(other)));
}

/** The file that goes with the bundles: each package with its licence. */
export function noticesOf(packages: readonly BundledPackage[]): string {
  const list = packages.map(({ name, version, license }) => `- ${name} ${version} (${license})`);
  const texts = packages.map(
    ({ name, version, text }) => `${RULE}\n${name} ${version}\n${RULE}\n\n${text}\n`,
  );
  return `Third-party notices of Threat Assessment

The programs contain code of these packages. Their licences follow.

${list.join("\n")}

${texts.join("\n")}`;
}

const RULE = "-".repeat(80);

interface Manifest {
  readonly name: string;
  readonly version: string;
  readonly license: string;
  readonly author?: string | { readonly name: string };
}

function packageIn(folder: string): BundledPackage {
  const path = join(root, folder);
  const manifest = JSON.parse(readFileSync(join(path, "package.json"), "utf8")) as Manifest;
  const texts = readdirSync(path)
    .filter((file) => LICENCE.test(file))
    .sort(compare)
    .map((file) => readFileSync(join(path, file), "utf8").replaceAll("\r\n", "\n").trim());
  const { name, version, license } = manifest;
  return { name, version, license, text: texts.join("\n\n") || standardText(manifest) };
}

/** Where the texts of licences are of which packages often contain only the name. */
const samples: ReadonlyMap<string, string> = new Map([
  ["MIT", "LICENSE"],
  ["ISC", "node_modules/yaml/LICENSE"],
]);

/** The text of the licence that a package only names. */
function standardText({ name, license, author }: Manifest): string {
  const holder = typeof author === "object" ? author.name : author;
  const sample = samples.get(license);
  if (sample === undefined || holder === undefined) {
    throw new Error(`The package "${name}" is bundled, but contains no licence text.`);
  }
  const text = readFileSync(join(root, sample), "utf8").trim();
  return text.replace(/^Copyright .*$/m, `Copyright (c) ${holder}`);
}

function key({ name, version }: BundledPackage): string {
  return `${name} ${version}`;
}

/** By code units, on every machine alike. */
function compare(one: string, other: string): number {
  if (one === other) return 0;
  return one < other ? -1 : 1;
}
