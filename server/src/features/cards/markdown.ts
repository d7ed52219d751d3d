/** Pieces of Markdown that cards are put together from. */

/** Paragraphs that are there, with a blank line between them. */
export function paragraphs(...parts: readonly (string | undefined)[]): string {
  return parts
    .map((part) => part?.trim() ?? "")
    .filter((part) => part !== "")
    .join("\n\n");
}

/** Lines under one another, as one paragraph. */
export function lines(all: readonly string[]): string {
  return all.join("  \n");
}

/** A bulleted list; beyond `most` items only how many more there are. */
export function bullets(all: readonly string[], most = 12): string {
  const shown = all.slice(0, most).map((each) => `- ${each}`);
  return [...shown, ...(all.length > most ? [`- … (+${all.length - most})`] : [])].join("\n");
}

/** Words of an author that are no Markdown. */
export function plain(text: string): string {
  return text
    .replace(/[\\`*_{}[\]<>|#]/g, "\\$&")
    .replace(/\s+/g, " ")
    .trim();
}

/** An id or a word of the format. */
export function code(text: string): string {
  return `\`${text}\``;
}
