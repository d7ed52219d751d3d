/** The JSON parser: an entry point for a second bundle, since most files need only one. */
export { getNodeValue, parseTree } from "jsonc-parser";
