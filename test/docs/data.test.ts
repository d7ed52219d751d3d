/** Checks the bundled taxonomies: each category says what belongs to it, where it comes from, and its Spanish title. */
import { describe, expect, it } from "vitest";
import { bundledTaxonomyData } from "../../scripts/docs/data.ts";

/** The paper only names it. */
const BARE = ["bailey-2005 regional-rebellion"];

describe.each(bundledTaxonomyData().map((taxonomy) => [taxonomy.id, taxonomy] as const))(
  "the taxonomy %s",
  (id, { clusters = {}, categories = {} }) => {
    const all = [...Object.entries(clusters), ...Object.entries(categories)];

    it("says of each category what belongs to it", () => {
      const bare = all.filter(
        ([, { definition, scope, examples }]) => !definition && !scope && !examples?.length,
      );
      expect(bare.map(([name]) => `${id} ${name}`).filter((name) => !BARE.includes(name))).toEqual([]);
    });

    it("says where each category is in its source, and its title in Spanish", () => {
      const lacking = all.filter(([, { source, titles }]) => !source || !titles?.es);
      expect(lacking.map(([name]) => name)).toEqual([]);
    });
  },
);
