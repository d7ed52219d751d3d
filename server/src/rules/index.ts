/** Every rule, in the order in which the catalogue lists them. */
import type { Rule } from "./rule.ts";
import { noPlaceholder } from "./structure/no-placeholder.ts";
import { noCountMismatch } from "./structure/no-count-mismatch.ts";
import { noWrongReference } from "./references/no-wrong-reference.ts";
import { noUnusedDefinition } from "./references/no-unused-definition.ts";
import { noUndefinedTerm } from "./references/no-undefined-term.ts";
import { noUndefinedReference } from "./references/no-undefined-reference.ts";
import { noMissingFile } from "./references/no-missing-file.ts";
import { noCircularReference } from "./references/no-circular-reference.ts";
import { noDuplicateId } from "./structure/no-duplicate-id.ts";
import { noSyntaxError } from "./structure/no-syntax-error.ts";
import { noUnknownKey } from "./structure/no-unknown-key.ts";
import { noWrongValue } from "./structure/no-wrong-value.ts";
import { requireTaxonomy } from "./references/require-taxonomy.ts";
import { requireKey } from "./structure/require-key.ts";

export const rules: readonly Rule[] = [noSyntaxError, noUnknownKey, noWrongValue, requireKey, noDuplicateId, noCountMismatch, noPlaceholder, noUndefinedReference, noWrongReference, noMissingFile, requireTaxonomy, noUndefinedTerm, noUnusedDefinition, noCircularReference];
