/** The bibliography parsers that the program uses: an entry point for the bundle in `scripts/generate.ts`. */
// @ts-expect-error -- It has no types.
export { parse as parseDate } from "@citation-js/date";
// @ts-expect-error -- It has no types.
export { parse as readRis, parseMixed } from "@citation-js/plugin-ris/lib-mjs/ris.js";
export { parse as parseBibtex } from "@retorquere/bibtex-parser";
