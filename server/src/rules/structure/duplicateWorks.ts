/**
 * Reports keys that two bibliography files give to different works. The order of the files would decide which
 * one a citation means.
 */
import { t } from "@vscode/l10n";
import { formatMessage } from "../../language/messageFormat.ts";
import type { CitedWork } from "../../model/bibliography/bibliography.ts";
import { readBibliography } from "../../model/bibliography/bibliography.ts";
import type { Problem, View } from "../rule.ts";
import { isReadable } from "../inspectBibliography.ts";

/**
 * Reports, for each bibliography file that a document names, the first cited key that an earlier file uses
 * for another work. Keys that the document itself defines, and works that are in both files, are not a problem.
 */
export function* duplicateWorks(view: Pick<View, "links" | "usedIds" | "definitions">): Iterable<Problem> {
  const files = view.links
    .filter(isReadable)
    .flatMap(({ name, bibliography }) => (bibliography ? [{ name, bibliography }] : []));
  // With one bibliography, the rule must not read the ids, which change with every edit.
  if (files.length < 2) return;
  const { usedIds, definitions } = view;
  const own = new Set(definitions.flatMap(({ concept, id }) => (concept === "source" ? [id] : [])));
  const cited = Array.from(usedIds).filter((id) => !own.has(id));
  const first = new Map<string, { readonly work: CitedWork; readonly name: string }>();
  for (const { name, bibliography } of files) {
    const works = readBibliography(bibliography);
    const clashes = cited.flatMap((id) => {
      const [work, before] = [works.get(id), first.get(id)];
      if (work && !before) first.set(id, { work, name: name.text });
      return work && before && !isOneWork(work, before.work) ? [{ work, before }] : [];
    });
    const [clash] = clashes;
    if (clash) yield { span: name.span, ...told(clash, name.text, clashes.length - 1) };
  }
}

interface Clash {
  readonly work: CitedWork;
  readonly before: { readonly work: CitedWork; readonly name: string };
}

function told({ work, before }: Clash, name: string, others: number): Omit<Problem, "span"> {
  const message = t(
    '"{0}" and "{1}" use the key "{2}" for different works, and citations refer to the one in "{0}". Rename one of the two.',
    before.name,
    name,
    work.id,
  );
  const more =
    others === 0
      ? ""
      : ` ${formatMessage(t("{others, plural, one {The same applies to one more key} other {The same applies to # more keys}}."), { others })}`;
  return {
    message: message + more,
    related: [before.work, work].map(({ span, source }) => ({
      span,
      source,
      message: t("An entry with this key"),
    })),
  };
}

/**
 * Returns whether two entries describe the same work: by DOI, otherwise by title and year. Missing fields
 * match.
 */
function isOneWork(a: CitedWork, b: CitedWork): boolean {
  const [doi, other] = [a, b].map(({ csl }) => csl.texts.get("DOI")?.toLowerCase());
  if (doi !== undefined && other !== undefined) return doi === other;
  return (
    isAlike(a, b, ({ csl }) =>
      csl.texts
        .get("title")
        ?.toLowerCase()
        .replace(/[^\p{L}\p{N}]/gu, ""),
    ) && isAlike(a, b, ({ csl }) => /\d{4}/.exec(csl.dates.get("issued") ?? "")?.[0])
  );
}

function isAlike(a: CitedWork, b: CitedWork, fieldOf: (work: CitedWork) => string | undefined): boolean {
  const [one, other] = [fieldOf(a), fieldOf(b)];
  return one === undefined || other === undefined || one === other;
}
