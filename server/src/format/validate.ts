/** Holds values against the schemas. The verdict is Ajv's; the places are ours. */
import { memberOf } from "../syntax/ownMember.ts";
import type { Node } from "../syntax/node.ts";
import { textOf } from "../syntax/node.ts";
import type { Kind } from "./kind.ts";
import type { SchemaError } from "./validators.generated.js";
import { validators } from "./validators.generated.js";

export type { SchemaError };

/** What the schema of a top-level key says against a value; nothing where the key is unknown. */
export function validate(kind: Kind, name: string, value: unknown): readonly SchemaError[] {
  return run(`${kind}/${name}`, value);
}

/** What the schema of a kind says against the set of its top-level keys, whatever their values. */
export function validateKeys(kind: Kind, keys: readonly string[]): readonly SchemaError[] {
  return run(kind, Object.fromEntries(keys.map((key) => [key, null])));
}

function run(path: string, value: unknown): readonly SchemaError[] {
  const validator = memberOf(validators, path);
  return validator && !validator(value) ? (validator.errors ?? []) : [];
}

/** The plain value of a tree; of a key that stands twice, the last one. */
export function valueOf(node: Node | undefined): unknown {
  switch (node?.kind) {
    case "scalar":
      return node.value;
    case "list":
      return node.items.map(valueOf);
    case "map": {
      // Without a prototype, a key such as "constructor" is a key like any other.
      const map = Object.create(null) as Record<string, unknown>;
      // eslint-disable-next-line lookups/no-text-as-member -- It has no members but these.
      for (const { key, value } of node.pairs) map[textOf(key) ?? ""] = valueOf(value);
      return map;
    }
    default:
      return null;
  }
}

/** The keys and indexes of a JSON pointer. */
export function pointerSteps(pointer: string): string[] {
  return pointer
    .split("/")
    .slice(1)
    .map((step) => step.replaceAll("~1", "/").replaceAll("~0", "~"));
}
