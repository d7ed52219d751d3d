/** Says why a text cannot be read as Turtle or as JSON-LD, in the reader's language. The parsers speak English. */
import { t } from "@vscode/l10n";
import { sentences } from "../../language/texts.ts";
import { jsonParser } from "../../model/bibliography/parsers.generated.js";
import { errorText } from "../../language/errorText.ts";

/**
 * Returns the reason why a text is not Turtle.
 * @param error What the parser n3 has thrown.
 */
export function turtleError(error: unknown, text: string): string {
  const { message, line, word = "" } = n3Error(error);
  if (line === undefined) return sentences(t("It is not valid Turtle."), parserSays(message));
  const [, prefix] = /^Undefined prefix "(.*):" on line /.exec(message) ?? [];
  if (prefix !== undefined)
    return t('The prefix "{0}" on line {1} is not declared with @prefix.', prefix, line);
  const at = text.split(/\r\n|[\r\n]/)[line - 1]?.indexOf(word) ?? -1;
  const place =
    word !== "" && at >= 0
      ? t('It is not valid Turtle: see "{0}" on line {1}, column {2}.', word, line, at + 1)
      : t("It is not valid Turtle: see line {0}.", line);
  // That a word is unexpected is said already.
  return message.startsWith("Unexpected ") ? place : sentences(place, parserSays(message));
}

interface N3Error {
  readonly message: string;
  /** From 1. */
  readonly line?: number;
  readonly word?: string;
}

function n3Error(error: unknown): N3Error {
  const message = errorText(error);
  const { word, line } =
    /^(?:Unexpected "(?<word>.*)"|.*) on line (?<line>\d+)\.$/s.exec(message)?.groups ?? {};
  return {
    message,
    ...(line === undefined ? {} : { line: Number(line) }),
    ...(word === undefined ? {} : { word }),
  };
}

/**
 * Returns the reason why a text is not JSON-LD.
 * @param error What the parser jsonld-streaming-parser has thrown.
 */
export function jsonldError(error: unknown, text: string): string {
  const message = errorText(error);
  const [, context] =
    /^(?:Failed to load remote context|Invalid context IRI:) (\S+?):?(?:\s|$)/.exec(message) ?? [];
  if (context !== undefined)
    return t(
      'The context "{0}" is not read: no file is fetched from a server. Put the context into the file.',
      context,
    );
  const errors: { offset: number }[] = [];
  jsonParser().parseTree(text, errors as never, { allowTrailingComma: false, disallowComments: true });
  const [first] = errors;
  if (!first) return sentences(t("It is not valid JSON-LD."), parserSays(message));
  const before = text.slice(0, first.offset).split(/\r\n|[\r\n]/);
  return t(
    "It is not valid JSON: see line {0}, column {1}.",
    before.length,
    (before.at(-1) ?? "").length + 1,
  );
}

/** Quotes the parser, whose words are in English. */
function parserSays(message: string): string {
  return t('The parser says: "{0}".', message.replace(/\.$/, ""));
}
