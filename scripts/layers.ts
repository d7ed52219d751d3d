/** The layers of the server in order. Each may import only itself and earlier ones. */
export const layers = [
  "language",
  "syntax",
  "prose",
  "format",
  "model",
  "workspace",
  "rules",
  "registers",
  "files",
  "report",
  "publication",
  "writers",
  "features",
  "lsp",
  "cli",
] as const;
