/** The context of a document: its configuration, the other files that it names, and the current date. */
import type { Bibliography } from "../../model/bibliography/bibliography.ts";
import type { PreviousAssessment } from "../../model/editions/previousAssessment.ts";
import type { LocatedText } from "../../model/basics/locatedText.ts";
import type { Scale } from "../../model/estimates/scale.ts";
import type { Taxonomy } from "../../model/taxonomies/taxonomy.ts";
import type { Configuration } from "../configuration.ts";
import { configurationFor } from "../configuration.ts";
import { sameItems } from "../../syntax/memo.ts";
import { textOf } from "../../syntax/node.ts";
import { stableList, stableValue } from "../identityCache.ts";
import type { Link, FileNames } from "../links.ts";
import { linksOf, fileNamesIn, sameLinks, SOME_KIND, taxonomyNameIn, taxonomyOf } from "../links.ts";
import type { FurtherScales, Scales } from "../scales.ts";
import { sameScales, scalesOf } from "../scales.ts";
import type { Content } from "./content.ts";
import type { Version } from "./version.ts";

const configuration = stableValue<Configuration>();
const taxonomy = stableValue<Taxonomy | undefined>();
const taxonomyName = stableValue<LocatedText | undefined>((old, now) => old?.span.piece === now?.span.piece);
const namedTaxonomies = stableValue<ReadonlyMap<string, Taxonomy>>((old, now) =>
  sameItems([...old].flat(), [...now].flat()),
);
const taxonomies = stableList<Taxonomy>();
const scales = stableValue<Scales>(sameScales);
const furtherScales = stableList<Scale | undefined>();
const links = stableValue<readonly Link[]>(sameLinks);
const superseded = stableValue<PreviousAssessment | undefined>();

/** The properties that depend on other files and the environment. */
export class Context {
  readonly #version: Version;
  readonly #content: Content;

  constructor(version: Version, content: Content) {
    this.#version = version;
    this.#content = content;
  }

  /** The configuration that applies to the file. */
  get configuration(): Configuration {
    const { cache, library, source } = this.#version;
    return configuration(cache, () => configurationFor(source.uri, library.files));
  }

  /** The taxonomy that the document uses; for a taxonomy file, the one that it extends. */
  get taxonomy(): Taxonomy | undefined {
    return taxonomy(this.#version.cache, () => {
      const { library, source, kind } = this.#version;
      const { taxonomyName, configuration } = this;
      return taxonomyOf({ taxonomyName, configuration, library, source, kind });
    });
  }

  /** The taxonomies that single rankings name, and in a taxonomy file its matches, by their names there. */
  get namedTaxonomies(): ReadonlyMap<string, Taxonomy> {
    const { cache, library, source } = this.#version;
    return namedTaxonomies(cache, () => {
      const { rankingTaxonomies, matched } = this.#named;
      const names = new Set([...rankingTaxonomies, ...matched].map(({ text }) => text));
      return new Map(
        Array.from(names).flatMap((name): [string, Taxonomy][] => {
          const named = library.taxonomy(name, source.uri);
          return named ? [[name, named]] : [];
        }),
      );
    });
  }

  /** The taxonomies whose categories the document may name: its own, and those of single rankings. */
  get taxonomies(): readonly Taxonomy[] {
    return taxonomies(this.#version.cache, () => {
      const further = this.#version.kind === "assessment" ? this.namedTaxonomies.values() : [];
      return [...new Set([...(this.taxonomy ? [this.taxonomy] : []), ...further])];
    });
  }

  /** The word that names the taxonomy. */
  get taxonomyName(): LocatedText | undefined {
    const { cache, kind } = this.#version;
    return taxonomyName(cache, () => taxonomyNameIn(this.#content.sections, kind));
  }

  /** The scales that apply to this document. */
  get scales(): Scales {
    return scales(this.#version.cache, () => {
      const { library, source } = this.#version;
      return scalesOf({ configuration: this.configuration, library, source }, this.#named.scales);
    });
  }

  /** The scales whose terms the document may use as well. */
  get furtherScales(): FurtherScales {
    const { cache, library, source } = this.#version;
    return furtherScales(cache, () =>
      this.#named.furtherScales.map(({ text }) => library.scale(SOME_KIND, text, source.uri)),
    );
  }

  /** What the document says about terms of several scales, or of several rows of one. */
  get scaleDisclaimer(): string | undefined {
    const items = this.#content.section("scales")?.items ?? [];
    const disclaimer = items.find(({ key }) => textOf(key) === "disclaimer");
    return textOf(disclaimer?.value)?.trim();
  }

  /** The other files that the document names. */
  get links(): readonly Link[] {
    const { cache, library, source } = this.#version;
    return links(cache, () => linksOf({ taxonomy: this.taxonomyName, ...this.#named }, library, source.uri));
  }

  /** Every bibliography that the document names. */
  get bibliographies(): readonly Bibliography[] {
    const { library, source } = this.#version;
    return this.#named.bibliographies.flatMap(({ text }) => library.bibliography(text, source.uri) ?? []);
  }

  /** The assessment that this one supersedes. */
  get superseded(): PreviousAssessment | undefined {
    const { cache, library, source } = this.#version;
    return superseded(cache, () => {
      const [name] = this.#named.supersedes;
      return name && library.superseded(name.text, source.uri);
    });
  }

  /** The current date, if the environment provides it. */
  get today(): string | undefined {
    return this.#version.library.today;
  }

  /** The words that name other files than the taxonomy. */
  get #named(): Omit<FileNames, "taxonomy"> {
    return fileNamesIn(this.#content.sections);
  }
}
