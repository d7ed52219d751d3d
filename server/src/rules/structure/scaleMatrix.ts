/** Problems in the matrix of a scale of risk: levels, rows and columns that do not exist, and cells that are missing. */
import { t } from "@vscode/l10n";
import { quotedList } from "../../language/lists.ts";
import { sentences } from "../../language/texts.ts";
import type { LocatedText } from "../../model/basics/locatedText.ts";
import { locatedText } from "../../model/basics/locatedText.ts";
import type { Scale } from "../../model/estimates/scale.ts";
import type { Section } from "../../syntax/document.ts";
import { isOwnKey } from "../../syntax/ownKey.ts";
import { pieceSpan } from "../../syntax/span.ts";
import type { Problem } from "../rule.ts";
import { didYouMeanOf, similarWords } from "../suggest.ts";
import { unknownTerm } from "../termSuggestions.ts";
import { fallingLevels } from "./scaleMonotony.ts";

/** What the rows, the columns and the cells of a matrix can be. */
export interface MatrixTerms {
  /** The terms of the scale itself. */
  readonly levels: readonly string[];
  /** The scale of the rows, if the file names it. */
  readonly likelihood: Scale | undefined;
  /** The scale of the columns, if the file names it. */
  readonly impact: Scale | undefined;
  /** Whether the levels fall from the highest to the lowest. */
  readonly isFalling: boolean;
}

/** A row of the matrix. */
export interface MatrixRow {
  readonly key: LocatedText;
  readonly cells: readonly { readonly key: LocatedText; readonly level: LocatedText | undefined }[];
}

/** Yields the problems of a matrix. */
export function* matrixProblems(matrix: Section, terms: MatrixTerms): Generator<Problem> {
  const { levels, likelihood, impact } = terms;
  const rows = rowsOf(matrix);
  const cells = rows.flatMap((row) => row.cells);
  for (const { level } of cells) if (level && !levels.includes(level.text)) yield unknownLevel(level, levels);
  // Without a declared scale, any word may be right.
  if (likelihood)
    yield* unknownIn(
      rows.map(({ key }) => key),
      likelihood,
    );
  if (impact)
    yield* unknownIn(
      cells.map(({ key }) => key),
      impact,
    );
  yield* missingCells(rows, impact);
  if (likelihood) yield* missingRows(matrix, rows, likelihood);
  yield* fallingLevels(rows, terms);
}

function rowsOf({ items }: Section): MatrixRow[] {
  return items.flatMap(({ piece, key, value }): MatrixRow[] => {
    const name = locatedText(piece, key);
    if (!name || isOwnKey(name.text) || value?.kind !== "map") return [];
    const cells = value.pairs.flatMap((pair) => {
      const column = locatedText(piece, pair.key);
      return column ? [{ key: column, level: locatedText(piece, pair.value) }] : [];
    });
    return [{ key: name, cells }];
  });
}

function* unknownIn(keys: readonly LocatedText[], scale: Scale): Generator<Problem> {
  const known = scale.terms.map(({ term }) => term);
  for (const key of keys) if (!known.includes(key.text)) yield unknownTerm(key, scale);
}

function unknownLevel({ span, text }: LocatedText, levels: readonly string[]): Problem {
  const suggestions = similarWords(text, levels);
  return {
    span,
    suggestions,
    message: sentences(t('"{0}" is not a term of this scale.', text), didYouMeanOf(suggestions, levels)),
  };
}

function* missingCells(rows: readonly MatrixRow[], impact: Scale | undefined): Generator<Problem> {
  const columns = impact
    ? impact.terms.map(({ term }) => term)
    : Array.from(new Set(rows.flatMap(({ cells }) => cells.map(({ key }) => key.text))));
  for (const { key, cells } of rows) {
    const missing = missingIn(
      columns,
      cells.map((cell) => cell.key.text),
    );
    if (missing.length > 0)
      yield {
        span: key.span,
        severity: "warning",
        message: t(
          'The row "{0}" has no level for the impact {1}. Add it: a threat with that likelihood and impact has no level of risk.',
          key.text,
          quotedList(missing),
        ),
      };
  }
}

function* missingRows(
  { piece, key }: Section,
  rows: readonly MatrixRow[],
  { terms }: Scale,
): Generator<Problem> {
  const missing = missingIn(
    terms.map(({ term }) => term),
    rows.map((row) => row.key.text),
  );
  if (missing.length > 0)
    yield {
      span: pieceSpan(piece, key),
      severity: "warning",
      message: t(
        "The matrix has no row for the likelihood {0}. Add it: a threat with that likelihood has no level of risk.",
        quotedList(missing),
      ),
    };
}

/** Returns the terms that are not there, without those that are there with a typo. */
function missingIn(terms: readonly string[], present: readonly string[]): string[] {
  const unknown = present.filter((each) => !terms.includes(each));
  const meant = new Set(unknown.flatMap((each) => similarWords(each, terms)));
  return terms.filter((term) => !present.includes(term) && !meant.has(term));
}
