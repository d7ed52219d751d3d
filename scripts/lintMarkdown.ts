/** A lint rule: only the modules that write Markdown may declare a text to be Markdown. */
import type { Rule, Scope } from "eslint";
import type { Identifier, Node } from "estree";

/** The modules that show the program's own texts, from schemas and rules. */
const OWN = /features\/hoverContent\/(?:key|rule)\.ts$/;

/** Requires text from a document to be escaped. The type `Markdown` shows that a text is safe to render. */
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

/** Whether a name is imported from a module that writes Markdown, not declared in the file. */
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
