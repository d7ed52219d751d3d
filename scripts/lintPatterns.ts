/** A rule of the linter: no pattern is made of what a text says. */
import type { Rule } from "eslint";

/**
 * A pattern that is made while the program runs may be made of a document: its letters would be instructions, and its length
 * has no end. What is made once, when a module begins, is made of what we have written.
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
