/** `textDocument/documentSymbol`: the outline of a file: its documents, their sections and their items. */
import { asLabel, showHidden } from "../language/hiddenCharacters.ts";
import { t } from "@vscode/l10n";
import type { DocumentSymbol } from "vscode-languageserver-types";
import { SymbolKind } from "vscode-languageserver-types";
import type { Facts } from "../model/facts/facts.ts";
import type { RankingEntry, Ranking } from "../model/rankings/ranking.ts";
import { rankedNames, wordOf } from "../model/rankings/ranking.ts";
import type { Item, Section } from "../syntax/document.ts";
import { textOf } from "../syntax/node.ts";
import type { Span } from "../syntax/span.ts";
import { pieceSpan } from "../syntax/span.ts";
import type { Source } from "../syntax/source.ts";
import type { Assessment } from "../workspace/assessment.ts";
import { assessmentsOf } from "../workspace/assessments.ts";
import type { Library } from "../workspace/library.ts";
import { titleOf } from "./hoverContent/title.ts";
import { enclosingRange, itemRange, symbolRanges, withoutTrailingBlanks } from "./location.ts";
import { symbolKinds } from "./symbolKinds.ts";

/** The symbols of a file, as a tree. */
export function documentSymbols(source: Source, library: Library): DocumentSymbol[] {
  const documents = assessmentsOf(source, library)
    .map((assessment) => ({ assessment, sections: sectionsIn(assessment) }))
    .filter(({ sections }) => sections.length > 0);
  if (documents.length < 2) return documents.flatMap(({ sections }) => sections);
  return documents.map(({ assessment, sections }, index) => {
    const title = textOf(assessment.section("title")?.value);
    const range = enclosingRange(sections.map((each) => each.range));
    return {
      name: title === undefined || title.trim() === "" ? t("Document {0}", index + 1) : asLabel(title),
      kind: SymbolKind.Module,
      ...symbolRanges(range, { start: range.start, end: range.start }),
      children: sections,
    };
  });
}

function sectionsIn(assessment: Assessment): DocumentSymbol[] {
  const { source, sections, factsBySection } = assessment;
  return sections.flatMap((section, index): DocumentSymbol[] => {
    if (section.merged || section.name === "") return [];
    const facts = factsBySection[index] ?? [];
    const children = childrenOf(section, facts, assessment);
    const own = source.range(
      pieceSpan(section.piece, withoutTrailingBlanks(spanOf(section), section.piece.text)),
    );
    const value = textOf(section.value);
    return [
      {
        name: asLabel(section.name),
        kind: section.shape === "scalar" ? SymbolKind.Property : SymbolKind.Namespace,
        ...(value === undefined ? {} : { detail: inLine(value) }),
        ...symbolRanges(
          enclosingRange([
            own,
            ...facts.map(({ item }) => itemRange(item, source)),
            ...children.map(({ range }) => range),
          ]),
          source.range(pieceSpan(section.piece, section.key)),
        ),
        ...(children.length > 0 ? { children } : {}),
      },
    ];
  });
}

function childrenOf({ shape }: Section, facts: readonly Facts[], assessment: Assessment): DocumentSymbol[] {
  switch (shape) {
    case "map":
      return facts.flatMap((each) => itemSymbol(each, assessment));
    case "list":
      return facts.flatMap(({ item }) => listItemSymbols(item, assessment.source));
    default:
      return [];
  }
}

/** The symbol of a list item, named by its text, its title or its first value, such as a term, an author or a change. */
function listItemSymbols(item: Item, source: Source): DocumentSymbol[] {
  const { value } = item;
  const first = value?.kind === "map" ? value.pairs[0]?.value : undefined;
  const name = inLine(textOf(value) ?? titleOf(value) ?? textOf(first) ?? "");
  if (name === "") return [];
  const range = itemRange(item, source);
  return [{ name, kind: SymbolKind.EnumMember, ...symbolRanges(range, range) }];
}

function spanOf({ key, value }: Pick<Section, "key" | "value">): Span {
  return { start: key.start, end: Math.max(key.end, value?.end ?? 0) };
}

function itemSymbol(facts: Facts, assessment: Assessment): DocumentSymbol[] {
  const { item, definition } = facts;
  const { key, value, piece, merged } = item;
  const name = textOf(key) ?? "";
  if (!key || merged || name === "") return [];
  const { source } = assessment;
  const detail = titleOf(value) ?? textOf(value);
  const ranking = definition?.concept === "ranking" ? rankingAt(item, assessment) : undefined;
  const children = ranking ? entriesOf(ranking, source) : [];
  return [
    {
      name: asLabel(name),
      kind: definition ? symbolKinds[definition.concept] : SymbolKind.Property,
      ...(detail === undefined ? {} : { detail: inLine(detail) }),
      ...symbolRanges(
        enclosingRange([itemRange(item, source), ...children.map(({ range }) => range)]),
        source.range(pieceSpan(piece, key)),
      ),
      ...(children.length > 0 ? { children } : {}),
    },
  ];
}

function rankingAt({ piece, key }: Item, { rankings }: Assessment): Ranking | undefined {
  return rankings.find(({ id: { span } }) => span.piece === piece && span.start === key?.start);
}

/** The entries of a ranking in order, such as "1 organized-crime". */
function entriesOf({ entries, piece }: Ranking, source: Source): DocumentSymbol[] {
  return entries
    .filter(({ value }) => piece.text[value.start] !== "*" && value.end > value.start)
    .map((entry) => {
      const range = source.range(pieceSpan(piece, withoutTrailingBlanks(entry.value, piece.text)));
      return {
        name: `${entry.rank} ${labelOf(entry)}`,
        kind: SymbolKind.EnumMember,
        ...symbolRanges(range, range),
      };
    });
}

function labelOf(entry: RankingEntry): string {
  return inLine(
    entry.gap
      ? "–"
      : wordOf(entry) ||
          rankedNames(entry)
            .map(({ text }) => text)
            .join(", ") ||
          "–",
  );
}

const MAX_LENGTH = 80;

function inLine(text: string): string {
  const line = showHidden(text).replace(/\s+/g, " ").trim();
  return line.length > MAX_LENGTH ? `${line.slice(0, MAX_LENGTH - 1).trimEnd()}…` : line;
}
