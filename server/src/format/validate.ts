/** Validates values against the schemas with validators that Ajv has generated. */
import { memberOf } from "../syntax/ownMember.ts";
import type { Kind } from "./kind.ts";
import type { SchemaError } from "./validators.generated.js";
import { validators } from "./validators.generated.js";

export type { SchemaError };

/** The schema errors in the value of a top-level key; none if the key is unknown. */
export function validate(kind: Kind, name: string, value: unknown): readonly SchemaError[] {
  const validator = memberOf(validators, `${kind}/${name}`);
  return validator && !validator(value) ? (validator.errors ?? []) : [];
}

/** The keys and indexes in a JSON pointer. */
export function pointerSteps(pointer: string): string[] {
  return pointer
    .split("/")
    .slice(1)
    .map((step) => step.replaceAll("~1", "/").replaceAll("~0", "~"));
}
