/** The layers of the server, first to last: each may import itself and the ones before it. */
export const layers = [
  "language",
  "syntax",
  "format",
  "model",
  "workspace",
  "rules",
  "files",
  "report",
  "features",
  "lsp",
  "cli",
] as const;
