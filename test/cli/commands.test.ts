/** Tests the program's other commands, its help, and its errors for unknown arguments. */
import { describe, expect, it } from "vitest";
import { rules } from "../../server/src/rules/index.ts";
import { folderWith, runCli } from "./program.ts";

describe("help and version", () => {
  it("the version is printed", () => {
    expect(runCli(["--version"])).toEqual({
      status: 0,
      stdout: expect.stringMatching(/^\d+\.\d+\.\d+\S*\n$/) as string,
      stderr: "",
    });
  });

  it.each([
    [["--help"], ["check", "rules", "lsp", "Examples:"]],
    [
      ["help", "check"],
      ["--format", "--stdin-filename", "Examples:", "Exit status:"],
    ],
    [
      ["check", "--help"],
      ["--format", "--stdin-filename", "Examples:", "Exit status:"],
    ],
    [
      ["rules", "-h"],
      ["--format", "Examples:"],
    ],
    [
      ["lsp", "--help"],
      ["--stdio", "Examples:"],
    ],
  ])('help is printed for "%s"', (args, words) => {
    const { status, stdout, stderr } = runCli(args);
    for (const word of words) expect(stdout).toContain(word);
    expect({ status, stderr }).toEqual({ status: 0, stderr: "" });
  });

  /** The commands, and the commands in them. */
  const pathsBelow = (path: readonly string[]): string[][] => {
    const [, commands = ""] = /^Commands:\n((?: .*\n)*)/m.exec(runCli([...path, "--help"]).stdout) ?? [];
    const names = Array.from(commands.matchAll(/^ {2}(\w+)/gm), ([, name = ""]) => name);
    return names.flatMap((name) => [[...path, name], ...pathsBelow([...path, name])]);
  };
  const paths = pathsBelow([]);

  it("help is printed for every command and for those in it, in each way of asking", () => {
    expect(paths).toContainEqual(["taxonomy", "export"]);
    for (const path of paths) {
      const asked = runCli([...path, "--help"]);
      expect(asked.stdout).toMatch(new RegExp(`^Usage: threat-assessment ${path.join(" ")} `));
      expect(asked).toMatchObject({ status: 0, stderr: "" });
      expect(runCli([...path, "-h"])).toEqual(asked);
      expect(runCli(["help", ...path])).toEqual(asked);
    }
    expect(runCli(["taxonomy", "help", "export"])).toEqual(runCli(["taxonomy", "export", "--help"]));
    expect(runCli(["help"])).toEqual(runCli(["--help"]));
  });

  it("help is printed as an error if no command is given", () => {
    const { status, stdout, stderr } = runCli([]);
    expect(stderr).toMatch(/^Usage: threat-assessment /);
    expect({ status, stdout }).toEqual({ status: 2, stdout: "" });
  });
});

describe("wrong arguments", () => {
  it.each([
    [["chek"], 'There is no command "chek". Did you mean "check"?'],
    [["frobnicate"], 'There is no command "frobnicate".\n'],
    [["a.threat.yaml"], 'Did you mean "threat-assessment check a.threat.yaml"?'],
    [["examples"], 'Did you mean "threat-assessment check examples"?'],
    [["check", "--formt", "json"], 'There is no option "--formt". Did you mean "--format"?'],
    [["check", "--format", "xml"], "stylish, json"],
    [["check", "--format", "sarf"], 'Did you mean "sarif"?'],
    [["check", "--format", "json", "--format", "sarif"], "Two formats go to standard output"],
    [["check", "--rule", "no-unknown-kei"], 'Did you mean "no-unknown-key"?'],
    [["check", "--max-warnings", "few"], '"few" is not a number'],
    [["check", "--severity", "bad"], "error, warning, information, hint"],
    [["check", "--baseline", "nowhere.json"], "--write-baseline nowhere.json"],
    [["check", "--format"], "--format"],
    [["rules", "no-unknown-kei"], 'There is no rule "no-unknown-kei". Did you mean "no-unknown-key"?'],
    [["rules", "no-unknown-key", "more"], "There are too many arguments: 2. `rules` takes only 1."],
    [["lsp"], "--stdio"],
    [["help", "nosuch"], 'There is no command "nosuch".\nFor help, run `threat-assessment --help`.'],
    [["help", "chek"], 'Did you mean "check"?'],
    [["help", "taxonomy", "exprot"], 'There is no command "exprot". Did you mean "export"?'],
    [
      ["help", "check", "more"],
      'There is no command "more".\nFor help, run `threat-assessment check --help`.',
    ],
    [["taxonomy", "exprot"], 'Did you mean "export"?'],
    [["taxonomy", "help", "nosuch"], 'There is no command "nosuch".'],
    [["taxonomy", "export"], "For help, run `threat-assessment taxonomy export --help`."],
  ])('an error is printed for "%s"', (args, message) => {
    const { status, stdout, stderr } = runCli(args);
    expect(stderr).toMatch(/^error: /);
    expect(stderr).toContain(message);
    expect(stderr).not.toMatch(/^\s+at /m);
    expect({ status, stdout }).toEqual({ status: 2, stdout: "" });
  });
});

describe("rules", () => {
  it("rules lists every rule on a line", () => {
    const { status, stdout } = runCli(["rules"]);
    const [head, ...lines] = stdout.trimEnd().split("\n");
    expect(head).toMatch(/^Rule +Severity +Preset +Requirement$/);
    expect(lines.map((line) => line.split(/ +/)[0])).toEqual(rules.map((rule) => rule.id));
    expect(status).toBe(0);
  });

  it("rules prints the page of one rule", () => {
    const { status, stdout } = runCli(["rules", "no-unknown-key"]);
    expect(stdout).toMatch(/^no-unknown-key {2}Severity: error · Preset: recommended\n\nEvery key /);
    expect(status).toBe(0);
  });

  it("rules prints JSON for programs", () => {
    const content = JSON.parse(runCli(["rules", "--format", "json"]).stdout) as { rules: { id: string }[] };
    expect(content).toMatchObject({ version: 1, tool: { name: "threat-assessment" } });
    expect(content.rules.map((rule) => rule.id)).toEqual(rules.map((rule) => rule.id));
    const one = JSON.parse(runCli(["rules", "no-unknown-key", "--format", "json"]).stdout) as {
      rules: unknown[];
    };
    expect(one.rules).toEqual([
      expect.objectContaining({ id: "no-unknown-key", severity: "error", preset: "recommended" }),
    ]);
  });
});

describe("the language of the environment", () => {
  const helpIn = (env: NodeJS.ProcessEnv): string => runCli(["check", "--help"], { env }).stdout;
  const SPANISH = "Comprueba archivos, carpetas y patrones glob";

  it("is that of the first variable that is set", () => {
    expect(helpIn({ LC_ALL: "es_MX.UTF-8", LC_MESSAGES: "C", LANG: "C" })).toContain(SPANISH);
    expect(helpIn({ LC_ALL: "", LC_MESSAGES: "es_ES", LANG: "en_US.UTF-8" })).toContain(SPANISH);
    expect(helpIn({ LANG: "es" })).toContain(SPANISH);
    expect(helpIn({ LC_ALL: "en_US.UTF-8", LANG: "es_MX.UTF-8" })).toContain(
      "Check files, folders and globs",
    );
  });

  it.each(["C", "POSIX", "es_MX.UTF-8", "xx", "../../etc"])("does no harm if it is %s", (language) => {
    const cwd = folderWith({ "a.threat.yaml": "assessment: 1\ntitle: x\n" });
    const { status, stderr } = runCli(["check"], { cwd, env: { LC_ALL: language } });
    expect({ status, stderr }).toEqual({ status: 0, stderr: "" });
  });
});
