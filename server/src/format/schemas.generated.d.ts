/** The type of the module that scripts/generate.ts generates from schemas/. */
import type { Kind } from "./kind.ts";
import type { Schema } from "./schema.ts";

/** The schema of each kind of file. A `$ref` includes the name of the schema's file. */
export declare const schemas: Readonly<Record<Kind, Schema>>;
