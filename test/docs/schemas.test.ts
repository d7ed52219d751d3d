/** Checks that the schemas document themselves: every key has a description and valid examples. */
import { Ajv } from "ajv";
import { describe, expect, it } from "vitest";
import assessment from "../../schemas/assessment.schema.json" with { type: "json" };
import configuration from "../../schemas/configuration.schema.json" with { type: "json" };
import scale from "../../schemas/scale.schema.json" with { type: "json" };
import taxonomy from "../../schemas/taxonomy.schema.json" with { type: "json" };
import { bundledScaleData } from "../../scripts/docs/data.ts";
import type { Schema } from "../../server/src/format/schema.ts";
import { rules } from "../../server/src/rules/index.ts";

const ajv = new Ajv({ allErrors: true, strict: false });
ajv.addFormat("edtf", true);

describe.each(Object.entries({ assessment, configuration, scale, taxonomy }))("%s", (kind, schema) => {
  ajv.addSchema({ ...schema, $id: kind });
  const all = Array.from(documented(schema as Schema, "#"));

  it("every key has a description and examples", () => {
    expect(all.length).toBeGreaterThan(20);
    const bare = all.filter(
      ([, { description = "", examples = [] }]) =>
        !/^\S.*[.!?…)]$/s.test(description) || examples.length === 0,
    );
    expect(bare.map(([pointer]) => pointer)).toEqual([]);
  });

  it("no description names a bundled scale, since the list of scales comes from the data", () => {
    const ids = bundledScaleData().map(({ id }) => id);
    const naming = all.filter(([, { description = "" }]) => ids.some((id) => description.includes(id)));
    expect(naming.map(([pointer]) => pointer)).toEqual([]);
  });

  it("every allowed value has a description", () => {
    const unclear = all.filter(([, own]) => {
      const words = own.enum ?? own["x-words"];
      return words && own.enumDescriptions?.length !== words.length;
    });
    expect(unclear.map(([pointer]) => pointer)).toEqual([]);
  });

  it("the schema accepts its own examples", () => {
    const wrong = all.flatMap(([pointer, { examples = [] }]) => {
      const isValid = ajv.compile({ $ref: `${kind}${pointer}` });
      return examples.filter((example) => !isValid(example)).map((example) => [pointer, example]);
    });
    expect(wrong).toEqual([]);
  });
});

it("the examples of a configuration name only rules that exist", () => {
  const ids = new Set(rules.map(({ id }) => id));
  const named = Array.from(JSON.stringify(configuration).matchAll(/"((?:no|use|require)-[a-z-]+)":/g));
  expect(named.length).toBeGreaterThan(0);
  expect(named.map(([, id = ""]) => id).filter((id) => !ids.has(id))).toEqual([]);
});

/** The root schema, every definition and every key, with their JSON pointers. */
function* documented(schema: Schema, pointer: string): Generator<[pointer: string, schema: Schema]> {
  yield [pointer, schema];
  for (const [key, property] of Object.entries(schema.properties ?? {})) {
    yield [`${pointer}/properties/${key}`, property];
  }
  for (const [name, definition] of Object.entries(schema.definitions ?? {})) {
    yield* documented(definition, `${pointer}/definitions/${name}`);
  }
}
