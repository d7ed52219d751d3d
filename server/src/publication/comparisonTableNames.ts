/** The names of the tables of a comparison. Apart from the tables, because the help of the command line names them. */
export const comparisonTableNames = ["order", "holders", "pairs", "places"] as const;
