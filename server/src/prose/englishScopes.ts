/** The English words that deny what follows, or say whose view it is. */
import type { Group } from "./lexicon.ts";

export const englishNegations: readonly Group[] = [
  [
    "not|never|hardly|scarcely|barely|no longer|neither|nor|nowhere near|far from|by no means|anything but|rarely|seldom|cannot|no|nobody|no one|" +
      "no-one|none|nothing|few|in no way|under no circumstances|little reason|little evidence|little sign|not at all|nowhere|nowhere close to|not close to|at no time|little suggests|little to suggest|little to make|at no point|at no stage|in no sense|by no stretch|on no account",
    { deny: "clause" },
  ],
  [
    "rule/rules/ruled/ruling out|reject/rejects/rejected/rejecting|dismiss/dismisses/dismissed/dismissing|refute/refutes/refuted|disbelieve/disbelieves|false that|untrue that|wrong that|wrong to|" +
      "stop/stops/stopped/stopping short of|fall/falls/fell/falling short of|refrain/refrains/refrained/refraining from|hesitate/hesitates/hesitated to|reluctant to|" +
      "fail/fails/failed to show/suggest/prove/establish/indicate/demonstrate/make/convince|a mistake to|an error to|a misreading to|mistaken to|have/has/had yet to|caution/cautions/warn/warns against|" +
      "too early to|too soon to|premature to|hard/difficult to believe/see/argue/conclude/maintain/claim/imagine/call|rather not|cannot/can't be said/called|could not be said",
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

export const englishReports: readonly Group[] = [
  [
    "say/says/said|claims/claimed/claim|states/stated|believe/believes/believed|think/thinks/thought|expect/expects/expected|consider/considers/considered|" +
      "warns/warned/warn|argue/argues/argued|maintain/maintains/maintained|assess/assesses/assessed|judge/judges/judged|estimate/estimates/estimated|" +
      "predict/predicts/predicted|forecast/forecasts|suggest/suggests/suggested|fear/fears/feared|hope/hopes/hoped|insist/insists/insisted|announce/announces/announced|" +
      "write/writes/wrote|call/calls/called|regard/regards/regarded|see/sees/saw|hold/holds/held|assume/assumes/assumed|conclude/concludes/concluded|" +
      "deem/deems/deemed|find/finds/found|rate/rates/rated|reckon/reckons/reckoned|report/reports/reported|tell/tells/told|assert/asserts/asserted|" +
      "allege/alleges/alleged|declare/declares/declared|contend/contends/contended|foresee/foresees/foresaw|speculate/speculates/speculated|describe/describes/described|put/puts|anticipate/anticipates/anticipated|quote/quotes/quoted|" +
      "note/notes/noted|adds/added|assures/assured|feel/feels/felt|agree/agrees/agreed|admits/admitted|concedes/conceded|calculate/calculates/calculated|point/points out|pointed out|" +
      "hint/hints/hinted|reiterate/reiterates/reiterated|stress/stresses/stressed|emphasise/emphasises/emphasised|publish/publishes/published that|promise/promises/promised|pledge/pledges/pledged|vow/vows/vowed|testify/testifies/testified|remark/remarks/remarked|comment/comments/commented that|guess/guesses/guessed|suspect/suspects/suspected|saying|claiming|arguing|predicting|insisting|maintaining|asserting|bet/bets/betting on|lean/leans/leaned/leaning towards/toward/to|believing|fearing|imply/implies/implied|signal/signals/signalled|speak/speaks/spoke/talk/talks/talked of|speak/speaks/spoke/talk/talks/talked about|has/have/had it that|has it|" +
      "has/have/had let it be known/understood|has/have/had made it known/clear/plain|has/have/had made clear/plain|take/takes/took the view/position/line that|" +
      "is/are/was/were/remain/remains convinced/adamant/persuaded/confident/optimistic/sceptical/satisfied that|is/are/was/were of the opinion/view/belief that|word is that",
    { report: "verb" },
  ],
  [
    "see/sees/saw/find/finds/found/feel/feels/felt/hear/hears/heard/notice/notices/noticed",
    { isSensed: true },
  ],
  [
    "suspect|suspects|promise|promises|pledge|pledges|stress|comment|comments|guess|bet|vow|claims|states|estimates|judges|notes|fears|hopes|calls|reports|report|claim|hold|holds|found|rates|rate|estimate|forecast|forecasts|note|fear|hope|call|doubt|doubts|dispute|disputes|question|questions|put|feel|saw|sees|quote|quotes",
    { isNounToo: true },
  ],
  [
    "had thought/believed/considered/judged/expected/deemed/found/called/rated",
    { report: "verb", isPast: true },
  ],
  ["gives a|gave a|give a", { report: "verb" }],
  [
    "view that|views that|belief that|fear that|fears that|warning that|warnings that|statement that|prediction that|forecast that|claim that|claims that|opinion that|assertion that|allegation that|allegations that|rumour that|rumours that|rumors that|report that|reports that|expectation that|argument that|conclusion that|theory that|notion that|idea that|suggestion that|assurance that|assurances that|assumption that|hypothesis that|thesis that|promise that|conviction that",
    { report: "noun" },
  ],
  [
    "according to|in the view of|in the opinion of|in the eyes of|in the words of|in the judgment of|in the judgement of|in the assessment of|if we believe|quoting|citing|per the",
    { report: "source" },
  ],
  [
    "forecast|forecasts|conclusion|conclusions|assumption|hypothesis|verdict|finding|prediction|expectation|impression|position|belief|argument|diagnosis|conviction|claim|theory|thinking|judgment|judgement|line|stance|version|reading|word|view|opinion|estimate|assessment",
    { isView: true },
  ],
  ["reportedly|allegedly|supposedly|purportedly|apparently", { report: "adverb" }],
  [
    "is/are/was/were/been/be said|is/are/was/were reported|is/are/was/were rumoured|is/are/was/were rumored|is/are/was/were alleged|is/are/was/were claimed|has/have been reported|has/have been alleged|has/have been said",
    { report: "passive" },
  ],
  [
    "in/on/by/to our view/opinion/judgment/judgement/assessment/estimate/estimation/reckoning/reading/account/mind/lights|from our point of view|from our perspective|as we see it|for our part|" +
      "our conclusion/conclusions/finding/findings/reading/forecast/hypothesis/belief/prediction/estimates/verdict|our judgment/judgement/assessment/view/estimate/opinion|earlier judgement|we|i|this assessment|this report|this paper|the author|the authors|the analyst|the analysts|this document|this analysis|these authors|this study|this team",
    { role: "own" },
  ],
];
