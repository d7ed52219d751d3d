/** Languages as Word names them. */

/** The code with a region, because Word checks the spelling by it: `es-ES` for `es`. `undefined` for a code that nobody knows. */
export function wordLanguage(code: string): string | undefined {
  try {
    const { language, region } = new Intl.Locale(code).maximize();
    return region === undefined ? language : `${language}-${region}`;
  } catch {
    return undefined;
  }
}
