/** How editors show what an id names: each has an icon for a kind of symbol, and none has one for threats. */
import { SymbolKind } from "vscode-languageserver-types";
import type { Concept } from "../format/schema.ts";

export const symbolKinds: Readonly<Record<Concept, SymbolKind>> = {
  actor: SymbolKind.Class,
  source: SymbolKind.File,
  threat: SymbolKind.Event,
  ranking: SymbolKind.Array,
  comparison: SymbolKind.Operator,
  statement: SymbolKind.String,
  recommendation: SymbolKind.Method,
  term: SymbolKind.Constant,
  note: SymbolKind.Field,
  result: SymbolKind.Number,
  context: SymbolKind.Namespace,
  cluster: SymbolKind.Enum,
  category: SymbolKind.EnumMember,
  rule: SymbolKind.Interface,
};
