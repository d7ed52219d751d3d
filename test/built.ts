/** Builds before the tests, and before each rerun, if a source file is newer than the build. */
import type { TestProject } from "vitest/node";
import { buildIfOld } from "../scripts/build.ts";

export default async function setup(project: TestProject): Promise<void> {
  await buildIfOld();
  project.onTestsRerun(buildIfOld);
}
