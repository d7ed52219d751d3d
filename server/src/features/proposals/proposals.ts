/** What can be written at a cursor: values, keys, items, references in prose. */
import type { Concept, Schema } from "../../format/schema.ts";
import { allows, itemOf, resolve } from "../../format/schema.ts";
import { conceptsOf } from "../../model/prose.ts";
import type { Assessment } from "../../workspace/assessment.ts";
import type { Cursor } from "../cursor.ts";
import { proposeFiles } from "./files.ts";
import { proposeIds, proposeUndefined } from "./ids.ts";
import type { Manner } from "./keys.ts";
import { proposeKeys } from "./keys.ts";
import type { Proposal } from "./proposal.ts";
import { bodyOf, proposeDefinition } from "./skeletons.ts";
import type { Taken } from "./taken.ts";
import { takenAt } from "./taken.ts";
import { proposeWords } from "./words.ts";

export interface Proposals {
  readonly proposals: readonly Proposal[];
  /** Whether there are more as the word grows. */
  readonly isPartial: boolean;
}

export function proposalsAt(cursor: Cursor, assessment: Assessment): Proposals {
  const { reference, target, form } = cursor;
  if (reference) {
    const ids = proposeIds(assessment, { concepts: conceptsOf[reference.form], taken: () => 0 });
    return whole(ids.map((each) => ({ ...each, insert: [...each.insert, reference.closing] })));
  }
  const level = target.levels.at(-1);
  if (form !== "value") {
    const schema = level?.schema;
    if (!schema || !allows(schema, "object")) return whole([]);
    const column = cursor.range.start.character + cursor.lead.length;
    const manner = { form, flow: !cursor.isBlock, column };
    return whole(proposeEntries(schema, { present: level.keys, manner, assessment, cursor }));
  }
  const { schema } = target;
  if (!schema) return whole([]);
  const words = proposeScalar(schema, cursor, assessment);
  const files = proposeFiles(schema, cursor, assessment);
  const proposals = [...words, ...files.proposals];
  if (cursor.isBlock || cursor.isPhrase || cursor.style !== "plain") return { ...files, proposals };
  return { ...files, proposals: [...proposals, ...proposeInline(schema, { proposals, cursor, assessment })] };
}

function whole(proposals: readonly Proposal[]): Proposals {
  return { proposals, isPartial: false };
}

interface Inline {
  /** What can stand there by itself. */
  readonly proposals: readonly Proposal[];
  readonly cursor: Cursor;
  readonly assessment: Assessment;
}

/** A list or a map behind its key, where no lines of its own can begin: `[…]`, `{…}`. */
function proposeInline(schema: Schema, { proposals, cursor, assessment }: Inline): Proposal[] {
  const items = allows(schema, "array") && proposals.length === 0 ? itemOf(schema) : undefined;
  if (items) {
    const inside = proposeScalar(items, cursor, assessment);
    const all = [...inside, ...proposeInline(items, { proposals: inside, cursor, assessment })];
    return all.map((each) => ({ ...each, insert: ["[", ...each.insert, "]"] }));
  }
  if (!allows(schema, "object")) return [];
  const manner = { form: "key", flow: true, column: 0 } as const;
  const entries = proposeEntries(schema, { present: [], manner, assessment, cursor });
  return entries.map(inBraces);
}

/** The first key of a map in braces, with the cursor at its value. */
function inBraces(proposal: Proposal): Proposal {
  const rests = proposal.insert.some((part) => typeof part === "object" && "stop" in part);
  return { ...proposal, insert: ["{", ...proposal.insert, ...(rests ? [] : [{ stop: 0 }]), "}"] };
}

function proposeScalar(schema: Schema, cursor: Cursor, assessment: Assessment): Proposal[] {
  const concepts = schema["x-refers-to"];
  return [
    ...proposeWords(schema, cursor.target.key, assessment),
    ...(concepts ? proposeIds(assessment, { concepts, taken: takenAt(cursor, assessment) }) : []),
  ];
}

interface Around {
  /** The keys that the map has. */
  readonly present: readonly string[];
  readonly manner: Manner;
  readonly assessment: Assessment;
  readonly cursor: Cursor;
}

/** The next entry of a map: a key of the format, an id to refer to, or one that is used and not yet defined. */
function proposeEntries(schema: Schema, { present, manner, assessment, cursor }: Around): Proposal[] {
  const concepts = namesOf(schema);
  const takenThere = takenAt(cursor, assessment);
  const taken = (id: string): Taken => (present.includes(id) ? 2 : takenThere(id));
  const ids = concepts ? proposeIds(assessment, { concepts, taken }) : [];
  const wanted = proposeUndefined(schema, assessment);
  return [
    ...ids.map((each) => asKey(each, manner)),
    ...wanted.map((each) =>
      manner.flow || manner.form !== "key" ? asKey(each, manner) : withBody(each, schema, manner),
    ),
    ...proposeKeys(schema, present, manner),
    ...proposeDefinition(schema, manner),
  ];
}

/** An id as a key. */
function asKey({ label, ...proposal }: Proposal, { form }: Manner): Proposal {
  const colon = form === "name" ? [] : form === "holder" ? [":"] : [": "];
  return { ...proposal, label, insert: [{ word: label, isKey: true }, ...colon] };
}

/** What is used but not yet defined, with the keys that it has to have. */
function withBody(proposal: Proposal, schema: Schema, { column }: Manner): Proposal {
  const value = typeof schema.additionalProperties === "object" ? resolve(schema.additionalProperties) : {};
  return { ...proposal, insert: [...proposal.insert, ":", ...bodyOf(value, column + 2, 1)] };
}

function namesOf(schema: Schema): readonly Concept[] | undefined {
  return schema.propertyNames && resolve(schema.propertyNames)["x-refers-to"];
}
