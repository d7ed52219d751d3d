/** Codes of languages, which may have a region: "es", "es-MX". */

/** Returns the code of a language without that of a region: "es" for "es-MX". */
export function languageOfCode(code: string): string {
  const [own = ""] = code.toLowerCase().split(/[-_]/);
  return own;
}

/** Returns the languages that fit a locale, the most specific first, as VS Code names them: `pt-br`, then `pt`. */
export function languagesOf(locale: string): string[] {
  const { language, region } =
    /^(?<language>[a-z]{2,3})(?:[_-](?<region>[a-z0-9]+))?(?![a-z0-9])/.exec(locale.toLowerCase())?.groups ??
    {};
  if (language === undefined) return [];
  return region === undefined ? [language] : [`${language}-${region}`, language];
}
