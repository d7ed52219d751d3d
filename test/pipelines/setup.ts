/** Packs the built program as npm would publish it, once for all tests. */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import process from "node:process";
import type { TestProject } from "vitest/node";
import { npm } from "../../scripts/vscode/process.ts";
import { projectRoot } from "../../scripts/root.ts";

declare module "vitest" {
  interface ProvidedContext {
    /** The path of the npm package. */
    readonly tarball: string;
  }
}

export default async function setup(project: TestProject): Promise<() => void> {
  const folder = mkdtempSync(join(tmpdir(), "threat-assessment-package-"));
  // What the package contains is built already.
  await npm(["pack", "--ignore-scripts", "--pack-destination", folder], projectRoot);
  const name = `threat-assessment-${process.env.npm_package_version ?? ""}.tgz`;
  project.provide("tarball", join(folder, name));
  return () => {
    rmSync(folder, { recursive: true, force: true });
  };
}
