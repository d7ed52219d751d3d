/** Computes the completions at a cursor: values, keys, items and references in prose. */
import type { Concept, Schema } from "../../format/schema.ts";
import { allows, itemOf, resolve } from "../../format/schema.ts";
import { conceptsOf } from "../../model/facts/prose.ts";
import type { Assessment } from "../../workspace/assessment.ts";
import type { Cursor } from "../cursor.ts";
import { CURSOR_MARKER } from "../speculative.ts";
import { completeFiles } from "./files.ts";
import { completeIds, completeUndefinedIds } from "./ids.ts";
import type { KeyLayout } from "./keys.ts";
import { completeKeys } from "./keys.ts";
import type { Completion } from "./completion.ts";
import { requiredKeysOf, completeDefinition } from "./snippets.ts";
import type { IdOverlap } from "./idOverlap.ts";
import { idOverlapAt } from "./idOverlap.ts";
import { completeTemplates } from "./templates.ts";
import { completeWords } from "./words.ts";

/** The completions at one cursor. */
export interface Completions {
  readonly completions: readonly Completion[];
  /** Whether the list is incomplete and changes as the user types. */
  readonly isPartial: boolean;
}

/** The completions at a cursor, in the order in which they are offered. */
export function completionsAt(cursor: Cursor, assessment: Assessment): Completions {
  const { reference, target, form } = cursor;
  if (reference) {
    const ids = completeIds(assessment, { concepts: conceptsOf[reference.form], overlapOf: () => 0 });
    return whole(ids.map((each) => ({ ...each, insert: [...each.insert, reference.closing] })));
  }
  const level = target.levels.at(-1);
  if (form !== "value") {
    const schema = level?.schema;
    if (!schema || !allows(schema, "object")) return whole([]);
    const column = cursor.range.start.character + cursor.prefix.length;
    const layout = { form, flow: !cursor.isBlock, column };
    const present = level.keys.filter((key) => key !== CURSOR_MARKER);
    return whole(completeEntries(schema, { present, layout, assessment, cursor }));
  }
  const { schema } = target;
  if (!schema) return whole([]);
  const words = completeScalar(schema, cursor, assessment);
  const files = completeFiles(schema, cursor, assessment);
  const completions = [...words, ...files.completions];
  if (cursor.isBlock || cursor.isPhrase || cursor.style !== "plain") return { ...files, completions };
  return {
    ...files,
    completions: [...completions, ...completeInline(schema, { completions, cursor, assessment })],
  };
}

function whole(completions: readonly Completion[]): Completions {
  return { completions, isPartial: false };
}

interface Inline {
  /** The completions for a single value. */
  readonly completions: readonly Completion[];
  readonly cursor: Cursor;
  readonly assessment: Assessment;
}

/** A list or map in brackets after its key, where no new line can begin: `[…]`, `{…}`. */
function completeInline(schema: Schema, { completions, cursor, assessment }: Inline): Completion[] {
  const items = allows(schema, "array") && completions.length === 0 ? itemOf(schema) : undefined;
  if (items) {
    const inside = completeScalar(items, cursor, assessment);
    const all = [...inside, ...completeInline(items, { completions: inside, cursor, assessment })];
    return all.map((each) => ({ ...each, insert: ["[", ...each.insert, "]"] }));
  }
  if (!allows(schema, "object")) return [];
  const layout = { form: "key", flow: true, column: 0 } as const;
  const entries = completeEntries(schema, { present: [], layout, assessment, cursor });
  return entries.map(inBraces);
}

/** The first key of a map in braces, with the cursor at its value. */
function inBraces(completion: Completion): Completion {
  const rests = completion.insert.some((part) => typeof part === "object" && "stop" in part);
  return { ...completion, insert: ["{", ...completion.insert, ...(rests ? [] : [{ stop: 0 }]), "}"] };
}

function completeScalar(schema: Schema, cursor: Cursor, assessment: Assessment): Completion[] {
  const concepts = schema["x-refers-to"];
  return [
    ...completeWords(schema, cursor.target.key, assessment),
    ...(concepts ? completeIds(assessment, { concepts, overlapOf: idOverlapAt(cursor, assessment) }) : []),
  ];
}

interface Around {
  /** The existing keys of the map. */
  readonly present: readonly string[];
  readonly layout: KeyLayout;
  readonly assessment: Assessment;
  readonly cursor: Cursor;
}

/** The next entry of a map: a key of the format, an id to reference, or an id that is used and not yet defined. */
function completeEntries(schema: Schema, { present, layout, assessment, cursor }: Around): Completion[] {
  const concepts = namesOf(schema);
  const overlapThere = idOverlapAt(cursor, assessment);
  const overlapOf = (id: string): IdOverlap => (present.includes(id) ? 2 : overlapThere(id));
  const ids = concepts ? completeIds(assessment, { concepts, overlapOf }) : [];
  const wanted = completeUndefinedIds(schema, assessment);
  const templates = completeTemplates(schema, present, { layout, today: assessment.today });
  // In an empty file, that is a whole assessment: who begins has no key in mind yet.
  const isFile = Object.hasOwn(schema.properties ?? {}, "assessment");
  return [
    ...(isFile ? templates : []),
    ...ids.map((each) => asKey(each, layout)),
    ...wanted.map((each) =>
      layout.flow || layout.form !== "key" ? asKey(each, layout) : withBody(each, schema, layout),
    ),
    ...completeKeys(schema, present, layout),
    ...completeDefinition(schema, layout),
    ...(isFile ? [] : templates),
  ];
}

/** The completion of an id as a key. */
function asKey({ label, ...completion }: Completion, { form }: KeyLayout): Completion {
  const colon = form === "name" ? [] : form === "parent" ? [":"] : [": "];
  return { ...completion, label, insert: [{ word: label, isKey: true }, ...colon] };
}

/** A definition of an undefined id, with its required keys. */
function withBody(completion: Completion, schema: Schema, { column }: KeyLayout): Completion {
  const value = typeof schema.additionalProperties === "object" ? resolve(schema.additionalProperties) : {};
  return { ...completion, insert: [...completion.insert, ":", ...requiredKeysOf(value, column + 2, 1)] };
}

function namesOf(schema: Schema): readonly Concept[] | undefined {
  return schema.propertyNames && resolve(schema.propertyNames)["x-refers-to"];
}
