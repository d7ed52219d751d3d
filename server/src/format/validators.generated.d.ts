/** The types of the validators that scripts/generate.ts generates from schemas/. */

/** An error that a validator found, as Ajv returns it. */
export interface SchemaError {
  /** A JSON pointer to the value. */
  readonly instancePath: string;
  readonly keyword: string;
  readonly params: Readonly<Record<string, unknown>>;
  readonly propertyName?: string;
}

/** Checks a value, and stores the errors in `errors` if the result is false. */
export interface Validator {
  (value: unknown): boolean;
  readonly errors?: readonly SchemaError[] | null;
}

/** The validators: by `kind/key`, for the value of a top-level key. */
export declare const validators: Readonly<Record<string, Validator | undefined>>;
