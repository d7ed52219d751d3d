/** Collects the licences of the packages that esbuild has bundled. */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { Metafile } from "esbuild";
import { projectRoot } from "./root.ts";

/** The names of licence files in packages: LICENSE, License.txt, licence.md, LICENSE_FONT, COPYING, NOTICE. */
const LICENCE = /^(?:licen[cs]e|copying|notice)(?:[._-].*)?$/i;

/** A bundled package. */
interface BundledPackage {
  readonly name: string;
  readonly version: string;
  readonly license: string;
  /** The text of its licence and notices. */
  readonly text: string;
}

/**
 * The packages in the outputs, sorted by name.
 * @throws Error for a package without a licence text.
 */
export function bundledPackages({ outputs }: Pick<Metafile, "outputs">): BundledPackage[] {
  const inputs = Object.values(outputs).flatMap((output) => Object.entries(output.inputs));
  const used = inputs.flatMap(([path, { bytesInOutput }]) => (bytesInOutput > 0 ? [path] : []));
  // The innermost package, since a package may contain others.
  const folders = new Set(
    used.flatMap((path) => /^.*\bnode_modules\/(?:@[^/]+\/)?[^/]+(?=\/)/.exec(path)?.[0] ?? []),
  );
  return Array.from(folders, packageIn).sort((one, other) => compare(key(one), key(other)));
}

/** The text of the notices: each package with its licence. */
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
  const path = join(projectRoot, folder);
  const manifest = JSON.parse(readFileSync(join(path, "package.json"), "utf8")) as Manifest;
  const texts = readdirSync(path)
    .filter((file) => LICENCE.test(file))
    .sort(compare)
    .map((file) => readFileSync(join(path, file), "utf8").replaceAll("\r\n", "\n").trim());
  const { name, version, license } = manifest;
  const [own = standardText(manifest), ...others] = texts;
  return { name, version, license, text: [own, ...others, ...(additions.get(name) ?? [])].join("\n\n") };
}

/** Sources of standard licence texts, for packages that often contain only the name of the licence. */
const samples: ReadonlyMap<string, string> = new Map([
  ["MIT", "LICENSE"],
  ["ISC", "node_modules/yaml/LICENSE"],
  ["Apache-2.0", "node_modules/typescript/LICENSE.txt"],
  ["MPL-2.0", "node_modules/lightningcss/LICENSE"],
]);

/** What a package leaves out: the notices of the works in it. */
const additions: ReadonlyMap<string, readonly string[]> = new Map([
  [
    "citeproc",
    [
      "We use it under the Common Public Attribution License, version 1.0: https://opensource.org/license/cpal_1.0\nThe styles and the words of languages next to it are data of the Citation Style Language project, https://citationstyles.org, under CC BY-SA 3.0. Each names its authors.",
    ],
  ],
  [
    "@myriaddreamin/typst-ts-web-compiler",
    [
      "Contains Typst 0.14.2 by the Typst Project Developers (Apache-2.0), https://github.com/typst/typst. Its notice follows.",
      readFileSync(join(projectRoot, "scripts/notices/typst.txt"), "utf8").trim(),
    ],
  ],
]);

/** The text of a standard licence, for a package that contains only its name. */
function standardText({ name, license, author }: Manifest): string {
  const holder = typeof author === "object" ? author.name : author;
  const sample = samples.get(license);
  const text = sample === undefined ? undefined : readFileSync(join(projectRoot, sample), "utf8").trim();
  const isNamed = text !== undefined && /^Copyright /m.test(text);
  if (text === undefined || (isNamed && holder === undefined)) {
    throw new Error(`The package "${name}" is bundled, but contains no licence text.`);
  }
  return isNamed ? text.replace(/^Copyright .*$/m, `Copyright (c) ${holder ?? ""}`) : text;
}

function key({ name, version }: BundledPackage): string {
  return `${name} ${version}`;
}

/** Compares by code units, which is the same on every machine. */
function compare(one: string, other: string): number {
  if (one === other) return 0;
  return one < other ? -1 : 1;
}
