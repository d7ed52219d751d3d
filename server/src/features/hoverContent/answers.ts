/** Summarizes what the document says about a threat, category or cluster, and what it recommends against it. */
import { t } from "@vscode/l10n";
import type { Facts } from "../../model/facts/facts.ts";
import type { Assessment } from "../../workspace/assessment.ts";
import type { Markdown } from "./markdown.ts";
import {
  bullets,
  code,
  formatMarkdown,
  joinMarkdown,
  EMPTY_MARKDOWN,
  paragraphs,
  plainText,
} from "./markdown.ts";
import { titleOf } from "./title.ts";

/** The recommendations that address the item, and the statements and results about it; `undefined` if there are none. */
export function answersTo(assessment: Assessment, id: string): Markdown | undefined {
  const naming = (section: string, key: string): Facts[] =>
    assessment.facts.filter(
      ({ section: name, itemReferences }) =>
        name === section && itemReferences.uses.some((use) => use.id === id && use.keys.endsWith(key)),
    );
  const recommendations = naming("recommendations", "addresses");
  const evidence = [
    ...naming("statements", "about"),
    ...naming("results", "about"),
    ...naming("context", "about"),
  ];
  const text = paragraphs(
    listed(formatMarkdown(t("Recommended:")), recommendations),
    listed(formatMarkdown(t("Statements about it:")), evidence),
  );
  return text === EMPTY_MARKDOWN ? undefined : text;
}

/** More entries than this are only counted. */
const MAX_COUNT = 4;

function listed(heading: Markdown, all: readonly Facts[]): Markdown | undefined {
  if (all.length === 0) return undefined;
  const items = all.map(({ item, definition }) => {
    const title = titleOf(item.value);
    return joinMarkdown(" ", [
      ...(title === undefined || title === "" ? [] : [plainText(title)]),
      ...(definition ? [code(definition.id)] : []),
    ]);
  });
  return paragraphs(heading, bullets(items, MAX_COUNT));
}
