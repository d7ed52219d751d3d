/** Finds problems and missing texts in a translation. */
import type { Translation } from "./languages.ts";
import { completeKinds, translationFor } from "./languages.ts";
import { differenceOf } from "./placeholders.ts";
import type { SourceText } from "./texts.ts";

/** The texts without a translation. */
export function missingIn(translation: Translation, texts: readonly SourceText[]): SourceText[] {
  return texts.filter(
    (text) =>
      translationFor(text, translation) === undefined && text.own?.includes(translation.language) !== true,
  );
}

/** Messages about problems in a translation. The check fails if there are any. */
export function problemsOf(translation: Translation, texts: readonly SourceText[]): string[] {
  const { language } = translation;
  return [
    ...deadKeysOf(translation, texts),
    ...texts.flatMap((text) => {
      const own = translationFor(text, translation);
      if (own === undefined) return [];
      const difference = differenceOf(text.english, own, language);
      return difference === undefined ? [] : [`${language}: "${own}" ${difference}: ${text.where}`];
    }),
    ...(translation.bundle.en === language
      ? []
      : [`${language}: the key "en" must have the value "${language}".`]),
    ...missingIn(translation, texts)
      .filter(({ kind }) => completeKinds[language]?.includes(kind))
      .map(({ key, where }) => `${language}: "${key}" is not translated: ${where}`),
  ];
}

function deadKeysOf({ language, bundle, manifest }: Translation, texts: readonly SourceText[]): string[] {
  const dead = (keys: readonly string[], file: string, isHere: (text: SourceText) => boolean): string[] => {
    const known = new Set(texts.filter(isHere).map(({ key }) => key));
    return keys
      .filter((key) => key !== "en" && !known.has(key))
      .map((key) => `${language}: "${key}" in ${file} translates a text that is gone.`);
  };
  return [
    ...dead(Object.keys(bundle), `l10n/bundle.l10n.${language}.json`, ({ kind }) => kind !== "manifest"),
    ...dead(Object.keys(manifest), `package.nls.${language}.json`, ({ kind }) => kind === "manifest"),
  ];
}
