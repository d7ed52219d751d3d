/** The names of the tables. Apart from the tables, because the help of the command line names them. */
export const tableNames = ["register", "rankings", "ranking-details", "recommendations", "results"] as const;

/** The name of a table. */
export type TableName = (typeof tableNames)[number];

/** The names of the tables of what has changed. */
export const changesTableNames = ["changes", "ranks"] as const;

/** The names of the tables of a comparison of rankings. */
export const comparisonTableNames = ["order", "holders", "pairs", "places"] as const;

/** The names of the tables of a score. */
export const scoreTableNames = ["judgments", "calibration"] as const;
