/** Citations by author and year, as in hovers: for texts in editors, and until a citation processor has formatted them. */
import { addressNode } from "../publication/words/address.ts";
import type {
  BlockContent,
  CitationNode,
  CslItem,
  PhrasingContent,
  Publication,
} from "../publication/tree/tree.ts";
import { linkNode, paragraphNode, textNode } from "../publication/tree/tree.ts";
import { showHidden } from "../language/hiddenCharacters.ts";
import { dateInWords } from "../language/date.ts";
import { capitalized, locale } from "../language/texts.ts";
import { listed } from "../language/lists.ts";
import { readCsl } from "../model/bibliography/csl.ts";
import { lastResults, memo, memoOn } from "../syntax/memo.ts";
import type { FormattedCitations } from "../writers/citations/cited.ts";
import { citationsIn } from "../writers/citations/order.ts";
import type { CitationFields } from "./hoverContent/citation.ts";
import { printedWork, shortCitation } from "./hoverContent/citation.ts";

/** Returns the citations of a publication, in the current language. Works are in the order of their names. */
export function plainCitations(publication: Publication): FormattedCitations {
  const { works } = publication;
  const [first] = works;
  const all = first ? listsOf(first, [locale(), ...works], () => listOf(works)) : listOf([]);
  return {
    isNote: false,
    citations: citationsIn(publication).map((citation) => citationWords(citation, all.names)),
    works: all.works,
  };
}

/** The works of a publication, by their names. */
interface WorkList {
  readonly names: ReadonlyMap<string, string>;
  readonly works: readonly BlockContent[];
}

const listsOf = lastResults<WorkList>();

function listOf(works: readonly CslItem[]): WorkList {
  const named = works.map((work) => {
    const fields = fieldsOf(work);
    return { id: work.id, name: showHidden(nameOf(work.id, fields)), fields };
  });
  const order = new Intl.Collator(locale());
  return {
    names: new Map(named.map(({ id, name }) => [id, name])),
    works: named
      .toSorted((a, b) => order.compare(a.name, b.name))
      .map(({ id, fields }) => paragraphNode(workWords(fields), { role: "work", id: `source-${id}` })),
  };
}

/** "(see Curtis 2004, p. 20; Rocha 2003)", with links to the list of works; the same object as long as the works are the same. */
const citationWords = memoOn(
  ({ works }: CitationNode, names: ReadonlyMap<string, string>): PhrasingContent[] => {
    const cited = works.flatMap(({ id, prefix, locator }, index) => [
      textNode(`${index > 0 ? "; " : ""}${prefix === undefined ? "" : `${prefix} `}`),
      linkNode(`source-${id}`, [textNode(names.get(id) ?? id)]),
      textNode(locator === undefined ? "" : `, ${locator}`),
    ]);
    return [textNode("("), ...cited, textNode(")")];
  },
);

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
    address === undefined ? [] : [addressNode(address)],
  ];
  return parts
    .filter((part) => part.some((node) => node.type !== "text" || node.value !== ""))
    .flatMap((part, index) => (index === 0 ? part : [textNode(". "), ...part]))
    .concat(textNode("."));
}
