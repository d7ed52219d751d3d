/** A short assessment with a misspelled key, for tests over a connection. */

export const URI = "file:///harbour.threat.yaml";
export const TEXT = `assessment: 1
title: Threats to the harbour
taxonomy: bailey-2005
actors:
  port: {name: Port, kind: company}
rankings:
  first:
    of: prt
    estimated-by: author
    basis: analyst-judgment
    date: 2026-11
    order: [terrorism, energy]
`;
/** The assessment with "prt" corrected. */
export const FIXED = [
  { range: { start: { line: 7, character: 8 }, end: { line: 7, character: 11 } }, text: "port" },
];
