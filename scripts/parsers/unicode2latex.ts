/** Replaces `unicode2latex`, without the tables for converting Unicode to LaTeX. */
export { table as combining } from "../../node_modules/unicode2latex/dist/esm/tables/combining.js";
export { table as latex2unicode } from "../../node_modules/unicode2latex/dist/esm/tables/latex2unicode.js";
