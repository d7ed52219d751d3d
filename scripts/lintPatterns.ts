/** Lint rules for regular expressions: none is built from text, and none takes long to compile. */
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
        "A pattern of words that somebody has written needs them escaped and bounded: use model/basics/phrases.ts.",
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

/** Letters of every script, where the pattern ignores case. */
const ANY_LETTER = String.raw`\p{L}`;

/**
 * Reports patterns that look for letters of every script and ignore case. To compile one takes the engine a millisecond, at each
 * start, because it adds the other case of all letters. Words of English and Spanish have Latin letters.
 */
export const noLetterOfAnyCase: Rule.RuleModule = {
  meta: {
    type: "problem",
    schema: [],
    messages: {
      found: String.raw`A pattern that ignores case compiles ten times faster with \p{sc=Latn} in place of \p{L}.`,
    },
  },
  create: (context) => {
    const check = (node: Rule.Node, source: string, flags: string): void => {
      if (flags.includes("i") && source.includes(ANY_LETTER)) context.report({ node, messageId: "found" });
    };
    return {
      Literal: (node) => {
        if ("regex" in node) check(node, node.regex.pattern, node.regex.flags);
      },
      NewExpression: (node) => {
        const [source, flags] = node.arguments;
        if (node.callee.type !== "Identifier" || node.callee.name !== "RegExp" || !source || !flags) return;
        check(node, context.sourceCode.getText(source), context.sourceCode.getText(flags));
      },
    };
  },
};
