import { t } from "@vscode/l10n";
import { formatMessage } from "../../language/messageFormat.ts";
import { sentences } from "../../language/texts.ts";
import type { Kind } from "../../format/kind.ts";
import { propertyOf, schemas } from "../../format/schema.ts";
import { memberOf } from "../../syntax/ownMember.ts";
import { textOf } from "../../syntax/node.ts";
import { pieceSpan } from "../../syntax/span.ts";
import type { Rule } from "../rule.ts";
import { bad, good } from "../rule.ts";

/** Reports missing required keys. */
export const requireKey: Rule = {
  id: "require-key",
  severity: "error",
  kinds: ["assessment", "taxonomy", "configuration", "scale"],
  summary: "No required key is missing.",
  forReaders: "Nothing that the format of assessments requires is missing.",
  why: "Few keys are required, and each has a reason: without the version, a program does not know how to read the file; without a title, readers do not know what it is.",
  source: "The schemas of the format",
  examples: [
    bad`
title: Threats
^^^^^ The key "assessment" is missing. Add it, for example: "assessment: 1".
`,
    bad`
# Nothing yet.
^ This file is empty. An assessment begins with "assessment: 1".
`,
    bad`
assessment: 1
title: Threats
comparisons:
  both: {claim: converge}
  ^^^^ "both" lacks the key "between". Add it, for example: "between: [mexico-2005, united-states-2005]".
`,
    bad`
assessment: 1
title: Threats
taxonomy:
^^^^^^^^ "taxonomy" lacks the key "use". Add it, for example: "use: bailey-2005".
  version: "1.0"
`,
    good`
assessment: 1
title: Threats
`,
  ],
  *checkItem({ violations }) {
    for (const { keyword, params, span, key, schema } of violations) {
      if (keyword !== "required") continue;
      const missing = String(params.missingProperty);
      const message =
        key === undefined
          ? t('This entry lacks the key "{0}".', missing)
          : t('"{0}" lacks the key "{1}".', key, missing);
      yield { span, message: sentences(message, example(missing, memberOf(schema?.properties, missing))) };
    }
  },
  *checkDocument({ kind, sections, syntaxProblems, emptyAt }) {
    const first = sections[0];
    if (emptyAt) {
      yield {
        span: emptyAt,
        message: nothingYet(kind),
      };
    } else if (first) {
      for (const key of schemas[kind].required ?? []) {
        if (
          sections.some((section) => section.name === key) ||
          syntaxProblems.some(({ span }) => span.piece.text.includes(key))
        )
          continue;
        yield {
          span: pieceSpan(first.piece, first.key),
          message: sentences(
            t('The key "{0}" is missing.', key),
            example(key, memberOf(schemas[kind].properties, key)),
          ),
        };
      }
    }
    for (const section of sections) {
      const schema = propertyOf(schemas[kind], section.name);
      if (section.shape !== "map") continue;
      for (const key of schema?.required ?? []) {
        if (section.items.some((item) => textOf(item.key) === key)) continue;
        const message = sentences(
          t('"{0}" lacks the key "{1}".', section.name, key),
          example(key, memberOf(schema?.properties, key)),
        );
        yield { span: pieceSpan(section.piece, section.key), message };
      }
    }
  },
};

function nothingYet(kind: Kind): string {
  return formatMessage(
    t(
      'This file is empty. {kind, select, taxonomy {A taxonomy} scale {A scale} other {An assessment}} begins with "{kind}: 1".',
    ),
    { kind },
  );
}

function example(key: string, schema: { readonly examples?: readonly unknown[] } | undefined): string {
  const value = schema?.examples?.[0];
  if (value === undefined) return t("Add it.");
  return t('Add it, for example: "{0}".', `${key}: ${inline(value)}`);
}

/** Formats a value on one line of YAML. */
function inline(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(inline).join(", ")}]`;
  if (typeof value !== "object" || value === null) return String(value);
  return `{${Object.entries(value)
    .map(([key, each]) => `${key}: ${inline(each)}`)
    .join(", ")}}`;
}
