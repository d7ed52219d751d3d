import { t } from "@vscode/l10n";
import type { Work } from "../../model/evidence/work.ts";
import { readWork } from "../../model/evidence/work.ts";
import { pieceSpan } from "../../syntax/span.ts";
import { firstCitations } from "../citations.ts";
import type { Rule } from "../rule.ts";
import { bad, good } from "../rule.ts";

const ON_THE_WEB = ["webpage", "post", "post-weblog"];
const ARCHIVED = /\/\/(?:web\.archive\.org|archive\.(?:org|today|is|ph|li)|perma\.cc|webcitation\.org)\//i;

/** Reports web pages without a date of access, because their content can change. */
export const requireAccessDate: Rule = {
  id: "require-access-date",
  severity: "information",
  sections: ["sources"],
  summary: "Every web page has the date of access (`accessed`) or an archived copy (`archive`).",
  forReaders: "Every web page has the date of access or an archived copy.",
  why: "Web pages change and disappear. The date shows which version you read, and helps readers to find that version in a web archive.",
  source: "Citation Style Language 1.0.2 (`accessed`); APA 7 (retrieval dates of pages that change)",
  examples: [
    bad`
sources:
  ncic: {type: webpage, title: National Crime Information Center, URL: "https://www.fbi.gov/ncic"}
  ^^^^ The web page "ncic" may change or disappear. Add the day on which you saw it ("accessed"), or where an archived copy is ("archive").
`,
    good`
sources:
  seen: {type: webpage, title: NCIC, URL: "https://www.fbi.gov/ncic", accessed: 2005-01-10}
  archived: {type: post, title: NCIC, URL: "https://web.archive.org/web/2005/https://www.fbi.gov/ncic"}
  kept: {type: webpage, title: NCIC, archive: Our library}
  nowhere: {type: webpage, title: NCIC}
  printed: {type: report, title: Global Views, URL: "https://example.org/report.pdf"}
`,
  ],
  *checkItem({ item }) {
    const work = readWork(item);
    if (item.key && work && mayChange(work))
      yield { span: pieceSpan(item.piece, item.key), message: message(work) };
  },
  *checkDocument(view) {
    for (const { work, span } of firstCitations(view))
      if (mayChange(work)) yield { span, message: message(work) };
  },
};

function mayChange({ type = "", URL, keys }: Work): boolean {
  if (!ON_THE_WEB.includes(type)) return false;
  if (["accessed", "archive", "archive_location"].some((name) => keys.has(name))) return false;
  // Another rule reports a missing address.
  return URL !== undefined && !ARCHIVED.test(URL);
}

function message({ id }: Work): string {
  return t(
    'The web page "{0}" may change or disappear. Add the day on which you saw it ("accessed"), or where an archived copy is ("archive").',
    id,
  );
}
