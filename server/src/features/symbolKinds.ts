/** Maps concepts to LSP symbol kinds, which editors show as icons. None of the kinds is made for threats. */
import { SymbolKind } from "vscode-languageserver-types";
import type { Concept } from "../format/schema.ts";

/** The symbol kind of each concept. */
export const symbolKinds: Readonly<Record<Concept, SymbolKind>> = {
  actor: SymbolKind.Class,
  asset: SymbolKind.Object,
  source: SymbolKind.File,
  threat: SymbolKind.Event,
  ranking: SymbolKind.Array,
  comparison: SymbolKind.Operator,
  statement: SymbolKind.String,
  question: SymbolKind.Key,
  recommendation: SymbolKind.Method,
  term: SymbolKind.Constant,
  note: SymbolKind.Field,
  result: SymbolKind.Number,
  context: SymbolKind.Namespace,
  cluster: SymbolKind.Enum,
  category: SymbolKind.EnumMember,
  rule: SymbolKind.Interface,
};
