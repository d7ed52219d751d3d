/** Decides whether "certain" or "no doubt" is about the future, and not about what is known: "it is certain that it was sold". */
import { hasFuture } from "./forecasts.ts";
import type { Mark, MarkedSentence } from "./marks.ts";
import { words } from "./lexicon.ts";
import { tokenWords } from "./tokens.ts";

/** Words for what is known. They say nothing about the future unless their clause does. The others foretell by themselves. */
const KNOWN =
  /^(?:certain|guaranteed|assured|seguro|segura|seguros|seguras|indudables?|innegable|garantizad[oa])$|(?:^|\s)(?:doubt|question|certainty|duda|dudas|seguridad|certeza|cierta|whatever)(?:\s|$)|^(?:certainly|definitely|undoubtedly|unquestionably|assuredly|indubitably|indudablemente|sin .*|no cabe duda|a given)$/;
/** Words that foretell with "to" or at the end of their clause: "is certain to strike", "defeat is certain". */
const PREDICATES = words("certain guaranteed assured certainty seguro segura seguros seguras");
/** What follows a state of mind, a promise, or a doubt about a thing: "certain of victory", "guaranteed by law". */
const OBJECTS = words("of about by under in with cast was sobre por acerca");

/** Returns whether a certainty is one about the future. */
export function foretells(sentence: MarkedSentence, { first, after, entry }: Mark): boolean {
  const { tokens } = sentence;
  const term = tokenWords(tokens, first, after);
  if (!KNOWN.test(term)) return true;
  const next = tokens[after]?.word ?? "";
  if (OBJECTS.has(next) && entry.form !== "adverb") return false;
  const isEnd = after >= tokens.length || tokens[after]?.kind === "sign";
  if (PREDICATES.has(term) && isEnd) return true;
  if (next === "to") return tokens[after + 1]?.word !== "have";
  const isClause = next === "that" || next === "que" || (next === "de" && tokens[after + 1]?.word === "que");
  let [from, until] = [isClause ? after : first, after];
  while (!isClause && from > 0 && !isBreak(sentence, from - 1)) from--;
  while (until < tokens.length && !isBreak(sentence, until)) until++;
  return hasFuture(sentence, from, until);
}

/** Whether another clause begins at an index. */
function isBreak({ tokens, markAt }: MarkedSentence, index: number): boolean {
  const opens = markAt[index]?.entry.opens;
  return tokens[index]?.word === ";" || opens === "new" || opens === "contrast";
}
