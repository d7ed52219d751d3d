/** Replaces `@citation-js/core`. The RIS parser needs nothing else from it, and the rest loads pages from the Web. */
// @ts-expect-error -- It has no types.
import { Translator } from "../../node_modules/@citation-js/core/lib-mjs/util/translator.js";

export const util: object = { Translator: Translator as unknown };
