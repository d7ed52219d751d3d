/** Keeps what is made of items from version to version: a keystroke makes only that of one item again. */
import { locale } from "../../language/texts.ts";
import type { Facts } from "../../model/facts/facts.ts";
import { lastResults, memoOn } from "../../syntax/memo.ts";
import type { Assessment } from "../../workspace/assessment.ts";
import { displayName } from "./context.ts";

/** What something is made with, besides an item. */
interface ItemContext {
  readonly assessment: Assessment;
  readonly inputs?: readonly unknown[];
}

/**
 * Returns a cache for what is made of an item. It is made again only if the item or an input is another object, or if something that the
 * item refers to has another name.
 */
export function cachedByItem<R>(): (facts: Facts, context: ItemContext, make: () => R) => R {
  const [sameNames, sameOutside] = [lastResults<R>(), lastResults<R>()];
  return (facts, { assessment, inputs = [] }, make) =>
    sameNames(facts, [outsideOfAll(assessment, locale()), ...inputs], () =>
      sameOutside(facts, [...outsideOf(facts, assessment), ...inputs], make),
    );
}

/** Returns what is made of an item, besides the item itself: the language, the scales, and the names of what it refers to. */
export function outsideOf({ references }: Facts, assessment: Assessment): unknown[] {
  const names = references.map(({ id }) =>
    [
      id,
      ...assessment.conceptsOf(id).map((concept) => `${concept} ${displayName(id, concept, assessment)}`),
    ].join("="),
  );
  return [names.join(";"), ...settingsOf(assessment)];
}

function settingsOf({ language, scales, furtherScales, taxonomy, namedTaxonomies }: Assessment): unknown[] {
  return [locale(), language, taxonomy, namedTaxonomies, ...Object.values(scales), ...furtherScales];
}

/** Returns the same object as long as the scales and all names in the document are the same. */
const outsideOfAll = memoOn((assessment: Assessment, _language: string): object => {
  const { definitions, bibliographies, identity } = assessment;
  const names = definitions.map(
    ({ concept, id }) => `${concept} ${id}=${displayName(id, concept, assessment)}`,
  );
  const inputs = [...settingsOf(assessment), ...bibliographies, ...names];
  return lastOutside(identity, inputs, () => ({}));
});

const lastOutside = lastResults<object>();

/**
 * Caches what a function makes of many items, such as a table. It is made again only if one of the named values is another object, or if a
 * name in the document changes. The values are all that the result depends on, besides names and scales.
 */
export function cachedByItems<A extends object, R>(
  make: (about: A, assessment: Assessment) => R,
): (about: A, assessment: Assessment) => R {
  const results = lastResults<R>();
  return (about, assessment) => {
    const values = Object.entries(about).map(([, value]: [string, unknown]) => value);
    const inputs = [outsideOfAll(assessment, locale()), ...values];
    return results(assessment.identity, inputs, () => make(about, assessment));
  };
}
