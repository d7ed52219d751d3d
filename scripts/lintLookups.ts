/** A lint rule: text must not be a key into an object. */
import type { Rule } from "eslint";
import type { Program, Type } from "typescript";

/** Type information from the parser. */
interface TypesOf {
  readonly program: Program;
  readonly getTypeAtLocation: (node: object) => Type;
}

/** Reports text as an object key, because "constructor" and "toString" are members of every object. */
export const noTextAsMember: Rule.RuleModule = {
  meta: {
    type: "problem",
    schema: [],
    messages: {
      found:
        "Every object has members that nobody has put there, such as “constructor”. Use a Map, or memberOf, or Object.hasOwn.",
    },
  },
  create: (context) => {
    const { program, getTypeAtLocation } = context.sourceCode.parserServices as unknown as TypesOf;
    const checker = program.getTypeChecker();
    const isTable = (node: object): boolean => {
      const type = checker.getNonNullableType(getTypeAtLocation(node));
      const keys = checker.getIndexInfosOfType(type).map(({ keyType }) => checker.typeToString(keyType));
      return keys.includes("string");
    };
    return {
      BinaryExpression: (node) => {
        if (node.operator === "in" && node.left.type !== "Literal")
          context.report({ node, messageId: "found" });
      },
      MemberExpression: (node) => {
        if (node.computed && node.property.type !== "Literal" && isTable(node.object))
          context.report({ node, messageId: "found" });
      },
    };
  },
};
