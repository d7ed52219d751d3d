/** Finds cells of a matrix in which the level of risk falls although the likelihood or the impact rises. */
import { t } from "@vscode/l10n";
import type { LocatedText } from "../../model/basics/locatedText.ts";
import type { Scale } from "../../model/estimates/scale.ts";
import { scalesInProgram } from "../../workspace/library.ts";
import type { Problem } from "../rule.ts";
import type { MatrixTerms, MatrixRow } from "./scaleMatrix.ts";

/** Two cells side by side, of which the second has the higher likelihood or impact. */
interface Step {
  readonly from: LocatedText;
  readonly to: LocatedText;
  /** The key that rises, and what it stands for. */
  readonly name: "likelihood" | "impact";
  readonly key: string;
}

/** Yields the cells whose level falls. If as many levels fall as rise, the order means something else. */
export function* fallingLevels(
  rows: readonly MatrixRow[],
  { levels, likelihood, impact, isFalling }: MatrixTerms,
): Generator<Problem> {
  const levelOf = ({ text }: LocatedText): number => levels.indexOf(text) * (isFalling ? -1 : 1);
  const columns = inOrder(
    rows.flatMap(({ cells }) => cells.map(({ key }) => key.text)),
    impact ? [impact] : [],
  );
  const ordered = inOrder(
    rows.map(({ key }) => key.text),
    likelihood ? [likelihood] : scalesInProgram("likelihood"),
  );
  const at = (row: string, column: string): LocatedText | undefined => {
    const cell = rows
      .find(({ key }) => key.text === row)
      ?.cells.find(({ key }) => key.text === column)?.level;
    return cell && levels.includes(cell.text) ? cell : undefined;
  };
  const across = rows.flatMap(({ key }) => stepsOf("impact", columns, (column) => at(key.text, column)));
  const down = columns.flatMap((column) => stepsOf("likelihood", ordered, (row) => at(row, column)));
  const falls = [across, down].flatMap((steps) => {
    const [fall, rise] = [-1, 1].map((sign) =>
      steps.filter(({ from, to }) => Math.sign(levelOf(to) - levelOf(from)) === sign),
    );
    return fall && rise && fall.length < rise.length ? fall : [];
  });
  for (const [index, fall] of falls.entries())
    if (falls.findIndex(({ to }) => to.span === fall.to.span) === index) yield problem(fall);
}

function problem({ to, name, key }: Step): Problem {
  return {
    span: to.span,
    severity: "warning",
    message:
      name === "impact"
        ? t(
            'The level falls to "{0}", although the impact rises to "{1}". Correct the cell, or the one before it.',
            to.text,
            key,
          )
        : t(
            'The level falls to "{0}", although the likelihood rises to "{1}". Correct the cell, or the one before it.',
            to.text,
            key,
          ),
  };
}

/** Returns each pair of neighboring cells along a row or a column, without those that are missing. */
function stepsOf(
  name: Step["name"],
  keys: readonly string[],
  at: (key: string) => LocatedText | undefined,
): Step[] {
  const cells = keys.flatMap((key) => {
    const level = at(key);
    return level ? [{ key, level }] : [];
  });
  return cells.slice(1).flatMap(({ key, level }, index) => {
    const from = cells[index]?.level;
    return from ? [{ from, to: level, name, key }] : [];
  });
}

/** Returns keys from low to high, each once: numbers, or terms of one of the scales; none if their order is unknown. */
function inOrder(all: readonly string[], scales: readonly Scale[]): string[] {
  const keys = [...new Set(all)];
  const scale = scales.find(({ terms }) => keys.every((key) => terms.some(({ term }) => term === key)));
  if (scale) {
    const terms = scale.terms.map(({ term }) => term).filter((term) => keys.includes(term));
    return scale.isFalling ? terms.toReversed() : terms;
  }
  return keys.every((key) => /^\d+$/.test(key)) ? keys.toSorted((a, b) => Number(a) - Number(b)) : [];
}
