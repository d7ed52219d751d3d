/**
 * Citations in the preview: by author and year, as in hovers. A citation processor would take too long for each keystroke,
 * and the browser has none.
 */
import type { CslItem, PhrasingContent, Publication } from "../publication/tree.ts";
import { textNode } from "../publication/tree.ts";
import { showHidden } from "../language/hiddenCharacters.ts";
import { webUrl } from "../language/markdown.ts";
import { dateInWords } from "../language/date.ts";
import { capitalized, language } from "../language/texts.ts";
import { listed } from "../language/lists.ts";
import { readCsl } from "../model/bibliography/csl.ts";
import { memo } from "../syntax/memo.ts";
import type { PlainCitations } from "../writers/html/elements.ts";
import type { CitationFields } from "./hoverContent/citation.ts";
import { printedWork, shortCitation } from "./hoverContent/citation.ts";

/** Returns the citations of a publication, in the current language. Works are in the order of their names. */
export function plainCitations({ works }: Publication): PlainCitations {
  const named = works.map((work) => ({ id: work.id, fields: fieldsOf(work) }));
  const short = new Map(named.map(({ id, fields }) => [id, showHidden(nameOf(id, fields))]));
  const shortName = (id: string): string => short.get(id) ?? id;
  const order = new Intl.Collator(language());
  return {
    shortName,
    works: named
      .toSorted((a, b) => order.compare(shortName(a.id), shortName(b.id)))
      .map(({ id, fields }) => ({ id, words: workWords(fields) })),
  };
}

const fieldsOf = memo((work: CslItem): CitationFields => printedWork(readCsl(work)));

/** "Curtis 2004"; the id of a work without author, title and year. */
function nameOf(id: string, fields: CitationFields): string {
  const name = shortCitation(fields);
  return name === "" ? id : name;
}

/** "Curtis, Glenn. 2004. *Title*. Publisher. Address": Chicago's author-date order. */
function workWords({ authors, issued, title, container, rest, address }: CitationFields): PhrasingContent[] {
  const who = listed(authors, "and");
  const parts: PhrasingContent[][] = [
    [textNode(showHidden(who))],
    [textNode(showHidden(capitalized(dateInWords(issued ?? ""))))],
    title === undefined ? [] : [{ type: "emphasis", children: [textNode(showHidden(title))] }],
    [
      textNode(
        showHidden(
          // An institution is often the author and the publisher.
          [container, ...rest].filter((part) => part !== undefined && part !== who).join(", "),
        ),
      ),
    ],
    address === undefined ? [] : addressWords(address),
  ];
  return parts
    .filter((part) => part.some((node) => node.type !== "text" || node.value !== ""))
    .flatMap((part, index) => (index === 0 ? part : [textNode(". "), ...part]))
    .concat(textNode("."));
}

function addressWords(address: string): PhrasingContent[] {
  const words = textNode(showHidden(address));
  const url = webUrl(address);
  return url === undefined ? [words] : [{ type: "link", url, children: [words] }];
}
