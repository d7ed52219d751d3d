/** Tests that the words of commander, the parser of the command line, are in the reader's language. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import type { Command } from "commander";
import { usageErrorOf } from "../../server/src/cli/commanderTexts.ts";
import { projectRoot } from "../../scripts/root.ts";
import { program } from "../../server/src/cli/program.ts";
import { runCli } from "./program.ts";

/** The names of all commands, and of those below them. */
function allCommands({ commands }: Command): string[] {
  return commands.flatMap((each) => [
    each.name(),
    ...allCommands(each).map((name) => `${each.name()} ${name}`),
  ]);
}

const env = { LANG: "es_MX.UTF-8" };

describe("the help in Spanish", () => {
  it.each(["", ...allCommands(program())])('the help of "%s" has no English words', (name) => {
    const { stdout } = runCli([...name.split(" ").filter(Boolean), "--help"], { env });
    expect(stdout).toMatch(/^Uso: threat-assessment /);
    expect(stdout).not.toMatch(
      /\b(?:Usage|Arguments|Options|Commands|options|choices|default|display|help for)\b/,
    );
  });

  it("the help of a command names its options, their values and their defaults", () => {
    const { stdout } = runCli(["rules", "--help"], { env });
    expect(stdout).toContain("Uso: threat-assessment rules [opciones] [id]\n");
    expect(stdout.replace(/\s+/g, " ")).toContain(
      "El formato de la salida. Valores permitidos: text y json. Valor predeterminado: text.",
    );
  });
});

describe("a usage error in Spanish", () => {
  it.each([
    [["chek"], "No existe el comando «chek». ¿Quiso decir «check»?"],
    [["check", "--formt"], "No existe la opción «--formt». ¿Quiso decir «--format»?"],
    [["check", "--it's (odd)"], "No existe la opción «--it's (odd)»."],
    [["check", "--format"], "La opción `-f, --format <name[=file]>` necesita un valor."],
    [["check", "--severity", "bad"], "La opción `--severity <level>` no admite el valor «bad»."],
    [["check", "--severity", "bad"], "Valores permitidos: error, warning, information, hint."],
    [["check", "--max-warnings", "few"], "«few» no es un número de advertencias."],
    [["merge"], "Falta el argumento `path`."],
    [["rules", "a", "b"], "Hay demasiados argumentos: 2. `rules` solo admite 1."],
    [["lsp"], "La opción `--stdio` es obligatoria."],
  ])("the error for %j is a whole sentence", (args, message) => {
    const { status, stdout, stderr } = runCli(args, { env });
    const [line, hint] = stderr.split("\n");
    expect(line).toMatch(/^error: /);
    expect(line).toContain(message);
    expect(hint).toMatch(/^Para ver la ayuda, ejecute `threat-assessment [a-z ]*--help`\.$/);
    expect({ status, stdout }).toEqual({ status: 2, stdout: "" });
  });
});

it("every usage error that this version of commander prints for our options is known", () => {
  const code = readFileSync(join(projectRoot, "node_modules/commander/lib/command.js"), "utf8");
  const templates = Array.from(code.matchAll(/`(error: [^`]*)`/g), ([, template = ""]) => template);
  // Our options have no variables, no parsers of arguments, and no conflicts.
  const unused = /from env|command-argument|cannot be used with/;
  const texts = templates
    .filter((template) => !unused.test(template))
    .map((template) =>
      template
        .replace("${suggestion}", "\n(Did you mean one of check, merge?)")
        .replace("${forSubcommand}", " for 'rules'")
        .replaceAll(/\$\{[^}]*(?:expected|length)\}/g, "2")
        .replace("${s}", "s")
        .replaceAll(/\$\{[^}]*\}/g, "x"),
    );
  expect(texts).toHaveLength(7);
  for (const text of texts) expect([text, usageErrorOf(text)]).toEqual([text, expect.any(String)]);
});
