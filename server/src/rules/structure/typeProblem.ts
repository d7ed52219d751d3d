/** Problems of values of another type than their key takes. */
import { t } from "@vscode/l10n";
import { sentences } from "../../language/texts.ts";
import type { Schema } from "../../format/schema.ts";
import { allows, itemOf } from "../../format/schema.ts";
import type { Violation } from "../../model/facts/violations.ts";
import { textOf } from "../../syntax/node.ts";
import type { WrittenYaml } from "../../syntax/write/edit.ts";
import { scalarText } from "../../syntax/write/scalar.ts";
import type { Fix, Problem, View } from "../rule.ts";
import { valueFixes, writing } from "./valueFixes.ts";
import { exampleOf, expected, percentHint, takesAnother, wrongValueIn } from "./valueMessages.ts";

/** Returns the problem of a value that has the wrong type or is missing. */
export function typeProblem(
  { span, node, key }: Violation,
  { schema, name, view }: { schema: Schema; name: string; view: View },
): Problem {
  const text = textOf(node);
  if (text === undefined && (!node || node.kind === "scalar"))
    return { span, message: sentences(t("{0} has no value.", name), expected(schema)) };
  const reference = referenceMeant(text, schema, view);
  const fixes =
    reference === undefined ? valueFixes({ node, schema, span, key }) : [writing(span, reference)];
  const example = schema.pattern === undefined ? undefined : exampleOf(schema);
  const message =
    text !== undefined && example !== undefined
      ? sentences(
          t('{0} cannot be "{1}".', name, text),
          percentHint(text, schema) ?? t('Expected something like "{0}".', example),
        )
      : sentences(
          takesAnother(name, schema, wrongValueIn(node, schema)),
          allows(schema, "string") ? undefined : onlyValue(fixes, span),
        );
  return { span, fixes, message };
}

/** Says what the value becomes, if there is one fix and it replaces the whole value. */
function onlyValue(fixes: readonly Fix[], { start, end }: Problem["span"]): string | undefined {
  const [edit, ...others] = fixes.flatMap(({ edits }) => edits);
  if (!edit || others.length > 0 || edit.span.start !== start || edit.span.end !== end) return undefined;
  return t("Write {0}.", edit.text);
}

/** Converts an id to the only entry of a list whose entries refer to such things. */
function referenceMeant(id: string | undefined, schema: Schema, view: View): WrittenYaml | undefined {
  const properties = Object.entries(itemOf(schema)?.properties ?? {});
  if (id === undefined || allows(schema, "string")) return undefined;
  const concepts = view.conceptsOf(id);
  const [found, ...others] = properties.filter(([, property]) =>
    property["x-refers-to"]?.some((concept) => concepts.includes(concept)),
  );
  return found && others.length === 0 ? scalarText([{ [found[0]]: id }]) : undefined;
}
