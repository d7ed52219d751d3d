/** Stands in for `@citation-js/core`, of which the reader of RIS needs nothing else: the rest loads pages from the Web. */
// @ts-expect-error -- It has no types.
import { Translator } from "../../node_modules/@citation-js/core/lib-mjs/util/translator.js";

export const util: object = { Translator: Translator as unknown };
