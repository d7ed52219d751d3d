/** A rule of the linter: only the modules that write Markdown say of a text that it is Markdown. */
import type { Rule, Scope } from "eslint";
import type { Identifier, Node } from "estree";

/** Where the program's own words are shown: those of its schemas and rules. */
const OWN = /features\/hoverContent\/(?:key|rule)\.ts$/;

/** What comes from a document is escaped before it is rendered: what looks like Markdown, a type says. */
export const onlyEscaped: Rule.RuleModule = {
  meta: {
    type: "problem",
    schema: [],
    messages: {
      cast: "Only language/markdown.ts and language/prose.ts make Markdown of a text. Use plain, code, prose or address.",
      message: "Its first argument is a message of the program: t(…).",
      own: "These words may come from a document. Use plain, code, prose or address.",
      kind: "Markdown is sent with markup(…), which takes nothing else.",
    },
  },
  create: (context) => ({
    "TSAsExpression[typeAnnotation.typeName.name='Markdown']": (node: Rule.Node) => {
      context.report({ node, messageId: "cast" });
    },
    CallExpression(node) {
      if (node.callee.type !== "Identifier" || !isOfMarkdown(node.callee, context)) return;
      const { name } = node.callee;
      const [first] = node.arguments;
      if ((name === "formatMarkdown" || name === "formatMarkdownCounts") && !isMessage(first))
        context.report({ node, messageId: "message" });
      if (name === "trusted" && !OWN.test(context.filename)) context.report({ node, messageId: "own" });
    },
    Property(node) {
      if (node.value.type === "Literal" && node.value.value === "markdown")
        context.report({ node, messageId: "kind" });
    },
    MemberExpression(node) {
      const { object, property } = node;
      const isKind = object.type === "Identifier" && object.name === "MarkupKind";
      if (isKind && property.type === "Identifier" && property.name === "Markdown")
        context.report({ node, messageId: "kind" });
    },
  }),
};

/** Whether a name is the one of a module that writes Markdown, and not of a function of the file. */
function isOfMarkdown(node: Identifier, { sourceCode }: Rule.RuleContext): boolean {
  for (let scope: Scope.Scope | null = sourceCode.getScope(node); scope; scope = scope.upper) {
    const [definition] = scope.set.get(node.name)?.defs ?? [];
    if (!definition) continue;
    const { parent } = definition;
    return parent?.type === "ImportDeclaration" && String(parent.source.value).endsWith("markdown.ts");
  }
  return true;
}

function isMessage(node: Node | undefined): boolean {
  return node?.type === "CallExpression" && node.callee.type === "Identifier" && node.callee.name === "t";
}
