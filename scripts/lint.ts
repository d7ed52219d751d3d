/** Lint rules for the rules of assessments: they must not keep state between runs. */
import type { Linter, Rule, Scope } from "eslint";

/** The methods of a view that take a function. */
const QUERY_METHODS = ["inEach", "follow"];

const topLevelQueries: Rule.RuleModule = {
  meta: {
    type: "problem",
    schema: [],
    messages: {
      local:
        "This function is called again in later versions of the document. Declare it at the top of the file, and hand over as an argument what it needs.",
    },
  },
  create: (context) => ({
    CallExpression(node) {
      const { callee } = node;
      const [asked] = node.arguments;
      const called = callee.type === "MemberExpression" ? callee.property : callee;
      if (!asked || called.type !== "Identifier" || !QUERY_METHODS.includes(called.name)) return;
      if (asked.type !== "Identifier" || !isAtTop(asked, context.sourceCode.getScope(node)))
        context.report({ node: asked, messageId: "local" });
    },
  }),
};

function isAtTop({ name }: { readonly name: string }, scope: Scope.Scope): boolean {
  for (let each: Scope.Scope | null = scope; each; each = each.upper)
    if (each.set.has(name)) return each.type === "module";
  return false;
}

/** Helpers of several rules are separate modules, so that each rule can be read, changed and deleted alone. */
const noImportOfRule: Rule.RuleModule = {
  meta: {
    type: "problem",
    schema: [],
    messages: {
      rule: "This is the file of a rule, which only the catalogue imports. Put what others need in a module of its own.",
    },
  },
  create: (context) => ({
    ImportDeclaration({ source }) {
      if (/\/(?:no|require|use)(?:-[a-z]+)+\.ts$/.test(String(source.value)))
        context.report({ node: source, messageId: "rule" });
    },
  }),
};

/** Applies to all files except the catalogue. */
export const ruleImports: Linter.Config = {
  files: ["server/src/**/*.ts"],
  ignores: ["server/src/rules/index.ts"],
  plugins: { imports: { rules: { "no-import-of-rule": noImportOfRule } } },
  rules: { "imports/no-import-of-rule": "error" },
};

const KEPT = "A rule keeps nothing from run to run: what it finds would depend on what nobody has noted.";

/** Applies to the files of rules. */
export const ruleFiles: Linter.Config = {
  files: ["server/src/rules/*/**/*.ts"],
  plugins: { queries: { rules: { "top-level-functions": topLevelQueries } } },
  rules: { "queries/top-level-functions": "error" },
};

/** Applies to the files of rules as well. */
export const ruleState: Linter.Config = {
  files: ["server/src/rules/*/**/*.ts"],
  ...forbidden("rule-state", [
    { selector: "Program > VariableDeclaration[kind!='const']", message: KEPT },
    { selector: "ExportNamedDeclaration > VariableDeclaration[kind!='const']", message: KEPT },
    {
      selector:
        "Program > VariableDeclaration > VariableDeclarator > NewExpression[callee.name=/^(Weak)?(Map|Set)$/][arguments.length=0]",
      message: KEPT,
    },
  ]),
};

/** A lint rule of its own for each reason to forbid syntax, because only the last setting of a rule counts. */
export function forbidden(
  name: string,
  syntax: readonly { readonly selector: string; readonly message: string }[],
): Pick<Linter.Config, "plugins" | "rules"> {
  const rule: Rule.RuleModule = {
    create: (context) =>
      Object.fromEntries(
        syntax.map(({ selector, message }) => [
          selector,
          (node: Rule.Node) => {
            context.report({ node, message });
          },
        ]),
      ),
  };
  return { plugins: { [name]: { rules: { forbidden: rule } } }, rules: { [`${name}/forbidden`]: "error" } };
}
