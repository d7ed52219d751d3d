/** Tests `threat-assessment import`. */
import { existsSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { folderWith, runCli } from "./program.ts";

const REGISTER = "Risk;Likelihood;Impact\nFlood;3;4\n";

it("says in a sentence that the register does not exist", () => {
  const { status, stderr } = runCli(["import", "gone.xlsx"], { cwd: folderWith({}) });
  expect(status).toBe(2);
  expect(stderr).toContain("gone.xlsx: There is no such file or folder.");
});

it("writes nothing if a column that is named does not exist", () => {
  const cwd = folderWith({ "register.csv": REGISTER });
  const { status, stderr } = runCli(
    ["import", "register.csv", "-o", "port.threat.yaml", "--column", "Lead=owner"],
    { cwd },
  );
  expect(status).toBe(2);
  expect(stderr).toContain('There is no column "Lead". The columns are ');
  expect(existsSync(join(cwd, "port.threat.yaml"))).toBe(false);
});

it("writes an assessment to a YAML file, and to no other", () => {
  const cwd = folderWith({ "register.csv": REGISTER });
  const { status, stderr } = runCli(["import", "register.csv", "-o", "zz.xlsx"], { cwd });
  expect(status).toBe(2);
  expect(stderr).toContain("zz.xlsx: An assessment is a YAML file. Write it to a .yaml or .yml file.");
  expect(existsSync(join(cwd, "zz.xlsx"))).toBe(false);
  expect(runCli(["import", "register.csv", "-o", "port.threat.yml"], { cwd }).status).toBe(0);
});
