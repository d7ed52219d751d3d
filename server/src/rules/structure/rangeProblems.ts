/** Problems of ranges with `from` and `to`: those that run the wrong way, and those beside the value that they replace. */
import { t } from "@vscode/l10n";
import type { ScaleName, Schema } from "../../format/schema.ts";
import { propertyOf } from "../../format/schema.ts";
import type { LocatedText } from "../../model/basics/locatedText.ts";
import { locatedTextAt } from "../../model/basics/locatedText.ts";
import type { MapNode } from "../../syntax/node.ts";
import type { Piece } from "../../syntax/piece.ts";
import { termNamed } from "../../workspace/scales.ts";
import type { Problem, View } from "../rule.ts";

/** The keys of a single value, which a range replaces. */
const SINGLE = ["level", "term", "amount"];

/** Yields the problems of the range in a map; none if the map has no `from` and `to`. */
export function* rangeProblems(
  node: MapNode,
  schema: Schema,
  { piece, view }: { readonly piece: Piece; readonly view: View },
): Generator<Problem> {
  const [single, ...others] = SINGLE.filter((key) => propertyOf(schema, key));
  if (single === undefined || others.length > 0) return;
  const [one, from, to] = [single, "from", "to"].map((key) => locatedTextAt(piece, node, key));
  const beside = from ?? to;
  if (one && beside) {
    const message = t('Write either "{0}", or "from" and "to", but not both.', single);
    yield { span: beside.span, message };
  }
  const of = propertyOf(schema, "from")?.["x-scale"];
  if (from && to && isReversed({ from, to }, of, view))
    yield {
      span: to.span,
      message: t(
        'The range begins at "{0}" and ends at "{1}", which is less. Exchange the two.',
        from.text,
        to.text,
      ),
    };
}

interface Range {
  readonly from: LocatedText;
  readonly to: LocatedText;
}

/** Whether a range ends below its beginning: in numbers, or in terms of one scale. */
function isReversed({ from, to }: Range, of: ScaleName | undefined, view: View): boolean {
  if (of === undefined) return Number(from.text) > Number(to.text);
  const [low, high] = [from, to].map(({ text }) => termNamed(text, of, view));
  if (!low || low.scale !== high?.scale) return false;
  const { terms, isFalling } = low.scale;
  const steps = terms.indexOf(high.term) - terms.indexOf(low.term);
  return isFalling ? steps > 0 : steps < 0;
}
