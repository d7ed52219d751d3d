/** The type of what scripts/generate.ts makes of schemas/: each schema, its references with the name of their file. */
import type { Kind } from "./kind.ts";
import type { Schema } from "./schema.ts";

export declare const schemas: Readonly<Record<Kind, Schema>>;
