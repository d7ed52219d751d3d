/** The English lexicon. */
import type { Group, Lexicon } from "./lexicon.ts";
import { amounts, phraseIndex } from "./lexicon.ts";

const terms: readonly Group[] = [
  [
    "likely|unlikely|probable|improbable|very/highly likely/unlikely/probable/improbable|almost/nearly certain|as likely as not|about as likely as not|remote",
    { kind: "scale", form: "adjective" },
  ],
  [
    "probably|improbably|very/highly probably|almost/nearly certainly|in all likelihood|in all probability|chances are|odds are",
    { kind: "scale", form: "adverb" },
  ],
  ["likelihood|probability|probabilities|odds", { kind: "scale", form: "noun" }],
  [
    "almost no chance|almost no likelihood|roughly even chance/odds|roughly even chances|even chance/chances/odds|realistic possibility|remote chance|remote possibility|fifty-fifty",
    { kind: "scale", form: "phrase" },
  ],
  ["chance|chances|possibility|possibilities", { kind: "hedge", form: "noun" }],
  ["risk|risks|danger", { kind: "hedge", form: "noun", isPeril: true }],
  ["certainty", { kind: "certain", form: "noun" }],
  ["may|might|could", { kind: "hedge", form: "modal" }],
  ["possible|conceivable|plausible|thinkable", { kind: "hedge", form: "adjective" }],
  ["possibly|perhaps|maybe|conceivably|potentially|plausibly", { kind: "hedge", form: "adverb" }],
  [
    "cannot/can't/couldn't be ruled/excluded/discounted out|cannot/can't be excluded|cannot/can't be discounted|cannot/can't rule/exclude out|" +
      "cannot/can't exclude|can not be ruled out|cannot/can't be entirely/completely/fully/wholly ruled out|cannot/can't entirely/completely/fully rule out|" +
      "not to be ruled out|not to be excluded|cannot/can't yet be ruled out|should/must not be ruled out|not out of the question|" +
      "not be ruled out|not ruled out|not be excluded|not rule out",
    { kind: "hedge", form: "phrase" },
  ],
  [
    "certain|inevitable|unavoidable|impossible|guaranteed|assured|inescapable",
    { kind: "certain", form: "adjective" },
  ],
  [
    "certainly|inevitably|definitely|undoubtedly|unquestionably|assuredly|indubitably",
    { kind: "certain", form: "adverb" },
  ],
  [
    "without doubt|without a doubt|without any doubt|without question|no doubt|beyond doubt|beyond any doubt|beyond all doubt|beyond question|" +
      "beyond a doubt|bound to|sure to|out of the question|with certainty|with absolute/complete/total/full certainty|a foregone conclusion|" +
      "a matter of time|cannot fail to|can only end|no doubt whatever|no possibility|no chance|zero chance|zero probability|no probability|" +
      "no likelihood|nothing can stop|not possible|a given",
    { kind: "certain", form: "phrase" },
  ],
];

/** Phrases that contain a term and say nothing about a likelihood. */
const pseudo: readonly Group[] = [
  [
    "as soon as possible|as far as possible|as much as possible|as quickly as possible|as little as possible|as early/many/fast/long/late/well/few/often/close as possible|" +
      "as soon/far/early as practicable|if possible|where/wherever/whenever/when possible|if at all possible|best possible|worst possible|" +
      "greatest/widest/highest/lowest/earliest/latest/fullest/shortest/largest/smallest possible|every possible|all possible|any possible|it possible|" +
      "make/makes/made/making possible|them possible|the might|military might|naval might|its might|their might|might of|with might|" +
      "more than likely|last chance|second chance|by chance|any chance|a chance to|the chance to|no chance to|chance to|chance encounter|given the chance|" +
      "take/takes/took/taking a chance|to a certain extent|to a certain degree|to certain|a certain|certain of the|at risk|at the risk of|risk assessment/management/register/analysis/level/matrix/appetite|" +
      "make/makes/making certain/sure|a few|quite a few|not surprisingly|united states|as long as|even if|even though|certainty of|with the risk|" +
      "risk register|as the case may be|come what may|be that as it may|may as well|for certain|could not|couldn't|could only|may only|probable cause for|probable cause to|" +
      "early as possible|not to|not only|not just|not merely|not simply|not least|not to mention|no doubt about|no later|no less|no more|no fewer|no matter|no sooner|" +
      "no longer than|not until|no less than|not so much|not necessarily|possible to",
    { role: "nothing" },
  ],
];

const negations: readonly Group[] = [
  [
    "not|never|hardly|scarcely|barely|no longer|neither|nor|nowhere near|far from|by no means|anything but|rarely|seldom|cannot|no|nobody|no one|" +
      "no-one|none|nothing|few|in no way|under no circumstances|little reason|little evidence|little sign|not at all|nowhere|at no time|little suggests|little to suggest",
    { deny: "clause" },
  ],
  [
    "rule/rules/ruled/ruling out|reject/rejects/rejected/rejecting|dismiss/dismisses/dismissed/dismissing|refute/refutes/refuted|disbelieve/disbelieves|false that|untrue that|wrong that|wrong to",
    { deny: "flip" },
  ],
  [
    "deny/denies/denied/denying|doubt/doubts/doubted|dispute/disputes/disputed|question/questions/questioned that",
    { deny: "flip", report: "verb" },
  ],
  [
    "doubtful|doubtful that|doubtful whether|incorrect that|implausible that|inconceivable that",
    { deny: "flip" },
  ],
];

const reporting: readonly Group[] = [
  [
    "say/says/said|claims/claimed/claim|states/stated|believe/believes/believed|think/thinks/thought|expect/expects/expected|consider/considers/considered|" +
      "warns/warned/warn|argue/argues/argued|maintain/maintains/maintained|assess/assesses/assessed|judge/judges/judged|estimate/estimates/estimated|" +
      "predict/predicts/predicted|forecast/forecasts|suggest/suggests/suggested|fear/fears/feared|hope/hopes/hoped|insist/insists/insisted|announce/announces/announced|" +
      "write/writes/wrote|call/calls/called|regard/regards/regarded|see/sees/saw|hold/holds/held|assume/assumes/assumed|conclude/concludes/concluded|" +
      "deem/deems/deemed|find/finds/found|rate/rates/rated|reckon/reckons/reckoned|report/reports/reported|tell/tells/told|assert/asserts/asserted|" +
      "allege/alleges/alleged|declare/declares/declared|contend/contends/contended|foresee/foresees/foresaw|speculate/speculates/speculated|describe/describes/described|put/puts|anticipate/anticipates/anticipated|quote/quotes/quoted|" +
      "note/notes/noted|adds/added|assures/assured|feel/feels/felt|agree/agrees/agreed|admits/admitted|concedes/conceded|calculate/calculates/calculated|point/points out|pointed out",
    { report: "verb" },
  ],
  [
    "claims|states|estimates|judges|notes|fears|hopes|calls|reports|report|claim|hold|holds|found|rates|rate|estimate|forecast|forecasts|note|fear|hope|call|doubt|doubts|dispute|disputes|question|questions|put|feel|saw|sees|quote|quotes",
    { isNounToo: true },
  ],
  [
    "had thought/believed/considered/judged/expected/deemed/found/called/rated",
    { report: "verb", isPast: true },
  ],
  ["gives a|gave a|give a", { report: "verb" }],
  [
    "view that|views that|belief that|fear that|fears that|warning that|warnings that|statement that|prediction that|forecast that|claim that|claims that|opinion that|assertion that|allegation that|allegations that|rumour that|rumours that|rumors that|report that|reports that|expectation that|argument that|conclusion that",
    { report: "noun" },
  ],
  [
    "according to|in the view of|in the opinion of|in the eyes of|in the words of|in the judgment of|in the judgement of|in the assessment of|if we believe|quoting|citing|per the",
    { report: "source" },
  ],
  ["reportedly|allegedly|supposedly|purportedly|apparently", { report: "adverb" }],
  [
    "is/are/was/were/been/be said|is/are/was/were reported|is/are/was/were rumoured|is/are/was/were rumored|is/are/was/were alleged|is/are/was/were claimed|has/have been reported|has/have been alleged|has/have been said",
    { report: "passive" },
  ],
  [
    "in our view/opinion/judgment/judgement/assessment/estimate|our judgment/judgement/assessment/view/estimate/opinion|earlier judgement|we|i|this assessment|this report|this paper|the author|the authors|the analyst|the analysts|this document|this analysis|these authors|this study",
    { role: "own" },
  ],
];

const grammar: readonly Group[] = [
  [
    "although|though|however|because|since|so|while|whereas|except|nevertheless|yet|therefore|thus|hence",
    { opens: "new" },
  ],
  ["but", { opens: "contrast" }],
  ["and", { opens: "and" }],
  ["that", { opens: "complement" }],
  ["if|unless|provided|providing|should|in case|assuming|supposing|were", { opens: "condition" }],
  ["when|until|till|before|after|as", { opens: "new" }],
  ["which|who|whose|where", { opens: "relative" }],
  [
    "whether|how|to what extent|unclear/clear/asked/know/knows/wonder/wonders/uncertain/tell/ask/asks/decide/determine if",
    { opens: "whether" },
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
  ["was|were|had been|wasn't|weren't|seemed|appeared|looked|became|remained|proved", { role: "past-copula" }],
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
  phrases: phraseIndex([...grammar, ...reporting, ...negations, ...terms, ...pseudo]),
  numbers: {
    words: new Map([
      ...amounts("one two three four five six seven eight nine ten eleven twelve"),
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
