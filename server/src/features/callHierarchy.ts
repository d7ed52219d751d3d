/**
 * `callHierarchy`: what rests on this? Where code has calls, an assessment has references: an item is "called" by the
 * statements, rankings and recommendations that name it, and "calls" what it names itself.
 */
import { asLabel } from "../language/hidden.ts";
import type {
  CallHierarchyIncomingCall,
  CallHierarchyItem,
  CallHierarchyOutgoingCall,
} from "vscode-languageserver-types";
import type { Range } from "vscode-languageserver-types";
import { SymbolKind } from "vscode-languageserver-types";
import type { Facts } from "../model/facts.ts";
import type { Position } from "../syntax/place.ts";
import { placeOf } from "../syntax/place.ts";
import type { Source } from "../syntax/source.ts";
import type { Assessment } from "../workspace/assessment.ts";
import { assessmentAt } from "../workspace/assessments.ts";
import type { FilesFound } from "../workspace/everywhere.ts";
import { mentionsEverywhere } from "../workspace/everywhere.ts";
import type { Library } from "../workspace/library.ts";
import type { Mention, Named } from "../workspace/named.ts";
import { definitionsOf, isNamed, isSame, mentionAt, mentionsIn, namedBy } from "../workspace/named.ts";
import { titleOf } from "./cards/title.ts";
import { rangeOf, spanning } from "./location.ts";
import { symbolKinds } from "./symbolKinds.ts";

/** What is under the cursor: the thing that is named there, else the item around it. */
export function prepareCallHierarchy(
  source: Source,
  library: Library,
  position: Position,
): CallHierarchyItem[] {
  const spot = source.at(position);
  const assessment = assessmentAt(source, library, position);
  const mention = mentionAt(assessment, spot);
  if (mention) return itemFor(mention.named, assessment);
  const around = assessment.facts.find(
    ({ item: { piece, key, value } }) =>
      piece === spot.piece &&
      (key ?? value ?? NOWHERE).start <= spot.offset &&
      spot.offset <= (value ?? key ?? NOWHERE).end,
  );
  return around ? [itemOf(around, assessment)] : [];
}

const NOWHERE = { start: Infinity, end: -1 };

/** What names it, item by item. @param data What `prepareCallHierarchy` has put there. */
export async function incomingCalls(
  { data }: CallHierarchyItem,
  files: FilesFound,
  library: Library,
): Promise<CallHierarchyIncomingCall[]> {
  if (!isNamed(data)) return [];
  const calls = new Map<Facts, { from: CallHierarchyItem; fromRanges: Range[] }>();
  for await (const { facts, isDefinition, source, place } of mentionsEverywhere(data, files, library)) {
    if (isDefinition || !facts) continue;
    const range = source.range(place);
    const known = calls.get(facts);
    if (known) known.fromRanges.push(range);
    else {
      const from = itemOf(facts, assessmentAt(source, library, range.start));
      calls.set(facts, { from, fromRanges: [range] });
    }
  }
  return [...calls.values()];
}

/** What it names, thing by thing. */
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
  const calls: { readonly named: Named; readonly mentions: Mention[] }[] = [];
  for (const mention of mentionsIn(assessment, [facts])) {
    if (mention.isDefinition) continue;
    const known = calls.find(({ named }) => isSame(named, mention.named));
    if (known) known.mentions.push(mention);
    else calls.push({ named: mention.named, mentions: [mention] });
  }
  return calls.flatMap(({ named, mentions }) =>
    itemFor(named, assessment).map((to) => ({
      to,
      fromRanges: mentions.map(({ place }) => source.range(place)),
    })),
  );
}

/** A thing, where it is defined. */
function itemFor(named: Named, assessment: Assessment): CallHierarchyItem[] {
  const { id, concept } = named;
  const facts = assessment.facts.find(
    ({ definition }) => definition?.id === id && definition.concept === concept,
  );
  if (facts) return [itemOf(facts, assessment)];
  return definitionsOf(named, assessment)
    .slice(0, 1)
    .map(({ source, place }) => {
      const range = source.range(place);
      return {
        name: asLabel(id),
        kind: symbolKinds[concept],
        uri: source.uri,
        ...spanning(range, range),
        data: named,
      };
    });
}

/** An item with its title; one without an id has the name of its section. */
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
    data: definition && namedBy(definition, assessment),
    ...spanning(
      rangeOf(item, source),
      source.range(definition?.place ?? placeOf(piece, { start: first.start, end: first.start })),
    ),
  };
}
