/**
 * The vocabulary of BibTeX and biblatex, and its equivalents in CSL.
 * Sources: the manual of biblatex, "Entry Types" and "Entry Fields"; the mappings that Pandoc and Better BibTeX
 * document.
 */

/** Types of entries, with their types in CSL. */
const TYPES: ReadonlyMap<string, string> = new Map(
  Object.entries({
    "article-journal": "article suppperiodical",
    "article-magazine": "magazine",
    "article-newspaper": "newspaper",
    book: "book mvbook collection mvcollection reference mvreference proceedings mvproceedings manual",
    chapter: "bookinbook inbook incollection suppbook suppcollection",
    dataset: "dataset data",
    document: "misc custom xdata set",
    "entry-encyclopedia": "inreference",
    figure: "image",
    graphic: "artwork",
    legal_case: "jurisdiction case",
    legislation: "legislation",
    manuscript: "unpublished",
    motion_picture: "movie video film",
    pamphlet: "booklet",
    "paper-conference": "inproceedings conference",
    patent: "patent",
    performance: "performance",
    periodical: "periodical",
    personal_communication: "letter",
    report: "techreport report",
    review: "review",
    software: "software",
    song: "audio music",
    standard: "standard",
    thesis: "phdthesis mastersthesis bachelorsthesis thesis",
    treaty: "legal",
    webpage: "online electronic www webpage",
  }).flatMap(([type, words]) => words.split(" ").map((word) => [word, type] as const)),
);

/** Returns the type in CSL; `undefined` for an unknown type of entry. */
export function cslType(type: string): string | undefined {
  return TYPES.get(type);
}

/** Fields that correspond to one text variable of CSL. */
export const textFields: ReadonlyMap<string, string> = new Map([
  ["volume", "volume"],
  ["volumes", "number-of-volumes"],
  ["edition", "edition"],
  ["chapter", "chapter-number"],
  ["pagetotal", "number-of-pages"],
  ["part", "part-number"],
  ["version", "version"],
  ["series", "collection-title"],
  ["eventtitle", "event-title"],
  ["venue", "event-place"],
  ["shorttitle", "title-short"],
  ["shortjournal", "container-title-short"],
  ["origtitle", "original-title"],
  ["origpublisher", "original-publisher"],
  ["origlocation", "original-publisher-place"],
  ["pubstate", "status"],
  ["doi", "DOI"],
  ["isbn", "ISBN"],
  ["issn", "ISSN"],
  ["pmid", "PMID"],
  ["pmcid", "PMCID"],
  ["library", "call-number"],
]);

/** Fields that contain names of people. */
export const peopleFields: ReadonlyMap<string, string> = new Map([
  ["author", "author"],
  ["bookauthor", "container-author"],
  ["editor", "editor"],
  ["translator", "translator"],
  ["director", "director"],
  ["scriptwriter", "script-writer"],
]);

/** Fields that contain dates. */
export const dateFields: ReadonlyMap<string, string> = new Map([
  ["urldate", "accessed"],
  ["eventdate", "event-date"],
  ["origdate", "original-date"],
]);

/** Fields that are read in combination with others. */
const OTHERS = `title subtitle titleaddon booktitle booksubtitle booktitleaddon maintitle mainsubtitle journal journaltitle journalsubtitle
  issuetitle number issue pages eid publisher institution school organization howpublished address location date year
  month day url eprint eprinttype archiveprefix type entrysubtype language langid note addendum options crossref`;

const FIELDS = new Set([
  ...textFields.keys(),
  ...peopleFields.keys(),
  ...dateFields.keys(),
  ...OTHERS.split(/\s+/),
]);

/** The fields that are read. Others, such as an abstract or the path of a file, are never shown. */
export const fieldsRead: ReadonlySet<string> = FIELDS;

const VERBATIM = new Set(
  "doi url eprint isbn issn pmid pmcid date urldate eventdate origdate options".split(" "),
);

/** Whether the value of the field is not LaTeX, such as a URL. */
export function isVerbatim(field: string): boolean {
  return VERBATIM.has(field);
}

/** Types of works that are part of another work. */
const PARTS = /^(?:in|bookinbook|supp|conference|article|review)/;
/** The fields that receive the title of the parent work. */
const OF_WHOLE: ReadonlyMap<string, string> = new Map([
  ["title", "booktitle"],
  ["subtitle", "booksubtitle"],
  ["titleaddon", "booktitleaddon"],
]);
/** Fields that an entry never inherits. */
const OWN = new Set(["shorttitle", "crossref", "entrysubtype", "options", "doi", "pages", "pagetotal"]);

/**
 * Returns the field of an entry of this type that inherits a field of its parent; `undefined` if it does not inherit
 * it.
 * Source: the manual of biblatex, "Default Inheritance Setup".
 */
export function inheritingField(field: string, type: string): string | undefined {
  if (OWN.has(field)) return undefined;
  const ofWhole = OF_WHOLE.get(field);
  if (ofWhole === undefined) return field;
  if (PARTS.test(type)) return type === "article" && field !== "titleaddon" ? `journal${field}` : ofWhole;
  return field === "titleaddon" ? undefined : `main${field}`;
}

/** Names that every style defines. */
const NAMES = new Set(
  `jan feb mar apr may jun jul aug sep oct nov dec
  acmcs acta cacm ibmjrd ibmsj ieeese ieeetc ieeetcad ipl jacm jcss scp sicomp tocs tods tog toms toois toplas tcs`.split(
    /\s+/,
  ),
);

/** Whether every style defines a name, such as that of a month or a journal. */
export function hasName(name: string): boolean {
  return NAMES.has(name.toLowerCase());
}

/** biblatex's keywords for the kind of a work, such as a thesis. */
const KINDS: ReadonlyMap<string, string> = new Map([
  ["phdthesis", "PhD thesis"],
  ["mathesis", "Master’s thesis"],
  ["mastersthesis", "Master’s thesis"],
  ["bathesis", "Bachelor’s thesis"],
  ["bachelorsthesis", "Bachelor’s thesis"],
  ["candthesis", "Candidate thesis"],
  ["techreport", "Technical report"],
  ["resreport", "Research report"],
  ["software", "Computer software"],
  ["datacd", "Data CD"],
  ["audiocd", "Audio CD"],
]);

/** Returns the kind of a work in words, if biblatex has a keyword for it. */
export function kindInWords(word: string): string | undefined {
  return KINDS.get(word.toLowerCase());
}

/** Language codes by their names in babel. */
const LANGUAGES: ReadonlyMap<string, string> = new Map(
  Object.entries({
    "en-US": "english american usenglish",
    "en-GB": "british ukenglish",
    es: "spanish",
    "es-MX": "mexican",
    pt: "portuguese",
    "pt-BR": "brazilian brazil",
    fr: "french francais",
    de: "german ngerman",
    "de-AT": "austrian naustrian",
    it: "italian",
    nl: "dutch",
    ca: "catalan",
    gl: "galician",
    eu: "basque",
    la: "latin",
    el: "greek",
    pl: "polish",
    ru: "russian",
    sv: "swedish",
    da: "danish",
    fi: "finnish",
    nb: "norwegian norsk",
    cs: "czech",
    hu: "magyar hungarian",
    tr: "turkish",
    uk: "ukrainian",
  }).flatMap(([code, words]) => words.split(" ").map((word) => [word, code] as const)),
);

/** Returns the code of a language. */
export function languageCode(language: string): string {
  return LANGUAGES.get(language.toLowerCase()) ?? language;
}
