/** Stands in for `@citation-js/core`, of which the reader of RIS needs nothing else: the rest loads pages from the Web. */
import { Translator } from "../../node_modules/@citation-js/core/lib-mjs/util/translator.js";

export const util = { Translator };
