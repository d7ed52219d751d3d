import js from "@eslint/js";
import { defineConfig } from "eslint/config";
import type { Linter } from "eslint";
import ts from "typescript-eslint";
import { layers } from "./scripts/layers.ts";
import { ruleFiles } from "./scripts/lint.ts";
import { noTextAsMember } from "./scripts/lintLookups.ts";

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
      // Its advice is what another rule forbids.
      "@typescript-eslint/non-nullable-type-assertion-style": "off",
      "@typescript-eslint/consistent-type-definitions": ["error", "interface"],
    },
  },
  // A row of a table of cases has as many columns as it needs.
  { files: ["test/**"], rules: { "max-params": "off" } },
  {
    files: ["server/src/**"],
    plugins: { lookups: { rules: { "no-text-as-member": noTextAsMember } } },
    rules: { "lookups/no-text-as-member": "error" },
  },
  {
    files: ["server/src/features/**", "server/src/rules/**", "server/src/lsp/**"],
    rules: {
      "no-restricted-syntax": [
        "error",
        ...["TemplateLiteral", "BinaryExpression"].map((built) => ({
          selector: `Property[key.name='newText'] > ${built}`,
          message: "YAML is written by the modules of syntax/write, which know what needs quotation marks.",
        })),
      ],
    },
  },
  {
    files: ["server/src/cli/**"],
    rules: {
      "no-restricted-syntax": [
        "error",
        {
          selector:
            "ImportSpecifier[imported.name=/^(?:writeFile|appendFile|rename|copyFile|cp|truncate|open|createWriteStream)(?:Sync)?$/]",
          message: "Files are written by files/replace.ts, whole or not at all.",
        },
      ],
    },
  },
  layerRules,
  ruleFiles,
);
