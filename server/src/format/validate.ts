/** Validates values against the schemas with validators that Ajv has generated. */
import { memberOf } from "../syntax/ownMember.ts";
import type { Node } from "../syntax/node.ts";
import { textOf } from "../syntax/node.ts";
import type { Kind } from "./kind.ts";
import type { SchemaError } from "./validators.generated.js";
import { validators } from "./validators.generated.js";

export type { SchemaError };

/** The schema errors in the value of a top-level key; none if the key is unknown. */
export function validate(kind: Kind, name: string, value: unknown): readonly SchemaError[] {
  const validator = memberOf(validators, `${kind}/${name}`);
  return validator && !validator(value) ? (validator.errors ?? []) : [];
}

/** The plain JavaScript value of a tree. If a key is repeated, the last value counts. */
export function valueOf(node: Node | undefined): unknown {
  switch (node?.kind) {
    case "scalar":
      return node.value;
    case "list":
      return node.items.map(valueOf);
    case "map": {
      // Without a prototype, a key such as "constructor" is an ordinary key.
      const map = Object.create(null) as Record<string, unknown>;
      // eslint-disable-next-line lookups/no-text-as-member -- The object has no other members.
      for (const { key, value } of node.pairs) map[textOf(key) ?? ""] = valueOf(value);
      return map;
    }
    default:
      return null;
  }
}

/** The keys and indexes in a JSON pointer. */
export function pointerSteps(pointer: string): string[] {
  return pointer
    .split("/")
    .slice(1)
    .map((step) => step.replaceAll("~1", "/").replaceAll("~0", "~"));
}
