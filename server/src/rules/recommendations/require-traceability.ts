import { t } from "@vscode/l10n";
import { pieceSpan } from "../../syntax/span.ts";
import { textOf, valueAt } from "../../syntax/node.ts";
import type { Rule } from "../rule.ts";
import { bad, good } from "../rule.ts";

/** Reports recommendations that are based on nothing. */
export const requireTraceability: Rule = {
  id: "require-traceability",
  severity: "warning",
  sections: ["recommendations"],
  summary: "Every recommendation says what it addresses and what it rests on.",
  why: "Decision makers need to see which threat a recommendation addresses and which evidence supports it. Without these, nobody can tell what is lost if it is rejected. A reference or citation in its reasons counts as what it rests on.",
  source: "ICD 203, analytic standards 5 and 6 (relevance; logical argumentation); ISO 31000:2018, 6.5",
  examples: [
    bad`
recommendations:
  dredge: {title: Dredge the channel}
  ^^^^^^ "dredge" does not say what it addresses or what it rests on. Add "addresses" with the threats that it meets, and "rests-on" with the statements, figures or sources that support it.
  fence:
  ^^^^^ "fence" does not say what it rests on. Add "rests-on" with the statements, figures or sources that support it.
    title: Mend the fence
    addresses: [theft]
  lights:
  ^^^^^^ "lights" does not say what it addresses. Add "addresses" with the threats that it meets.
    title: Light the quay
    rests-on: [thefts-at-night]
`,
    good`
recommendations:
  dredge: {title: Dredge the channel, addresses: flood, rests-on: flood}
  fence: {title: Mend the fence, addresses: [theft], because: "The fence is open [[theft]]."}
  steps: {title: Light the quay, steps: [{text: Buy lamps, addresses: theft}], evidence: [{source: survey}]}
  no: {title: Close the port, status: rejected}
`,
  ],
  *checkItem({ item, definition, itemReferences }) {
    if (!definition || !item.key) return;
    if (textOf(valueAt(item.value, "status")) === "rejected") return;
    const isAddressed = itemReferences.uses.some(
      ({ keys }) => keys === "addresses" || keys === "steps.addresses",
    );
    const isGrounded = itemReferences.uses.some(
      ({ keys, form }) =>
        keys === "rests-on" ||
        /^(?:steps\.)?evidence(?:\.|$)/.test(keys) ||
        (form !== "value" && form !== "key" && (keys === "because" || keys === "text")),
    );
    if (isAddressed && isGrounded) return;
    yield {
      span: pieceSpan(item.piece, item.key),
      message: missing(definition.id, { isAddressed, isGrounded }),
    };
  },
};

function missing(
  id: string,
  { isAddressed, isGrounded }: { isAddressed: boolean; isGrounded: boolean },
): string {
  if (isAddressed)
    return t(
      '"{0}" does not say what it rests on. Add "rests-on" with the statements, figures or sources that support it.',
      id,
    );
  if (isGrounded)
    return t('"{0}" does not say what it addresses. Add "addresses" with the threats that it meets.', id);
  return t(
    '"{0}" does not say what it addresses or what it rests on. Add "addresses" with the threats that it meets, and "rests-on" with the statements, figures or sources that support it.',
    id,
  );
}
