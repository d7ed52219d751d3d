/** What the figures of a document show, as plain data. Writers draw it. All texts are in the language of the document. */

/** A figure. */
export type Figure =
  | RankingsFigure
  | AgreementFigure
  | MatrixFigure
  | RangesFigure
  | CoverageFigure
  | ChangeFigure
  | CalibrationFigure;

/** What any figure may have. */
interface AnyFigure {
  /** What readers have to know of the picture, below it: for example, what it leaves out. */
  readonly remark?: string;
}

/** Rankings side by side, with a line for each item from ranking to ranking. */
export interface RankingsFigure extends AnyFigure {
  readonly kind: "rankings";
  readonly columns: readonly RankingColumn[];
  /** What is said between each ranking and the next one, such as how far they agree over all readings. */
  readonly between?: readonly string[];
  /**
   * The keys of items, each with how many places it moved from a ranking to the next one; positive if it fell. Without it, lines show
   * which ranks are higher.
   */
  readonly places?: readonly (readonly (readonly [key: string, places: number])[])[];
  readonly words: RankingWords;
}

/** The words for what a ranking can have beside plain entries: the legend. */
export interface RankingWords {
  /** Entries that share a rank. */
  readonly tied: string;
  /** An entry that covers several items. */
  readonly composite: string;
  /** An entry outside the taxonomy. */
  readonly outside: string;
  /** A rank at which the source names nothing. */
  readonly gap: string;
  /** The heading of what a ranking leaves out on purpose. */
  readonly unranked: string;
  /** A line to an item that the next ranking puts higher, lower or at the same rank. */
  readonly higher: string;
  readonly lower: string;
  readonly same: string;
}

/** A ranking, from the highest rank to the lowest. */
export interface RankingColumn {
  readonly title: string;
  /** In order of rank; entries that tie have the same rank. */
  readonly entries: readonly RankedEntry[];
  /** What the ranking leaves out on purpose, with the reason in words. */
  readonly unranked: readonly { readonly key: string; readonly label: string; readonly reason: string }[];
}

/** An entry of a ranking. */
export interface RankedEntry {
  readonly label: string;
  /** The rank in words: "1", "2.5", or empty for a gap that has none. */
  readonly rankText: string;
  /** The rank as a number; entries that tie share it. */
  readonly rank: number;
  /**
   * The keys of what the entry covers. Equal keys in two rankings are connected. A composite entry has several, an entry
   * outside the taxonomy has a key of its own, and a gap has none.
   */
  readonly keys: readonly string[];
  readonly kind: "plain" | "composite" | "outside" | "gap";
}

/** How far each two of several rankings agree: a square of cells, each with a text and a shade. */
export interface AgreementFigure extends AnyFigure {
  readonly kind: "agreement";
  /** The names of the rankings, in order. */
  readonly names: readonly string[];
  /** For each ranking and each other one; the same in both directions, and nothing with itself. */
  readonly cells: readonly (readonly (AgreementCell | undefined)[])[];
  /** What the shades mean, from the palest to the strongest. */
  readonly legend: readonly string[];
  /** The words for two rankings that share too little. */
  readonly emptyLabel: string;
}

/** A cell of the square. */
export interface AgreementCell {
  /** Short, such as "80%" or "60 to 80%". */
  readonly text: string;
  /** From 0 for a pale shade to 1 for a strong one; `undefined` if there is too little to compare. */
  readonly shade: number | undefined;
}

/** A matrix of likelihood and impact, with the threats in its cells. */
export interface MatrixFigure extends AnyFigure {
  readonly kind: "matrix";
  /** What the points have in common, if they are a part of a larger figure. */
  readonly heading?: string;
  readonly likelihoodTitle: string;
  readonly impactTitle: string;
  /** From the lowest to the highest. */
  readonly likelihoods: readonly string[];
  readonly impacts: readonly string[];
  /** The level of risk of each cell, by likelihood and then by impact; `undefined` where the scale says nothing. */
  readonly levels: readonly (readonly (string | undefined)[])[];
  /** The levels of risk from the lowest to the highest: the legend. */
  readonly legend: readonly string[];
  readonly threats: readonly MatrixThreat[];
  /** The words for the kinds of points in the legend. */
  readonly inherentLabel: string;
  readonly currentLabel: string;
  readonly residualLabel: string;
  /** The words for a threat with a range: "from … to …". */
  readonly rangeLabel: string;
  /** The words for an arrow between the points of a threat. */
  readonly arrowLabel: string;
  /** The words for threats that have no place in the matrix. */
  readonly unplacedLabel: string;
}

/** A threat in a matrix. The cells are places in `likelihoods` and `impacts`, from 0; a range has several. */
export interface MatrixThreat {
  /** A short sign in the cell, such as "3"; the legend and the table explain it. */
  readonly sign: string;
  readonly label: string;
  readonly current: MatrixCells | undefined;
  readonly inherent: MatrixCells | undefined;
  readonly residual: MatrixCells | undefined;
}

/** The first and the last place on both axes. */
export interface MatrixCells {
  readonly likelihood: readonly [number, number];
  readonly impact: readonly [number, number];
}

/** Likelihoods as bars from 0 to 100 percent. */
export interface RangesFigure extends AnyFigure {
  readonly kind: "ranges";
  readonly axis: string;
  readonly rows: readonly RangeRow[];
  /** The heading of the column with the confidence. */
  readonly confidenceTitle: string;
  /** The words for a likelihood without a band. */
  readonly noBandLabel: string;
  readonly words: RangeWords;
}

/** The words for the signs of ranges: the legend. */
interface RangeWords {
  readonly band: string;
  /** A band whose ends are the same. */
  readonly point: string;
  /** Filled and hollow dots. */
  readonly confidence: string;
}

/** One likelihood. */
export interface RangeRow {
  readonly label: string;
  /** The likelihood in words, such as "likely, within 2 years". */
  readonly words: string;
  /** In percent; `undefined` if the scale gives no band. */
  readonly band: { readonly from: number; readonly to: number } | undefined;
  /** How sure the authors are: the place of their level, from 0 for the lowest, and the number of levels; 0 if the level is on no scale. */
  readonly confidence:
    { readonly label: string; readonly place: number; readonly levels: number } | undefined;
}

/** Which recommendation addresses which threat. */
export interface CoverageFigure extends AnyFigure {
  readonly kind: "coverage";
  readonly threats: readonly string[];
  readonly recommendations: readonly string[];
  /** For each threat, whether each recommendation addresses it. */
  readonly cells: readonly (readonly boolean[])[];
  /** For each threat, whether it is accepted without a recommendation. */
  readonly accepted?: readonly boolean[];
  readonly words: CoverageWords;
  /** If the figure is a part of a larger one: the threats and the recommendations that have a cell in another part. */
  readonly elsewhere?: {
    readonly threats: readonly boolean[];
    readonly recommendations: readonly boolean[];
  };
}

/** The words for the signs of coverage: the legend. */
interface CoverageWords {
  readonly addressed: string;
  /** A threat that no recommendation addresses. */
  readonly openThreat: string;
  /** A threat that is accepted without a recommendation. */
  readonly accepted: string;
  /** A recommendation that addresses no threat. */
  readonly openRecommendation: string;
}

/** Ranks in an earlier assessment and in this one. */
export interface ChangeFigure extends AnyFigure {
  readonly kind: "change";
  /** The names of the two assessments, the earlier one first. */
  readonly titles: readonly [string, string];
  /** A rank is missing where the item is not ranked. */
  readonly items: readonly {
    readonly label: string;
    readonly before: number | undefined;
    readonly after: number | undefined;
    /** How many places it has moved among the items that both rank: positive if it fell. What only slid has not moved. */
    readonly places?: number | undefined;
    /** What is said of an item that one side does not rank, in place of the label below. */
    readonly note?: string | undefined;
  }[];
  readonly newLabel: string;
  readonly droppedLabel: string;
  readonly words: ChangeWords;
}

/** The words for the signs of a change: the legend. */
export interface ChangeWords {
  /** By how many places an item has moved. */
  readonly rises: string;
  readonly falls: string;
  readonly keeps: string;
  /** Items that share a rank. */
  readonly tied: string;
  /** An item that only one of the two ranks. */
  readonly single: string;
}

/** How often what was judged has occurred, beside how often it should have by the words, in percent. */
export interface CalibrationFigure extends AnyFigure {
  readonly kind: "calibration";
  readonly axis: string;
  readonly rows: readonly CalibrationRow[];
  /** The words for the signs in the legend. */
  readonly expectedLabel: string;
  readonly shareLabel: string;
  /** The words for a share of so few that nothing is concluded. */
  readonly fewLabel: string;
}

/** A group of judgments. */
export interface CalibrationRow {
  readonly label: string;
  /** "7 of 12". */
  readonly words: string;
  readonly expected: { readonly from: number; readonly to: number };
  readonly share: number;
  readonly interval: { readonly from: number; readonly to: number };
  readonly isFew: boolean;
}
