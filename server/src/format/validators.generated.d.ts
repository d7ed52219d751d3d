/** The types of what scripts/generate.ts generates from the schemas. */
export interface SchemaError {
  /** A JSON pointer to the value. */
  readonly instancePath: string;
  readonly keyword: string;
  readonly params: Readonly<Record<string, unknown>>;
  readonly propertyName?: string;
}

export interface Validator {
  (value: unknown): boolean;
  readonly errors?: readonly SchemaError[] | null;
}

/** By kind, for the root, and by `kind/key`, for the value of a top-level key. */
export declare const validators: Readonly<Record<string, Validator | undefined>>;
