/** The source behind a piece of evidence, and how far it can be relied on. */
import type { Evidence } from "../../model/evidence.ts";
import type { View } from "../rule.ts";

/** The grade of information that other sources confirm. */
export const CONFIRMED = "1";

export interface Ground {
  readonly source: string | undefined;
  readonly reliability: string | undefined;
  readonly credibility: string | undefined;
}

/** The source behind a piece of evidence, with the ratings that hold for it. */
export function groundOf(
  { source: named, quotedIn, result: measured, ...rated }: Evidence,
  view: View,
): Ground {
  const result = measured && view.result(measured.text);
  const source = named?.text ?? quotedIn?.text ?? result?.source;
  return {
    source,
    reliability:
      rated.reliability?.text ??
      result?.reliability ??
      (source === undefined ? undefined : view.work(source)?.reliability),
    credibility: rated.credibility?.text ?? result?.credibility,
  };
}
