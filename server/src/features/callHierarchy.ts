/**
 * `callHierarchy`: shows what depends on an item. The references of an assessment take the role of calls: an item is
 * "called" by the statements, rankings and recommendations that reference it, and "calls" what it references.
 */
import { asLabel } from "../language/hiddenCharacters.ts";
import type {
  CallHierarchyIncomingCall,
  CallHierarchyItem,
  CallHierarchyOutgoingCall,
} from "vscode-languageserver-types";
import type { Range } from "vscode-languageserver-types";
import { SymbolKind } from "vscode-languageserver-types";
import type { Facts } from "../model/facts/facts.ts";
import type { Position } from "../syntax/span.ts";
import { pieceSpan } from "../syntax/span.ts";
import type { Source } from "../syntax/source.ts";
import type { Assessment } from "../workspace/assessment.ts";
import { assessmentAt } from "../workspace/assessments.ts";
import type { WorkspaceFiles } from "../workspace/allOccurrences.ts";
import { allOccurrences } from "../workspace/allOccurrences.ts";
import type { Library } from "../workspace/library.ts";
import type { Occurrence, Entity } from "../workspace/occurrences.ts";
import {
  definitionsOf,
  isEntity,
  isSameEntity,
  occurrenceAt,
  occurrencesIn,
  entityOfDefinition,
} from "../workspace/occurrences.ts";
import { titleOf } from "./hoverContent/title.ts";
import { itemRange, symbolRanges } from "./location.ts";
import { symbolKinds } from "./symbolKinds.ts";

/** The call hierarchy item at the cursor: the entity that is referenced there, otherwise the item around it. */
export function prepareCallHierarchy(
  source: Source,
  library: Library,
  position: Position,
): CallHierarchyItem[] {
  const piecePosition = source.at(position);
  const assessment = assessmentAt(source, library, position);
  const occurrence = occurrenceAt(assessment, piecePosition);
  if (occurrence) return itemFor(occurrence.entity, assessment);
  const around = assessment.facts.find(
    ({ item: { piece, key, value } }) =>
      piece === piecePosition.piece &&
      (key ?? value ?? NOWHERE).start <= piecePosition.offset &&
      piecePosition.offset <= (value ?? key ?? NOWHERE).end,
  );
  return around ? [itemOf(around, assessment)] : [];
}

const NOWHERE = { start: Infinity, end: -1 };

/**
 * The items that reference it.
 * @param data The data from `prepareCallHierarchy`.
 */
export async function incomingCalls(
  { data }: CallHierarchyItem,
  files: WorkspaceFiles,
  library: Library,
): Promise<CallHierarchyIncomingCall[]> {
  if (!isEntity(data)) return [];
  const calls = new Map<Facts, { from: CallHierarchyItem; fromRanges: Range[] }>();
  for await (const { facts, isDefinition, source, span } of allOccurrences(data, files, library)) {
    if (isDefinition || !facts) continue;
    const range = source.range(span);
    const known = calls.get(facts);
    if (known) known.fromRanges.push(range);
    else {
      const from = itemOf(facts, assessmentAt(source, library, range.start));
      calls.set(facts, { from, fromRanges: [range] });
    }
  }
  return [...calls.values()];
}

/** The entities that it references. */
export function outgoingCalls(
  source: Source,
  library: Library,
  position: Position,
): CallHierarchyOutgoingCall[] {
  const { piece, offset } = source.at(position);
  const assessment = assessmentAt(source, library, position);
  const facts = assessment.facts.find(
    ({ item }) => item.piece === piece && (item.key ?? item.value)?.start === offset,
  );
  if (!facts) return [];
  const calls: { readonly entity: Entity; readonly occurrences: Occurrence[] }[] = [];
  for (const occurrence of occurrencesIn(assessment, [facts])) {
    if (occurrence.isDefinition) continue;
    const known = calls.find(({ entity }) => isSameEntity(entity, occurrence.entity));
    if (known) known.occurrences.push(occurrence);
    else calls.push({ entity: occurrence.entity, occurrences: [occurrence] });
  }
  return calls.flatMap(({ entity, occurrences }) =>
    itemFor(entity, assessment).map((to) => ({
      to,
      fromRanges: occurrences.map(({ span }) => source.range(span)),
    })),
  );
}

/** The call hierarchy item of an entity, at its definition. */
function itemFor(entity: Entity, assessment: Assessment): CallHierarchyItem[] {
  const { id, concept } = entity;
  const facts = assessment.facts.find(
    ({ definition }) => definition?.id === id && definition.concept === concept,
  );
  if (facts) return [itemOf(facts, assessment)];
  return definitionsOf(entity, assessment)
    .slice(0, 1)
    .map(({ source, span }) => {
      const range = source.range(span);
      return {
        name: asLabel(id),
        kind: symbolKinds[concept],
        uri: source.uri,
        ...symbolRanges(range, range),
        data: entity,
      };
    });
}

/** The call hierarchy item of an item, named by its title, or by its section if it has no id. */
function itemOf({ item, section, definition }: Facts, assessment: Assessment): CallHierarchyItem {
  const { source } = assessment;
  const { key, value, piece } = item;
  const first = key ?? value ?? { start: 0, end: 0 };
  const detail = titleOf(value);
  return {
    name: asLabel(definition?.id ?? section),
    kind: definition ? symbolKinds[definition.concept] : SymbolKind.Field,
    ...(detail === undefined ? {} : { detail: asLabel(detail) }),
    uri: source.uri,
    data: definition && entityOfDefinition(definition, assessment),
    ...symbolRanges(
      itemRange(item, source),
      source.range(definition?.span ?? pieceSpan(piece, { start: first.start, end: first.start })),
    ),
  };
}
