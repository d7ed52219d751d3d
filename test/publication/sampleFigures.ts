/** Sample figures, with every sign that a figure can have. */
import type { Figure } from "../../server/src/publication/tree/figures.ts";

/** The sample figures, one of each kind. */
export const sampleFigures: readonly Figure[] = [
  {
    kind: "rankings",
    columns: [
      {
        title: "Mexico, January 2005",
        entries: [
          { label: "Organized crime", rankText: "1", rank: 1, keys: ["crime"], kind: "plain" },
          { label: "Energy/water", rankText: "2", rank: 2, keys: ["energy", "water"], kind: "composite" },
          { label: "The source names nothing", rankText: "", rank: 3, keys: [], kind: "gap" },
          { label: "Fear of the neighbour", rankText: "4", rank: 4, keys: ["outside-1"], kind: "outside" },
        ],
        unranked: [{ key: "rebellion", label: "Regional rebellion", reason: "does not concern this actor" }],
      },
      {
        title: "United States, January 2005",
        entries: [
          { label: "Water", rankText: "1", rank: 1, keys: ["water"], kind: "plain" },
          { label: "Energy", rankText: "2.5", rank: 2.5, keys: ["energy"], kind: "plain" },
          { label: "Organized crime", rankText: "2.5", rank: 2.5, keys: ["crime"], kind: "plain" },
          { label: "Fear of the neighbour", rankText: "4", rank: 4, keys: ["outside-1"], kind: "outside" },
          { label: "Terrorism", rankText: "5", rank: 5, keys: ["terrorism"], kind: "plain" },
        ],
        unranked: [],
      },
    ],
    between: ["agreement 0.18 to 0.33"],
    words: {
      tied: "share a rank",
      composite: "covers several threats",
      outside: "no category fits",
      gap: "nothing named at this rank",
      unranked: "Not ranked",
      higher: "higher in the next ranking",
      lower: "lower in the next ranking",
      same: "the same rank in the next ranking",
    },
  },
  {
    kind: "matrix",
    likelihoodTitle: "Likelihood",
    impactTitle: "Impact",
    likelihoods: ["unlikely", "possible", "likely"],
    impacts: ["minor", "serious", "severe"],
    levels: [
      ["low", "low", "medium"],
      ["low", "medium", "high"],
      ["medium", "high", undefined],
    ],
    legend: ["low", "medium", "high"],
    threats: [
      {
        sign: "1",
        label: "Flood of the lower quay",
        current: { likelihood: [1, 2], impact: [1, 1] },
        inherent: { likelihood: [2, 2], impact: [2, 2] },
        residual: { likelihood: [0, 0], impact: [1, 1] },
      },
      {
        sign: "2",
        label: "Theft of copper",
        current: { likelihood: [1, 1], impact: [1, 1] },
        inherent: undefined,
        residual: undefined,
      },
    ],
    inherentLabel: "without controls",
    currentLabel: "today",
    residualLabel: "with planned controls",
    rangeLabel: "a range: anywhere between its ends",
    arrowLabel: "how controls change the risk",
    unplacedLabel: "no place in the matrix",
  },
  {
    kind: "ranges",
    axis: "Likelihood in percent",
    confidenceTitle: "Confidence",
    noBandLabel: "no range on the scale",
    words: {
      band: "the range of the likelihood",
      point: "a single value",
      confidence: "more filled dots: higher confidence",
    },
    rows: [
      {
        label: "The port closes for a week",
        words: "likely, within 2 years",
        band: { from: 55, to: 80 },
        confidence: { label: "moderate", place: 1, levels: 3 },
      },
      { label: "The strike spreads", words: "a real chance", band: undefined, confidence: undefined },
      { label: "The bridge opens", words: "nine in ten", band: { from: 90, to: 90 }, confidence: undefined },
    ],
  },
  {
    kind: "coverage",
    threats: ["Flood of the lower quay", "Theft of copper", "Mutiny"],
    recommendations: ["1. Raise the wall", "2. Count the containers"],
    cells: [
      [true, false],
      [false, false],
      [false, false],
    ],
    accepted: [false, false, true],
    words: {
      addressed: "addresses the threat",
      openThreat: "threat without a recommendation",
      accepted: "accepted without a recommendation",
      openRecommendation: "recommendation that addresses no threat",
    },
  },
  {
    kind: "change",
    titles: ["March 2024", "March 2026"],
    items: [
      { label: "Flood of the lower quay", before: 3, after: 1, places: -1 },
      { label: "Theft of copper", before: 1, after: 2, places: 1 },
      { label: "Arson", before: 4, after: 4, places: 0 },
      { label: "Smuggling", before: 5, after: 4 },
      { label: "Drones", before: undefined, after: 3 },
      { label: "Mutiny", before: 2, after: undefined },
    ],
    newLabel: "new",
    droppedLabel: "no longer ranked",
    words: {
      rises: "rises by so many places",
      falls: "falls by so many places",
      keeps: "keeps its place",
      tied: "share a rank",
      single: "ranked in one of the two only",
    },
  },
  {
    kind: "agreement",
    names: ["Northern office", "Southern office", "Harbour police"],
    cells: [
      [undefined, { text: "80%", shade: 0.8 }, { text: "20 to 40%", shade: 0.3 }],
      [{ text: "80%", shade: 0.8 }, undefined, { text: "–", shade: undefined }],
      [{ text: "20 to 40%", shade: 0.3 }, { text: "–", shade: undefined }, undefined],
    ],
    legend: ["no pair alike", "half of the pairs alike", "all pairs alike"],
    emptyLabel: "too few items in both",
  },
  {
    kind: "calibration",
    axis: "Share that occurred, in percent",
    rows: [
      {
        label: "unlikely",
        words: "4 of 24",
        expected: { from: 20, to: 45 },
        share: 16.7,
        interval: { from: 6.7, to: 35.9 },
        isFew: false,
      },
      {
        label: "almost certain",
        words: "3 of 3",
        expected: { from: 95, to: 99 },
        share: 100,
        interval: { from: 43.8, to: 100 },
        isFew: true,
      },
    ],
    expectedLabel: "what the words mean",
    shareLabel: "what occurred, with its interval",
    fewLabel: "too few to conclude anything",
  },
];
