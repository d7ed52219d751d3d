/** The English words for likelihoods, and phrases that only look like them. */
import type { Group } from "./lexicon.ts";

export const englishTerms: readonly Group[] = [
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
      "has/have the potential to|the possibility exists|not be ruled out|not ruled out|not be excluded|not rule out",
    { kind: "hedge", form: "phrase" },
  ],
  [
    "remains/remain/remained to be seen whether/if/how/when|is/are yet to be seen whether/if/how/when",
    { kind: "hedge", form: "phrase", opens: "whether" },
  ],
  [
    "remains/remain/remained to be seen|is/are yet to be seen",
    { kind: "hedge", form: "phrase", opens: "whether", isFinal: true },
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
      "a matter of time|cannot fail to|cannot/can't possibly|can only end|no doubt whatever|no possibility|no chance|zero chance|zero probability|no probability|" +
      "no likelihood|nothing can stop|not possible|a given",
    { kind: "certain", form: "phrase" },
  ],
];

/** Phrases that contain a term and say nothing about a likelihood. */
export const englishPseudo: readonly Group[] = [
  [
    "odds are stacked/against|odds are in favour/favor|so far as to|as far as to|as best they/he/she/it/we could/can|as it/they/he/she/we/you possibly could/can|no secret|nothing but|every chance to|as soon as possible|as far as possible|as much as possible|as quickly as possible|as little as possible|as early/many/fast/long/late/well/few/often/close as possible|" +
      "as soon/far/early as practicable|if possible|where/wherever/whenever/when possible|if at all possible|best possible|worst possible|" +
      "maximum/minimum/only/longest/greatest/widest/highest/lowest/earliest/latest/fullest/shortest/largest/smallest possible|every possible|all possible|any possible|it possible|" +
      "make/makes/made/making possible|them possible|the might|military might|naval might|its might|their might|might of|with might|" +
      "more than likely|last chance|second chance|by chance|any chance|a chance to|the chance to|no chance to|chance to|chance encounter|given the chance|" +
      "take/takes/took/taking a chance|to a certain extent|to a certain degree|to certain|a certain|certain of the|at risk|at the risk of|risk assessment/management/register/analysis/level/matrix/appetite|" +
      "make/makes/making certain/sure|a few|quite a few|not surprisingly|united states|even if|even though|certainty of|with the risk|" +
      "risk register|as the case may be|come what may|be that as it may|may as well|for certain|could not|couldn't|could only|may only|probable cause for|probable cause to|" +
      "early as possible|not to|not only|not just|not merely|not simply|not least|not to mention|no doubt about|no later|no less|no more|no fewer|no matter|no sooner|" +
      "no longer than|not until|no less than|not so much|not necessarily|possible to",
    { role: "nothing" },
  ],
];
