import { t } from "@vscode/l10n";
import { quoted } from "../../language/texts.ts";
import { listed, quotedList } from "../../language/lists.ts";
import { keySynonyms } from "../../format/keySynonyms.ts";
import { nameForSynonym } from "../../format/synonyms.ts";
import type { Work } from "../../model/evidence/work.ts";
import { readWork } from "../../model/evidence/work.ts";
import { pieceSpan } from "../../syntax/span.ts";
import { firstCitations } from "../citations.ts";
import type { Rule } from "../rule.ts";
import { bad, good, withFile } from "../rule.ts";
import { typoCandidates } from "../suggest.ts";

/** Alternative keys, of which one is enough. */
type Need = readonly string[];

const TITLE: Need = ["title"];
const CONTAINER: Need = ["container-title"];
const AUTHOR: Need = ["author", "editor"];
const WHOEVER: Need = ["author", "publisher", "editor", "authority", "container-title", "archive"];
const DATE: Need = ["issued", "event-date", "submitted", "available-date", "original-date"];
const ADDRESS: Need = ["URL", "DOI"];

/** The fields that a reader needs to find a source, by type of source. */
const NEEDS: ReadonlyMap<string, readonly Need[]> = new Map<string, readonly Need[]>([
  ["report", [TITLE, WHOEVER, DATE]],
  ["document", [TITLE, WHOEVER, DATE]],
  ["manuscript", [TITLE, WHOEVER, DATE]],
  ["pamphlet", [TITLE, WHOEVER, DATE]],
  ["dataset", [TITLE, WHOEVER, [...DATE, "version"]]],
  ["book", [TITLE, AUTHOR, ["publisher", "ISBN", ...ADDRESS], DATE]],
  ["chapter", [TITLE, ["author"], CONTAINER, DATE]],
  ["thesis", [TITLE, ["author"], ["publisher", ...ADDRESS], DATE]],
  ["article-journal", [TITLE, ["author"], CONTAINER, DATE]],
  ["article-magazine", [TITLE, CONTAINER, DATE]],
  ["article-newspaper", [TITLE, CONTAINER, DATE]],
  ["paper-conference", [TITLE, ["author"], ["container-title", "event-title"], DATE]],
  ["webpage", [TITLE, ADDRESS]],
  ["post", [["title", "author"], ADDRESS]],
  ["post-weblog", [TITLE, ADDRESS]],
  ["legal_case", [TITLE, ["authority"], DATE]],
  ["legislation", [TITLE, [...DATE, "number"]]],
  ["regulation", [TITLE, [...DATE, "number"]]],
  ["bill", [TITLE, [...DATE, "number"]]],
  ["treaty", [TITLE, DATE]],
  ["hearing", [["title", "event-title"], DATE]],
  ["speech", [["title", "event-title"], ["author"], DATE]],
  ["interview", [["author", "interviewer", "title"], DATE]],
  ["personal_communication", [["author"], DATE]],
]);

/** Reports sources with too few fields to find them. */
export const requireSourceFields: Rule = {
  id: "require-source-fields",
  severity: "warning",
  sections: ["sources"],
  summary:
    "Every source has what readers need to find it: for most types, a title, its author or publisher, and a date.",
  why: "Readers who cannot find a source cannot judge it. What they need depends on the type: the journal of an article, the court of a judgment, the address of a web page. A source with a `status`, such as “forthcoming”, does not need a date yet.",
  source:
    "ICD 206, Sourcing Requirements for Disseminated Analytic Products; Citation Style Language 1.0.2 (types and variables)",
  examples: [
    bad`
sources:
  el-universal-2004:
  ^^^^^^^^^^^^^^^^^ "el-universal-2004" (article-newspaper) lacks "title", which readers need to find the source. Add what is missing.
    type: article-newspaper
    container-title: El Universal Online
    issued: 2004-12-22
  arzt-2002: {type: chapter, title: Combating Organized Crime}
  ^^^^^^^^^ "arzt-2002" (chapter) lacks "author", "container-title", "issued", which readers need to find the source. Add what is missing.
  ncic: {type: webpage, title: National Crime Information Center}
  ^^^^ "ncic" (webpage) lacks "URL" or "DOI", which readers need to find the source. Add what is missing.
  unsigned: {type: book, title: Threats, issued: 2004, publisher: ""}
  ^^^^^^^^ "unsigned" (book) lacks "author" or "editor", "publisher" or "ISBN", which readers need to find the source. Add what is missing.
`,
    withFile(
      "works.bib",
      good`
@book{nothing, publisher = {P}}
@book{never-cited, publisher = {P}}
`,
      bad`
bibliography: works.bib
summary: "It is so [@nothing]. It is really so [@nothing, p. 3]."
                     ^^^^^^^ "nothing" (book) lacks "title", "author" or "editor", "issued", which readers need to find the source. Add what is missing.
`,
    ),
    good`
sources:
  cide-2004: {type: report, title: Global Views 2004, author: [CIDE], issued: 2004}
  rocha: {type: chapter, title: Civil-Military Relations, author: [Rocha], container-title: Divided Government, status: forthcoming}
  crawford: {type: legal_case, title: Crawford v. Washington, authority: U.S. Supreme Court, issued: 2004-03}
  ley: {type: legislation, title: Ley de Aguas, number: "100"}
  an-interview: {type: interview, interviewer: [Mamani], issued: 2026-07}
  a-map: {type: map}
  without-a-type: {title: Something}
`,
  ],
  *checkItem({ item, violations }) {
    const work = readWork(item);
    if (!item.key || !work) return;
    const unknown = violations.flatMap(({ keyword, params }) =>
      keyword === "additionalProperties" ? String(params.additionalProperty) : [],
    );
    const missing = missingIn(work).filter((need) => !unknown.some((name) => mayMean(name, need)));
    if (missing.length > 0) yield { span: pieceSpan(item.piece, item.key), message: lacks(work, missing) };
  },
  *checkDocument(view) {
    for (const { work, span } of firstCitations(view)) {
      const missing = missingIn(work);
      if (missing.length > 0) yield { span, message: lacks(work, missing) };
    }
  },
};

function lacks({ id, type = "" }: Work, missing: readonly Need[]): string {
  return t(
    '"{0}" ({1}) lacks {2}, which readers need to find the source. Add what is missing.',
    id,
    type,
    listed(missing.map((each) => (each === DATE ? quoted("issued") : alternatives(each)))),
  );
}

function missingIn({ type = "", keys }: Work): Need[] {
  return (NEEDS.get(type) ?? []).filter(
    (need) => !need.some((name) => keys.has(name)) && !(need.includes("issued") && keys.has("status")),
  );
}

/** Returns whether an unknown key may mean one of these keys. */
function mayMean(name: string, need: Need): boolean {
  const sought = nameForSynonym(name, keySynonyms, (each) => need.includes(each));
  return sought !== undefined || typoCandidates(name, need).length > 0;
}

/** Lists the first keys that would satisfy the need. */
function alternatives(need: Need): string {
  return quotedList(need.slice(0, need.includes("issued") ? 1 : 2), "or");
}
