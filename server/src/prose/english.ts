/** The English lexicon: its grammar and its numbers, with the words of the files beside it. */
import { numberWords } from "../language/numberWords.ts";
import type { Group, Lexicon } from "./lexicon.ts";
import { amounts, phraseIndex } from "./lexicon.ts";
import { englishNegations, englishReports } from "./englishScopes.ts";
import { englishPseudo, englishTerms } from "./englishTerms.ts";

const grammar: readonly Group[] = [
  [
    "although|though|however|because|since|so|while|whereas|except|nevertheless|yet|therefore|thus|hence",
    { opens: "new" },
  ],
  [
    "contrary to|contrary to what|whatever|despite what|notwithstanding what|unlike|no matter what|no matter how|against what|in contrast to|in contrast to what|however much",
    { opens: "new" },
  ],
  ["but", { opens: "contrast" }],
  ["and", { opens: "and" }],
  ["that", { opens: "complement" }],
  [
    "if|unless|provided|providing|should|in case|assuming|supposing|were|had|as long as|so long as|on condition that|in the event that|in the event of|only if",
    { opens: "condition" },
  ],
  ["failing", { opens: "condition", isInitial: true }],
  ["when|until|till|before|after|as", { opens: "new" }],
  ["which|who|whose|where", { opens: "relative" }],
  [
    "whether|how|to what extent|unclear/clear/asked/know/knows/wonder/wonders/uncertain/tell/ask/asks/decide/determine if",
    { opens: "whether" },
  ],
  [
    "whether or not|regardless of whether|irrespective of whether|no matter whether/if",
    { opens: "whether", endsAtComma: true },
  ],
  [
    "very|highly|extremely|most|more|less|least|fairly|quite|rather|too|equally|increasingly|almost|nearly|virtually|practically|roughly|overwhelmingly|" +
      "exceedingly|exceptionally|particularly|especially|somewhat|slightly|only|all but|next to|close to|about as|just as|even|much|far|" +
      "moderately|reasonably|relatively|absolutely|entirely|completely|totally|hugely|vastly|distinctly|really|pretty|near|well",
    { role: "degree" },
  ],
  [
    "is|are|be|been|being|am|isn't|aren't|remains|remain|seems|seem|appears|appear|looks|look|becomes|become|gets|it's|that's|there's|makes|make|made|making|'s|proves|prove|stays|render|renders|they're|we're|he's|she's",
    { role: "copula" },
  ],
  [
    "was|were|had been|would have been|wasn't|weren't|seemed|appeared|looked|became|remained|proved",
    { role: "past-copula" },
  ],
  [
    "isn't|aren't|wasn't|weren't|won't|wouldn't|can't|hasn't|haven't|hadn't|don't|doesn't|didn't|couldn't|shouldn't|mustn't|needn't|if not|rather than|instead of",
    { deny: "clause" },
  ],
  [
    "it|they|he|she|you|them|him|than|enough|again|now|soon|today|tomorrow|still|already|also|then|here|elsewhere|anyway|alone|first",
    { role: "pronoun" },
  ],
  ["there|exists|exist", { role: "existential" }],
  [
    "low|high|small|little|slight|slim|good|fair|strong|considerable|real|serious|grave|significant|substantial|great|minimal|negligible|moderate|large|tiny|distinct|growing|clear|better|higher|lower|greater|smaller|minor|poor|decent",
    { isValue: true },
  ],
  [
    "will|would|can|must|shall|should|has|have|had|do|does|did|won't|wouldn't|can't|hasn't|haven't|hadn't|don't|doesn't|didn't|ought|it'll|they'll|shouldn't|mustn't|needn't",
    { role: "auxiliary" },
  ],
  [
    "the|a|an|this|these|those|any|some|each|every|another|other|several|many|all|both|such|certain|various|its|their|his|her|one|two|three",
    { role: "determiner" },
  ],
  ["its|their|his|her|whose", { role: "possessive" }],
  [
    "in|on|of|for|with|at|from|by|to|into|against|under|over|about|between|among|within|during|through|towards|toward|near|per|despite|without|upon|across|along|around",
    { role: "preposition" },
  ],
];

/** English. */
export const english: Lexicon = {
  code: "en",
  phrases: phraseIndex([
    ...grammar,
    ...englishReports,
    ...englishNegations,
    ...englishTerms,
    ...englishPseudo,
  ]),
  numbers: {
    words: new Map([
      ...amounts(numberWords.en),
      ["twenty", 20],
      ["thirty", 30],
      ["forty", 40],
      ["fifty", 50],
      ["sixty", 60],
      ["seventy", 70],
      ["eighty", 80],
      ["ninety", 90],
      ["hundred", 100],
      ["thousand", 1000],
    ]),
    percent: new Set(["percent", "per cent", "pct"]),
    odds: new Set(["in", "out of", "chance in", "chances in"]),
    to: new Set(["to", "-", "–", "—", "or"]),
    and: new Set(["and"]),
    between: new Set(["between"]),
    articles: new Set(["a", "an", "about"]),
    shareOf: new Set(["of"]),
    probability: new Set(["probability", "likelihood", "odds", "chance"]),
    bounds: new Map([
      ...[
        "less than",
        "under",
        "below",
        "up to",
        "at most",
        "no more than",
        "not more than",
        "fewer than",
        "<",
        "≤",
        "well under",
        "well below",
        "at the most",
      ].map((words) => [words, "below"] as const),
      ...[
        "more than",
        "over",
        "above",
        "at least",
        "no less than",
        "not less than",
        ">",
        "≥",
        "upwards of",
        "in excess of",
        "well over",
        "well above",
      ].map((words) => [words, "above"] as const),
      ...[
        "about",
        "around",
        "roughly",
        "some",
        "approximately",
        "nearly",
        "almost",
        "a",
        "an",
        "circa",
        "~",
        "≈",
        "ca .",
        "in the region of",
        "in the order of",
        "on the order of",
        "somewhere around",
        "close to",
        "just under",
        "just over",
      ].map((words) => [words, "about"] as const),
    ]),
    boundsAfter: new Map([
      ["at most", "below"],
      ["or less", "below"],
      ["at least", "above"],
      ["or more", "above"],
    ]),
  },
};
