/** Tests the VSIX file: it is small and reproducible, and contains the licences of what it bundles. */
import { spawn, spawnSync } from "node:child_process";
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join, posix } from "node:path";
import process from "node:process";
import { pathToFileURL } from "node:url";
import type { Metafile } from "esbuild";
import { unzipSync, zipSync } from "fflate";
import { createMessageConnection } from "vscode-languageserver-protocol/node";
import { beforeAll, describe, expect, it } from "vitest";
import { METAFILE } from "../../scripts/built.ts";
import { packageExtension } from "../../scripts/package.ts";
import { writeParts } from "../../scripts/release.ts";
import type { ExportResult } from "../../server/src/lsp/exportRequests.ts";
import { CLEAN, folderWithFiles, temporary, untouched } from "./machine.ts";
import { projectRoot } from "../../scripts/root.ts";

const text = (bytes: Uint8Array | undefined): string => new TextDecoder().decode(bytes);

let file = Buffer.of();
let entries: Readonly<Record<string, Uint8Array>> = {};

beforeAll(async () => {
  file = readFileSync(await packageExtension(temporary()));
  entries = unzipSync(file);
});

describe("the VSIX", () => {
  it("the VSIX is smaller than 16 MB, and smaller than 2.6 MB without the files for PDFs and pictures", () => {
    expect(file.length).toBeLessThan(16_000_000);
    const others = Object.entries(entries).filter(([name]) => !name.startsWith("extension/dist/assets/"));
    expect(zipSync(Object.fromEntries(others)).length).toBeLessThan(2_600_000);
  });

  it("the VSIX contains what documents need, with the licences of the fonts and the notice of Typst", () => {
    for (const asset of ["typst_ts_web_compiler_bg.wasm", "index_bg.wasm", "SourceSerif4_400Regular.ttf"])
      expect(Object.keys(entries)).toContain(`extension/dist/assets/${asset}`);
    expect(Object.keys(entries)).toContain("extension/dist/citations/LICENSE");
    const notices = text(entries["extension/ThirdPartyNotices.txt"]);
    expect(notices).toContain("SIL OPEN FONT LICENSE Version 1.1");
    expect(notices).toContain("Licenses for third party components used by this project can be found below.");
    expect(notices).toContain("Bitstream Vera Fonts Copyright");
  });

  it("the VSIX is byte-identical in any time zone, language and umask", async () => {
    const [mask, zone, language] = [process.umask(0o077), process.env.TZ, process.env.LC_ALL];
    Object.assign(process.env, { TZ: "America/Lima", LC_ALL: "es_PE.UTF-8" });
    const again = readFileSync(await packageExtension(temporary()));
    process.umask(mask);
    Object.assign(process.env, { TZ: zone ?? "", LC_ALL: language ?? "" });
    expect(again.equals(file)).toBe(true);
  });

  it("the VSIX contains every file that the manifest names", () => {
    const manifest = text(entries["extension/package.json"]);
    const paths = Array.from(
      manifest.matchAll(/"(?:\.\/)?((?:dist|images|syntaxes)\/[\w./-]+)"/g),
      ([, path]) => `extension/${path ?? ""}`,
    );
    expect(paths.length).toBeGreaterThan(20);
    for (const path of paths) expect(Object.keys(entries)).toContain(path);
    expect(Object.keys(entries)).toContain("extension/l10n/bundle.l10n.es.json");
    expect(Object.keys(entries)).toContain("extension/LICENSE.txt");
  });

  it("the VSIX contains no tests, sources, source maps or pictures of the documentation", () => {
    const others = Object.keys(entries).filter((name) =>
      /\.(?:ts|map)$|\/(?:test|scripts|node_modules|screenshots)\/|metafile/.test(name),
    );
    expect(others).toEqual([]);
  });

  it("the README shows its pictures from the repository, at this version", () => {
    const images = text(entries["extension/readme.md"]).match(/!\[[^\]]*\]\([^)]*\)/g) ?? [];
    expect(images.length).toBeGreaterThan(0);
    for (const image of images)
      expect(image).toMatch(
        /\(https:\/\/github\.com\/[\w-]+\/[\w-]+\/raw\/v[\d.]+\/docs\/screenshots\/\w+\.png\)/,
      );
  });

  it("the documentation loads nothing from a network", () => {
    for (const [name, content] of Object.entries(entries)) {
      if (/\/docs\/.*\.md$/.test(name)) expect(text(content), name).not.toMatch(/!\[[^\]]*\]\(/);
    }
    expect(text(entries["extension/docs/features.md"])).toMatch(
      /^\[[^\]]+\]\(https:\/\/github\.com\/.*\.png\)$/m,
    );
  });

  it("every link of the documentation leads to a packed file, or to the repository at this version", () => {
    const broken: string[] = [];
    for (const [name, content] of Object.entries(entries)) {
      if (!/\/docs\/.*\.md$/.test(name)) continue;
      for (const [, target = ""] of text(content).matchAll(/\]\(([^)\s:#]+\.[a-z]+)(?:#[^)\s]*)?\)/g))
        if (!(posix.join(posix.dirname(name), target) in entries)) broken.push(`${name}: ${target}`);
    }
    expect(broken).toEqual([]);
    expect(text(entries["extension/docs/README.md"])).toMatch(
      /\]\(https:\/\/github\.com\/[\w-]+\/[\w-]+\/blob\/v[\d.]+\/ARCHITECTURE\.md\)/,
    );
  });
});

it("the server of the VSIX writes a PDF on a machine without anything else", async () => {
  const folder = temporary();
  for (const [name, content] of Object.entries(entries)) {
    const path = join(folder, name);
    mkdirSync(dirname(path), { recursive: true });
    if (!name.endsWith("/")) writeFileSync(path, content);
  }
  const uri = pathToFileURL(join(folderWithFiles({ "a.threat.yaml": CLEAN }), "a.threat.yaml")).href;
  const program = join(folder, "extension/dist/server.cjs");
  const server = spawn(process.execPath, [program, "--stdio"], { cwd: folder, env: untouched() });
  const connection = createMessageConnection(server.stdout, server.stdin);
  connection.listen();
  await connection.sendRequest("initialize", { processId: null, rootUri: null, capabilities: {} });
  const params = { uri, format: "pdf", name: "a" };
  const { base64, refusal } = await connection.sendRequest<ExportResult>("threatAssessment/export", params);
  connection.dispose();
  server.kill();
  expect(refusal).toBeUndefined();
  expect(
    Buffer.from(base64 ?? "", "base64")
      .subarray(0, 5)
      .toString(),
  ).toBe("%PDF-");
});

/** The folder of each package that a bundle includes. */
function bundled(): string[] {
  const folders = new Set<string>();
  const { outputs } = JSON.parse(readFileSync(join(projectRoot, METAFILE), "utf8")) as Metafile;
  for (const [path, { bytesInOutput }] of Object.values(outputs).flatMap(({ inputs }) =>
    Object.entries(inputs),
  )) {
    if (!path.includes("node_modules") || bytesInOutput === 0) continue;
    let folder = join(projectRoot, dirname(path));
    while (!isPackage(folder)) folder = dirname(folder);
    folders.add(folder);
  }
  return [...folders];
}

/** A package may contain manifests of its parts. */
function isPackage(folder: string): boolean {
  return (
    /[\\/]node_modules[\\/](?:@[^\\/]+[\\/])?[^@\\/]+$/.test(folder) &&
    existsSync(join(folder, "package.json"))
  );
}

interface Manifest {
  readonly name: string;
  readonly version: string;
}

describe("the bundled packages", () => {
  const folders = bundled();
  const packages = folders.map(
    (folder) => JSON.parse(readFileSync(join(folder, "package.json"), "utf8")) as Manifest,
  );
  const names = packages.map(({ name, version }) => `${name} ${version}`).sort();

  it("the notices list exactly the bundled packages", () => {
    const notices = text(entries["extension/ThirdPartyNotices.txt"]);
    const listed = Array.from(notices.matchAll(/^- (\S+ \S+) \(.+\)$/gm), ([, name]) => name);
    expect(names.length).toBeGreaterThan(10);
    expect(listed.sort()).toEqual(names);
    expect(notices).toBe(readFileSync(join(projectRoot, "ThirdPartyNotices.txt"), "utf8"));
  });

  it.each(folders)("the notices contain the licence of %s", (folder) => {
    const notices = text(entries["extension/ThirdPartyNotices.txt"]);
    const { name, version } = JSON.parse(readFileSync(join(folder, "package.json"), "utf8")) as Manifest;
    const [, part = ""] = notices.split(`-\n${name} ${version}\n-`);
    const licence = readdirSync(folder).find((file) => /^licen[cs]e/i.test(file));
    const expected =
      licence === undefined
        ? /^-+ (?:(?:MIT License )?Copyright \(c\) \w.* Permission (?:is hereby granted|to use, copy)|Apache License|Mozilla Public License)/
        : readFileSync(join(folder, licence), "utf8").trim().replaceAll(/\s+/g, " ");
    const actual = part.replaceAll(/\s+/g, " ");
    if (typeof expected === "string") expect(actual).toContain(expected);
    else expect(actual).toMatch(expected);
  });

  it("the list of parts of a release contains exactly the bundled packages", async () => {
    const path = join(temporary(), "parts.json");
    await writeParts(path);
    const { components, metadata } = JSON.parse(readFileSync(path, "utf8")) as Parts;
    expect(metadata.component.name).toBe("threat-assessment");
    const parts = components.map(
      ({ group, name, version }) => `${group ? `${group}/` : ""}${name} ${version}`,
    );
    // The tool also lists a manifest inside of a package.
    const isInside = (part: string): boolean => packages.some(({ name }) => part.startsWith(`${name}/`));
    expect(parts.filter((part) => !isInside(part)).sort()).toEqual(names);
  });

  it("the first table of the page on dependencies lists the direct ones", () => {
    const page = readFileSync(join(projectRoot, "docs/dependencies.md"), "utf8");
    const [first = ""] = page.split("## Development tools");
    const rows = Array.from(first.matchAll(/^\| `([^`]+)`/gm), ([, name = ""]) => name);
    const { devDependencies } = JSON.parse(readFileSync(join(projectRoot, "package.json"), "utf8")) as {
      devDependencies: Readonly<Record<string, string>>;
    };
    const direct = packages.map(({ name }) => name).filter((name) => Object.hasOwn(devDependencies, name));
    expect(rows.sort()).toEqual(direct.sort());
  });
});

interface Parts {
  readonly metadata: { readonly component: Manifest };
  readonly components: readonly (Manifest & { readonly group?: string })[];
}

it("the release script gives the reason when it fails", () => {
  const { status, stderr } = spawnSync(
    process.execPath,
    [join(projectRoot, "scripts/release.ts"), "v9.9.9"],
    {
      cwd: projectRoot,
      encoding: "utf8",
    },
  );
  expect(stderr).toContain('The tag is "v9.9.9"');
  expect(status).toBe(1);
});
