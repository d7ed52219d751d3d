/** The parts of the package `citeproc` that we use. Source: citeproc-js.readthedocs.io. */
declare module "citeproc" {
  /** A cited work, with the words around it. */
  interface CitationItem {
    readonly id: string;
    readonly prefix?: string;
    readonly suffix?: string;
    readonly locator?: string;
    readonly label?: string;
    /** Whether the work has been cited before: a number of `CSL.POSITION_…`. */
    readonly position?: number;
  }

  interface Citation {
    readonly citationID: string;
    readonly citationItems: readonly CitationItem[];
    readonly properties: { readonly noteIndex: number };
  }

  class Engine {
    constructor(
      system: {
        readonly retrieveLocale: (language: string) => string | undefined;
        readonly retrieveItem: (id: string) => object;
      },
      style: object | string,
      language?: string,
      isForced?: boolean,
    );
    readonly opt: { readonly xclass: "in-text" | "note" };
    setOutputFormat(format: string): void;
    updateItems(ids: readonly string[]): void;
    updateUncitedItems(ids: readonly string[]): void;
    rebuildProcessorState(
      citations: readonly Citation[],
      format: string,
      uncited?: readonly string[],
    ): [id: string, noteIndex: number, text: string][];
    /** Formats works that the processor knows, apart from the citations of the document. */
    makeCitationCluster(items: readonly CitationItem[]): string;
    makeBibliography(): false | [{ readonly entry_ids: readonly (readonly string[])[] }, readonly string[]];
  }

  type Format = Readonly<Record<string, unknown>>;

  const CSL: {
    readonly Engine: typeof Engine;
    readonly Output: { readonly Formats: Record<string, Format> };
  };
  export type { Citation, CitationItem, Engine };
  export default CSL;
}
