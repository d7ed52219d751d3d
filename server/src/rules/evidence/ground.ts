/** Finds the source of a piece of evidence and its reliability. */
import type { Evidence } from "../../model/evidence/evidence.ts";
import type { View } from "../rule.ts";

/** The Admiralty grade for information that other sources confirm. */
export const CONFIRMED = "1";

/** A source with the Admiralty grades of its reliability and its information. */
export interface Ground {
  readonly source: string | undefined;
  readonly reliability: string | undefined;
  readonly credibility: string | undefined;
}

/** Returns the source of a piece of evidence, with the ratings that apply to it. */
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
