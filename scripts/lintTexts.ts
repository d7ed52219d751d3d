/** A lint rule: a message is a whole sentence, translated when it is used. */
import type { Rule } from "eslint";
import type { CallExpression, Node, TemplateLiteral } from "estree";

const LOOKUPS = ["t", "formatMessage"];

/** A text that does not begin as a sentence: "actor", or `the actor "{0}"`. A list of numbers is not one of words. */
const FRAGMENT = /^\p{Ll}/u;

/** Reports messages that cannot be translated as a whole. */
export const wholeSentences: Rule.RuleModule = {
  meta: {
    type: "problem",
    schema: [],
    messages: {
      literal:
        "A text is found by its English words: write them here as one literal. Texts of data go through translated() of language/texts.ts.",
      glued:
        "A translation may need another order: write one sentence with placeholders, or put whole sentences together with sentences().",
      fragment:
        "Words have other forms in other languages: let formatMessage() choose between whole sentences with {…, select, …}.",
      early:
        "A text that is looked up when a module begins is in English for ever: look it up where it is used.",
    },
  },
  create: (context) => ({
    CallExpression(call) {
      if (isCallOf(call, "t")) {
        const [message] = call.arguments;
        if (message?.type !== "Literal" && !isPlainTemplate(message))
          context.report({ node: call, messageId: "literal" });
        if (!isInFunction(context.sourceCode.getAncestors(call)))
          context.report({ node: call, messageId: "early" });
      }
      if (!LOOKUPS.some((name) => isCallOf(call, name))) return;
      for (const argument of call.arguments.slice(1))
        for (const node of fragmentsIn(argument)) context.report({ node, messageId: "fragment" });
    },
    BinaryExpression(node) {
      if (node.operator === "+" && [node.left, node.right].some(isText))
        context.report({ node, messageId: "glued" });
    },
    TemplateLiteral(node) {
      const parent = (node as Rule.Node).parent;
      if (parent?.type !== "TaggedTemplateExpression" && isGlued(node))
        context.report({ node, messageId: "glued" });
    },
  }),
};

/** Whether a line contains words besides the message. */
function isGlued({ quasis, expressions }: TemplateLiteral): boolean {
  return expressions.some((each, index) => {
    if (!isText(each)) return false;
    const before = lastLine(quasis[index]?.value.cooked ?? "");
    const after = firstLine(quasis[index + 1]?.value.cooked ?? "");
    const isBeside = (words: string, isAtEdge: boolean, hasBreak: boolean): boolean =>
      /\p{L}/u.test(words) || (!isAtEdge && !hasBreak);
    return (
      isBeside(before.text, index === 0, before.hasBreak) ||
      isBeside(after.text, index === expressions.length - 1, after.hasBreak)
    );
  });
}

interface Line {
  readonly text: string;
  readonly hasBreak: boolean;
}

function lastLine(text: string): Line {
  return { text: text.slice(text.lastIndexOf("\n") + 1), hasBreak: text.includes("\n") };
}

function firstLine(text: string): Line {
  const [line = ""] = text.split("\n");
  return { text: line, hasBreak: text.includes("\n") };
}

/** Whether a node is `t(…)`, `l10n.t(…)` or `formatMessage(…)`. */
function isText(node: Node): boolean {
  return node.type === "CallExpression" && LOOKUPS.some((name) => isCallOf(node, name));
}

function isCallOf({ callee }: CallExpression, name: string): boolean {
  if (callee.type === "Identifier") return callee.name === name;
  return (
    callee.type === "MemberExpression" &&
    callee.object.type === "Identifier" &&
    callee.object.name === "l10n" &&
    callee.property.type === "Identifier" &&
    callee.property.name === name
  );
}

function isPlainTemplate(node: Node | undefined): boolean {
  return node?.type === "TemplateLiteral" && node.expressions.length === 0;
}

/** The fragments that are translated inside an argument, also in a conditional, in an object or in a list. */
function fragmentsIn(node: Node): Node[] {
  switch (node.type) {
    case "CallExpression": {
      const [message] = node.arguments;
      if (!isCallOf(node, "t")) return node.arguments.flatMap(fragmentsIn);
      const isFragment = message?.type === "Literal" && FRAGMENT.test(String(message.value));
      return isFragment && message.value !== "en" ? [node] : [];
    }
    case "ArrayExpression":
      return node.elements.flatMap((each) => (each ? fragmentsIn(each) : []));
    case "ArrowFunctionExpression":
      return fragmentsIn(node.body);
    case "ConditionalExpression":
      return [node.consequent, node.alternate].flatMap(fragmentsIn);
    case "LogicalExpression":
      return [node.left, node.right].flatMap(fragmentsIn);
    case "ObjectExpression":
      return node.properties.flatMap((each) => (each.type === "Property" ? fragmentsIn(each.value) : []));
    default:
      return [];
  }
}

function isInFunction(ancestors: readonly Node[]): boolean {
  return ancestors.some(({ type }) =>
    /^(?:FunctionDeclaration|FunctionExpression|ArrowFunctionExpression)$/.test(type),
  );
}
