/** Tests that a script answers a mistake of its user with one sentence, and never with a stack. */
import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import manifest from "../../package.json" with { type: "json" };
import { readYaml } from "../../scripts/read.ts";
import { projectRoot } from "../../scripts/root.ts";
import { missingIn } from "../../scripts/translations/check.ts";
import { translationOf, translations } from "../../scripts/translations/languages.ts";
import { allTexts } from "../../scripts/translations/texts.ts";
import { folderWith } from "../cli/program.ts";

const files = {
  "broken.json": '{\n  "language": "fr",\n  "texts": [x]\n}\n',
  "other.json": "[]",
  "incomplete.json": '{ "language": "fr", "texts": [{ "kind": "messages", "english": "Rules" }] }',
  "foreign.json": '{ "language": "../fr", "texts": [] }',
};

function run(
  command: string,
  cwd = folderWith(files),
): { status: number | null; stdout: string; stderr: string } {
  const [script = "", ...args] = command.split(" ");
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [join(projectRoot, "scripts", script), ...args],
    {
      cwd,
      encoding: "utf8",
    },
  );
  return { status, stdout, stderr };
}

describe("a script", () => {
  it.each([
    ["translations.ts --merge nowhere.json", "nowhere.json: There is no such file or folder."],
    ["translations.ts --merge .", ". is a folder, not a file."],
    ["translations.ts --merge broken.json", "broken.json is not JSON: invalid symbol in line 3, column 13."],
    ["translations.ts --merge other.json", "other.json is not a list of texts to translate."],
    ["translations.ts --merge incomplete.json", "incomplete.json: text 1 needs"],
    ["translations.ts --merge foreign.json", '"../fr" is not the code of a language.'],
    ["translations.ts --write", "argument missing"],
    [
      "translations.ts --write ../fr",
      '"../fr" is not the code of a language. Write it as in "fr" or "pt-br".',
    ],
    ["translations.ts --write en", "name another language"],
    ["translations.ts French", '"French" is not the code of a language.'],
    ["translations.ts --wrote fr", "Unknown option '--wrote'"],
    ["docs.ts --chek", "Unknown option '--chek'"],
    ["new-rule.ts no-thing", "Name the group and the id"],
    ["release.ts", "Name the tag: npm run release -- v"],
    ["release.ts v0.0.0", 'The tag is "v0.0.0"'],
    ["test-vscode.ts --host=moon", '"moon"'],
    ["test-editors.ts ed", '"ed"'],
    ["bench.ts nothing", 'There is no part "nothing"'],
    ["soak.ts --minutes few", '--minutes needs a number, not "few".'],
    ["fuzz.ts --seed few", '--seed needs a number, not "few".'],
  ])("refuses `%s` with one sentence", (command, message) => {
    const { status, stderr } = run(command);
    expect(stderr).toContain(message);
    expect(stderr.trim().split("\n")).toHaveLength(1);
    expect(status).toBe(1);
  });

  const names = Object.values(manifest.scripts).flatMap(
    (command) => command.match(/scripts\/[\w-]+\.ts/g) ?? [],
  );
  it.each([...new Set(names)])("%s reports its errors as all do", (path) => {
    expect(readFileSync(join(projectRoot, path), "utf8")).toContain("await runScript(");
  });
});

it("a script writes its whole output, however slowly it is read", () => {
  const command = `"${process.execPath}" scripts/translations.ts fr | (sleep 3; wc -l)`;
  const { stdout } = spawnSync("sh", ["-c", command], { cwd: projectRoot, encoding: "utf8" });
  const languages = translations().length + 1;
  const missing = missingIn(translationOf("fr"), allTexts()).length;
  expect(Number(stdout)).toBe(missing + languages);
});

it("a broken YAML file is reported with its place", () => {
  const path = join(folderWith({ "a.yaml": "a: 1\nb: [1\n" }), "a.yaml");
  expect(() => readYaml(path)).toThrow(/a\.yaml is not YAML: .* at line 3, column 1\.$/);
});

it("a worklist keeps what its translator has filled in, when it is written again", () => {
  const cwd = folderWith({});
  const list = (): { texts: { english: string; translation: string }[] } =>
    JSON.parse(readFileSync(join(cwd, "translations.fr.json"), "utf8")) as ReturnType<typeof list>;
  expect(run("translations.ts --write fr", cwd)).toMatchObject({ status: 0, stderr: "" });
  const [first = expect.unreachable()] = list().texts;
  const text = JSON.stringify({ language: "fr", texts: [{ ...first, translation: "Premier" }] });
  const again = folderWith({ "translations.fr.json": text });
  expect(run("translations.ts --write fr", again).stdout).toContain("and 1 that you have filled in");
  const written = JSON.parse(readFileSync(join(again, "translations.fr.json"), "utf8")) as ReturnType<
    typeof list
  >;
  expect(written.texts[0]).toEqual({ ...first, translation: "Premier" });
  expect(written.texts).toHaveLength(list().texts.length);
});
