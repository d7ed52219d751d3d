/** The editors in which the server is tested, and how each is started without a window. */
import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { runProcess } from "../vscode/process.ts";
import { ScriptFailure } from "../vscode/program.ts";
import type { EditorStep } from "./steps.ts";

/** An editor, and how to test it. */
export interface EditorSetup {
  /** One word, for the summary at the end. */
  readonly id: string;
  /** The Debian packages that contain the editor. */
  readonly packages: string;
  /** The name and version of the editor, or `undefined` if it is not installed. */
  readonly version: () => Promise<string | undefined>;
  /** The headings in docs/editors.md above its configuration, and the language of the code blocks. */
  readonly lines: (version: string) => readonly [headings: readonly string[], language: string];
  /** The command that loads the configuration and then runs the script in test/editors/. */
  readonly command: (lines: string) => readonly [program: string, ...args: string[]];
  /** The steps that the editor does not support, with the reasons. */
  readonly lacks: Readonly<Partial<Record<EditorStep, string>>>;
}

const script = (name: string): string => join(import.meta.dirname, "../../test/editors", name);

const neovim: EditorSetup = {
  id: "neovim",
  packages: "neovim",
  version: () => versionOf("nvim", /^NVIM v(\d+\.\d+\.\d+)/, "Neovim"),
  lines: (version) => {
    const minor = Number(/0\.(\d+)/.exec(version)?.[1] ?? Infinity);
    const heading = minor < 8 ? "Neovim 0.7" : minor < 11 ? "Neovim 0.8 to 0.10" : "Neovim 0.11 and newer";
    return [["Neovim", heading], "lua"];
  },
  command: (lines) => ["nvim", "--headless", "-n", "-i", "NONE", "-u", lines, "-S", script("nvim.lua")],
  lacks: {},
};

const eglot: EditorSetup = {
  id: "eglot",
  packages: "emacs-nox elpa-eglot elpa-yaml-mode",
  version: () => emacsWith("eglot"),
  lines: () => [["Emacs", "eglot"], "elisp"],
  command: (lines) => emacs(lines, "eglot.el"),
  lacks: { lenses: "eglot shows no code lenses" },
};

const lspMode: EditorSetup = {
  id: "lsp-mode",
  packages: "emacs-nox elpa-lsp-mode elpa-yaml-mode",
  version: () => emacsWith("lsp-mode"),
  lines: () => [["Emacs", "lsp-mode"], "elisp"],
  command: (lines) => emacs(lines, "lsp-mode.el"),
  lacks: {},
};

const ale: EditorSetup = {
  id: "ale",
  packages: "vim vim-ale",
  version: async () => {
    const vim = await versionOf("vim", /^VIM - Vi IMproved (\d+\.\d+)/, "Vim");
    return vim && existsSync("/usr/share/vim-ale") ? `${vim} with ALE` : undefined;
  },
  lines: () => [["Vim", "ALE"], "vim"],
  command: (lines) => ["vim", "-es", "-N", "-i", "NONE", "-u", lines, "-S", script("ale.vim")],
  lacks: {
    format: "ALE asks no server to format",
    lenses: "ALE shows no code lenses",
    settings: "ALE sends settings only at the start",
    end: "Vim ends its servers by force",
  },
};

/** All editors to test. */
export const editors: readonly EditorSetup[] = [neovim, eglot, lspMode, ale];

function emacs(lines: string, name: string): readonly [string, ...string[]] {
  return ["emacs", "--batch", "-l", script("common.el"), "-l", lines, "-l", script(name)];
}

async function emacsWith(name: string): Promise<string | undefined> {
  const version = await versionOf("emacs", /^GNU Emacs (\d+\.\d+)/, "Emacs");
  const isThere = (feature: string): string => `(unless (require '${feature} nil t) (kill-emacs 1))`;
  const check = `(progn (require 'package) (package-initialize) ${isThere("yaml-mode")} ${isThere(name)})`;
  const found = version && (await output("emacs", ["--batch", "--eval", check]));
  return found === undefined ? undefined : `${version ?? ""} with ${name}${debianVersion(name)}`;
}

/** The version of an Emacs package from Debian. */
function debianVersion(name: string): string {
  const folder = "/usr/share/emacs/site-lisp/elpa";
  const found = existsSync(folder)
    ? readdirSync(folder).find((each) => each.startsWith(`${name}-`))
    : undefined;
  return found ? ` ${found.slice(name.length + 1)}` : "";
}

async function versionOf(program: string, pattern: RegExp, name: string): Promise<string | undefined> {
  const [, version] = pattern.exec((await output(program, ["--version"])) ?? "") ?? [];
  return version && `${name} ${version}`;
}

/** The output of a program, or `undefined` if it is missing or fails. */
async function output(program: string, args: string[]): Promise<string | undefined> {
  try {
    return await runProcess(program, args);
  } catch (error) {
    if (error instanceof ScriptFailure) return undefined;
    throw error;
  }
}
