/** The configuration of ESLint: shared presets, the layers of the server, and our own rules in scripts/lint*.ts. */
import js from "@eslint/js";
import { defineConfig } from "eslint/config";
import type { Linter } from "eslint";
import regexp from "eslint-plugin-regexp";
import ts from "typescript-eslint";
import { layers } from "./scripts/layers.ts";
import { forbidden, ruleFiles, ruleImports, ruleState } from "./scripts/lint.ts";
import { onlyEscaped } from "./scripts/lintMarkdown.ts";
import { noTextAsMember } from "./scripts/lintLookups.ts";
import { noLetterOfAnyCase, noPatternOfText } from "./scripts/lintPatterns.ts";
import { wholeSentences } from "./scripts/lintTexts.ts";
import { isolated } from "./test/isolated.ts";

/** One block per layer: importing a later layer is an error. */
const layerRules = layers.map((layer, index): Linter.Config => ({
  files: [`server/src/${layer}/**/*.ts`],
  ignores: ["**/*.test.ts"],
  rules: {
    "no-restricted-imports": [
      "error",
      {
        patterns: [
          ...layers.slice(index + 1).map((later) => ({
            group: [`**/${later}/**`],
            message: `The layer "${layer}" comes before "${later}" and must not know it (see ARCHITECTURE.md).`,
          })),
          ...(["files", "lsp", "cli"].includes(layer)
            ? []
            : [
                {
                  group: ["node:*", "vscode-languageserver", "vscode-languageserver/*"],
                  message: "The core does no I/O and holds no connection (see ARCHITECTURE.md).",
                },
              ]),
        ],
      },
    ],
  },
}));

/** A text can have a hundred thousand of anything, which are too many arguments for the stack. */
const manyArguments = [
  "CallExpression[callee.object.name='Math'] > SpreadElement",
  "CallExpression[callee.property.name=/^(?:push|unshift)$/] > SpreadElement.arguments:first-child",
].map((selector) => ({
  selector,
  message:
    "As arguments, many of these exhaust the stack: use syntax/minMax.ts, or addAll of syntax/memo.ts.",
}));

/** VS Code shows an empty title otherwise, and its user does not know what is asked. */
const untitledDialogs = {
  selector:
    "CallExpression[callee.property.name=/^show(?:Open|Save)Dialog$/] > ObjectExpression:not(:has(> Property[key.name='title']))",
  message: "Give the dialog a title that says what is asked.",
};

/** The compiler wants `WrittenYaml` for an edit, which only a type assertion makes of other texts. */
const builtEdits = [
  "Property[key.name='newText'] > TemplateLiteral",
  "Property[key.name='newText'] > BinaryExpression",
  "TSAsExpression TSTypeReference[typeName.name=/^(?:WrittenYaml|PieceEdit)$/]",
].map((selector) => ({
  selector,
  message: "YAML is written by the modules of syntax/write, which know what needs quotation marks.",
}));

/** A busy machine must not fail a test: it counts work, or compares its growth. */
const clocks = [
  ["performance", "now"],
  ["Date", "now"],
  ["process", "cpuUsage"],
  ["process", "threadCpuUsage"],
  ["process", "resourceUsage"],
  ["process", "hrtime"],
  ["process", "uptime"],
].map(([object, property]) => ({
  object,
  property,
  message: "A test asserts nothing about seconds: count the work, or use growthOf of test/growth.ts.",
}));

/** Most test files share a process with others. */
const changesOfProcess = [
  "CallExpression[callee.object.name='vi'][callee.property.name=/^(?:mock|doMock|stubGlobal|stubEnv)$/]",
  "CallExpression[callee.object.name='process'][callee.property.name='chdir']",
  "AssignmentExpression[left.object.object.name='process'][left.object.property.name='env']",
].map((selector) => ({
  selector,
  message: "The tests after this one would notice: list the file in test/isolated.ts.",
}));

export default defineConfig(
  { ignores: ["dist/", "out/", ".vscode-server/", ".vscode-test/", "**/*.cjs", "**/*.generated.js"] },
  js.configs.recommended,
  ts.configs.strictTypeChecked,
  ts.configs.stylisticTypeChecked,
  {
    languageOptions: { parserOptions: { projectService: true } },
    rules: {
      "max-params": ["error", 3],
      "max-lines": ["error", { max: 300, skipBlankLines: true, skipComments: true }],
      "@typescript-eslint/restrict-template-expressions": ["error", { allowNumber: true }],
      "@typescript-eslint/no-unused-vars": ["error", { argsIgnorePattern: "^_" }],
      // This rule recommends what another rule forbids.
      "@typescript-eslint/non-nullable-type-assertion-style": "off",
      "@typescript-eslint/consistent-type-definitions": ["error", "interface"],
    },
  },
  {
    // A regular expression must match a text in linear time; test/slow and `npm run fuzz` measure it.
    files: ["server/src/**", "client/src/**"],
    plugins: { regexp },
    rules: {
      "regexp/no-super-linear-backtracking": ["error", { report: "potential" }],
      "regexp/no-super-linear-move": ["error", { report: "potential" }],
    },
  },
  {
    files: ["server/src/**"],
    ignores: ["server/src/model/basics/phrases.ts"],
    plugins: {
      patterns: {
        rules: { "no-pattern-of-text": noPatternOfText, "no-letter-of-any-case": noLetterOfAnyCase },
      },
    },
    rules: { "patterns/no-pattern-of-text": "error", "patterns/no-letter-of-any-case": "error" },
  },
  {
    // Lines as an editor counts them, with comments and blank lines.
    files: ["client/**/*.ts", "scripts/**/*.ts", "server/**/*.ts"],
    rules: { "max-lines": ["error", 300], "max-lines-per-function": ["error", 40] },
  },
  {
    files: ["server/src/**", "client/src/**"],
    ignores: ["server/src/language/texts.ts"],
    plugins: { texts: { rules: { "whole-sentences": wholeSentences } } },
    rules: { "texts/whole-sentences": "error" },
  },
  // A table of test cases has as many columns as it needs.
  { files: ["test/**"], rules: { "max-params": "off" } },
  {
    files: ["test/**"],
    ignores: ["test/property.ts"],
    rules: {
      "no-restricted-imports": [
        "error",
        {
          name: "fast-check",
          message: "test/property.ts has fast-check, with the seed that makes a run repeatable.",
        },
      ],
    },
  },
  {
    files: ["test/**"],
    // A program is killed at moments of its run, and a file has a time.
    ignores: ["test/growth.ts", "test/killedPrograms.test.ts", "test/vscode/memory.ts"],
    rules: { "no-restricted-properties": ["error", ...clocks] },
  },
  {
    files: ["test/**"],
    ignores: isolated,
    ...forbidden("shared-processes", changesOfProcess),
  },
  {
    files: ["server/src/**"],
    plugins: { lookups: { rules: { "no-text-as-member": noTextAsMember } } },
    rules: { "lookups/no-text-as-member": "error" },
  },
  { files: ["server/src/**"], ...forbidden("arguments", manyArguments) },
  { files: ["client/src/**"], ...forbidden("dialogs", [untitledDialogs]) },
  { files: ["server/src/**"], ignores: ["server/src/syntax/write/**"], ...forbidden("edits", builtEdits) },
  {
    files: ["server/src/**"],
    ignores: ["server/src/language/{markdown,prose}.ts", "server/src/features/hoverContent/markdown.ts"],
    plugins: { markdown: { rules: { "only-escaped": onlyEscaped } } },
    rules: { "markdown/only-escaped": "error" },
  },
  {
    files: ["server/src/{cli,lsp}/**"],
    ...forbidden("writing", [
      {
        selector:
          "ImportDeclaration[source.value=/^node:fs/] > ImportSpecifier[imported.name=/^(?:writeFile|appendFile|rename|copyFile|cp|truncate|open|createWriteStream)(?:Sync)?$/]",
        message: "Files are written by files/replace.ts, whole or not at all.",
      },
    ]),
  },
  layerRules,
  ruleFiles,
  ruleState,
  ruleImports,
);
