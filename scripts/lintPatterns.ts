/** A lint rule: a regular expression must not be built from text. */
import type { Rule } from "eslint";

/**
 * Reports patterns built at run time: they could contain text from a document, whose letters would have meaning and
 * whose length is unlimited. Patterns built when a module loads contain only our own text.
 */
export const noPatternOfText: Rule.RuleModule = {
  meta: {
    type: "problem",
    schema: [],
    messages: {
      found:
        "A pattern of words that somebody has written needs them escaped and bounded: use model/phrases.ts.",
    },
  },
  create: (context) => ({
    "NewExpression, CallExpression": (node: Rule.Node) => {
      if (node.type !== "NewExpression" && node.type !== "CallExpression") return;
      const isPattern = node.callee.type === "Identifier" && node.callee.name === "RegExp";
      const isLater = context.sourceCode
        .getAncestors(node)
        .some(({ type }) =>
          /^(?:FunctionDeclaration|FunctionExpression|ArrowFunctionExpression)$/.test(type),
        );
      if (isPattern && isLater && node.arguments[0]?.type !== "Literal")
        context.report({ node, messageId: "found" });
    },
  }),
};
