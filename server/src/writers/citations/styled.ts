/** Formats citations in a style of the program or in one of the house. */
import { t } from "@vscode/l10n";
import type CSL from "citeproc";
import type { ReadAsset } from "../../files/assetNames.ts";
import { readCitationFiles } from "../../files/citationFiles.ts";
import { errorText } from "../../language/errorText.ts";
import type { Failure } from "../../report/report.ts";
import type { FormattedCitations } from "./cited.ts";
import type { CitationOrder } from "./order.ts";

/** A style of citations: the name of one of the program, or the path and the text of a file of CSL. */
export interface CitationStyle {
  readonly name: string;
  readonly text?: string;
}

/** What is to be formatted, and how, as plain data. */
export interface StyledCitations {
  readonly order: CitationOrder;
  readonly style: CitationStyle;
}

/** What a program brings along that formats citations. */
export interface CitationParts {
  readonly read: ReadAsset;
  /** The citation processor. */
  readonly processor: typeof CSL;
}

/** Formats citations, or returns why the style cannot be used. */
export async function formatInStyle(
  { order, style: { name, text = "" } }: StyledCitations,
  { read, processor }: CitationParts,
): Promise<FormattedCitations | Failure> {
  try {
    const { styles, locale } = await readCitationFiles(read);
    const { formatCitations } = await import("./resolve.ts");
    return formatCitations(order, { processor, style: styles.get(name) ?? text, locale });
  } catch (error) {
    return { path: name, message: t("It is not a style of citations: {0}", errorText(error)) };
  }
}
