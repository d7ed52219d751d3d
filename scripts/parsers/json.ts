/** What the program takes of the library that reads JSON: the entry of a second bundle, since most files need only one. */
export { getNodeValue, parseTree } from "jsonc-parser";
