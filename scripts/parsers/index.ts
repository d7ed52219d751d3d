/** What the program takes of the libraries that read bibliographies: the entry of the bundle that `scripts/generate.ts` makes. */
// @ts-expect-error -- It has no types.
export { parse as parseDate } from "@citation-js/date";
// @ts-expect-error -- It has no types.
export { parse as readRis, parseMixed } from "@citation-js/plugin-ris/lib-mjs/ris.js";
export { parse as parseBibtex } from "@retorquere/bibtex-parser";
