/** Tests that the messages about wrong values and missing values name what every key takes. */
import { expect, it } from "vitest";
import type { Schema } from "../../server/src/format/schema.ts";
import { schemas } from "../../server/src/format/schema.ts";
import { expected, takesAnother } from "../../server/src/rules/structure/valueMessages.ts";

/** Every schema within a schema. */
function* within(schema: object): Generator<Schema> {
  // A property of a schema may itself be named "type".
  if ("type" in schema && (typeof schema.type === "string" || Array.isArray(schema.type)))
    yield schema as Schema;
  for (const [key, value] of Object.entries(schema))
    if (typeof value === "object" && value !== null && key !== "examples" && key !== "default")
      yield* within(value as object);
}

it("the message about a wrong value names what each key of the format takes", () => {
  const all = Object.values(schemas).flatMap((schema) => Array.from(within(schema)));
  expect(all.length).toBeGreaterThan(500);
  for (const schema of all) {
    expect(expected(schema)).not.toContain("another value");
    expect(takesAnother("x", schema, { kind: "list" })).toMatch(/^x takes (?!another).*, not a list\.$/);
  }
});
