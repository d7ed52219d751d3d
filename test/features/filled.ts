/** Builds files with the same text wherever a text is shown. */
const START = "assessment: 1\n";
/** A document with `TEXT` wherever a hover, the preview or the table shows text. */
export const DOCUMENT = `${START}title: TEXT
authors: [{name: TEXT}, TEXT]
date: TEXT
status: TEXT
summary: TEXT
TEXT: TEXT
actors:
  port: {name: TEXT, kind: state, description: TEXT, aliases: [TEXT], x-a: {TEXT: TEXT}}
  TEXT: {name: TEXT, part-of: TEXT}
threats:
  flood: {title: TEXT, description: TEXT, about: [TEXT]}
rankings:
  first: &TEXTa {title: TEXT, of: port, basis: TEXT, estimated-by: TEXT, order: [flood, {label: TEXT, covers: [a], qualifier: TEXT}, TEXT]}
  second: {of: TEXT, order: [TEXT, flood, {label: TEXT}], unranked: {TEXT: {reason: TEXT}}}
sources:
  book: {type: book, title: TEXT, author: [{family: TEXT, given: TEXT}, TEXT], issued: TEXT, URL: TEXT, DOI: TEXT, publisher: TEXT, volume: TEXT, note: TEXT, quote: TEXT}
  page: {type: webpage, title: TEXT, URL: TEXT}
statements:
  one: {kind: judgment, text: TEXT, about: [flood, TEXT], evidence: [{source: book, quote: TEXT, locator: TEXT}], because: TEXT}
recommendations:
  act: {title: TEXT, text: TEXT, addresses: [flood], because-of: [one], owner: TEXT}
notes:
  n: {number: TEXT, text: TEXT}
terms:
  word: {definition: TEXT, label: TEXT}
glossary: "[[port]] [[flood]] [@book, p. 1] [^n] [[TEXTb]]"
`;
/** A taxonomy with `TEXT` wherever text is shown. */
export const TAXONOMY = `taxonomy: 1
id: TEXT
title: TEXT
clusters: {all: {title: TEXT, definition: TEXT}}
categories:
  floods: {title: TEXT, definition: TEXT, cluster: all, examples: [TEXT]}
`;
/** A scale with `TEXT` wherever text is shown. */
export const SCALE = `scale: 1
id: TEXT
of: likelihood
title: TEXT
terms: [{term: TEXT, label: TEXT, meaning: TEXT, synonyms: [TEXT], percent: [10, 20]}]
`;

/** The files with a hostile text everywhere; an id is made from it where only ids are allowed. */
export function filledWith(text: string, hostile: string): string {
  return text.replaceAll(/TEXT[ab]?/g, (place) =>
    place === "TEXTa" ? "a" : place === "TEXTb" ? "b" : JSON.stringify(hostile),
  );
}
