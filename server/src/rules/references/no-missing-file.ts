import { t } from "@vscode/l10n";
import { quotedList } from "../../language/lists.ts";
import { sentences } from "../../language/texts.ts";
import type { ScaleName } from "../../format/schema.ts";
import { bundledScales, bundledTaxonomies, isPath } from "../../workspace/library.ts";
import type { FileState } from "../../workspace/library.ts";
import type { Link } from "../../workspace/links.ts";
import { citationStyles } from "../../workspace/houseStyle.ts";
import { scaleNames } from "../../workspace/scales.ts";
import type { Source } from "../../syntax/source.ts";
import type { Rule } from "../rule.ts";
import { bad, good } from "../rule.ts";
import { didYouMean, similarWords } from "../suggest.ts";

/** Reports names of files, bundled taxonomies and bundled scales that do not exist. */
export const noMissingFile: Rule = {
  id: "no-missing-file",
  severity: "error",
  inBrokenPiece: "among",
  kinds: ["assessment", "taxonomy", "configuration", "scale"],
  summary: "Every file that the document names can be read.",
  why: "Without its taxonomy or bibliography, a document cannot be checked: its categories and sources are unknown.",
  source: "The format: taxonomy, extends, scales, bibliography, supersedes, document",
  examples: [
    bad`
taxonomy: baily-2005
          ^^^^^^^^^^ There is no taxonomy "baily-2005". Did you mean "bailey-2005"?
supersedes: ../2004/us-mexico.threat.yaml
            ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ The file "../2004/us-mexico.threat.yaml" cannot be found. A path is relative to the folder of this file.
`,
    bad`
taxonomy: our-own
          ^^^^^^^ There is no taxonomy "our-own". Bundled: "${bundledTaxonomies.join('", "')}". For a file of your own, write its path, such as "./our-own.taxonomy.yaml".
`,
    good`
taxonomy: bailey-2005
`,
  ],
  *checkDocument({ links }) {
    for (const { kind, name, state, why, near, bibliography } of links) {
      const { text, span } = name;
      const refusal = refusalOf(state, text, why);
      if (refusal !== undefined) yield { span, message: refusal };
      if (state === "unreadable") yield { span, message: unreadable(kind, text, bibliography) };
      if (state !== "missing") continue;
      if (isPath(text) || ALWAYS_PATHS.has(kind)) {
        const hint = near.length > 0 ? didYouMean(near) : t("A path is relative to the folder of this file.");
        yield {
          span,
          suggestions: near,
          message: sentences(t('The file "{0}" cannot be found.', text), hint),
        };
        continue;
      }
      const bundled = bundledOf(kind);
      const alike = similarWords(text, bundled);
      const suggestions = near.length > 0 ? near : alike;
      const missing = noneNamed(kind, text);
      const file = kind === "citation-style" ? `./${text}.csl` : `./${text}.${kind}.yaml`;
      const hint = t(
        'Bundled: {0}. For a file of your own, write its path, such as "{1}".',
        quotedList(bundled),
        file,
      );
      yield {
        span,
        suggestions,
        message: sentences(missing, suggestions.length > 0 ? didYouMean(suggestions) : hint),
      };
    }
  },
};

/** The kinds of files that the program has none of. */
const ALWAYS_PATHS: ReadonlySet<Link["kind"]> = new Set([
  "bibliography",
  "assessment",
  "template",
  "style-sheet",
]);

function bundledOf(kind: Link["kind"]): readonly string[] {
  if (kind === "citation-style") return citationStyles;
  return kind === "taxonomy" ? bundledTaxonomies : scaleNames.flatMap((of: ScaleName) => bundledScales(of));
}

function noneNamed(kind: Link["kind"], name: string): string {
  if (kind === "citation-style") return t('There is no style of citations "{0}".', name);
  return kind === "taxonomy" ? t('There is no taxonomy "{0}".', name) : t('There is no scale "{0}".', name);
}

/** Explains why a file is not read although it exists or may exist. */
function refusalOf(state: FileState, path: string, why: string): string | undefined {
  switch (state) {
    case "found":
    case "missing":
    case "circular":
    case "unreadable":
    case "unknown":
      return undefined;
    case "outside":
      return /^(?!file:)[a-z][a-z0-9+.-]+:/i.test(path)
        ? t(
            '"{0}" is not read: it is not a file of the workspace. Save a copy in the workspace, and write its path here.',
            path,
          )
        : t(
            'The file "{0}" is not read: it is outside of the workspace. Move it there, or list its folder at "outside" in .threat-assessment.yaml.',
            path,
          );
    default:
      return sentences(t('The file "{0}" is not read.', path), why);
  }
}

function unreadable(kind: Link["kind"], path: string, sources: Source | undefined): string {
  return sources?.text.trim() === ""
    ? t('The file "{0}" is empty: it has no source that could be cited.', path)
    : sentences(notOfKind(kind, path), t("Name another file."));
}

function notOfKind(kind: Link["kind"], path: string): string {
  switch (kind) {
    case "taxonomy":
      return t('The file "{0}" is not a taxonomy: it has neither "categories" nor "extends".', path);
    case "scale":
      return t('The file "{0}" is not a scale: it has no "terms".', path);
    case "bibliography":
      if (!/\.(?:bib|json|ya?ml|ris)$/i.test(path))
        return t(
          'No source can be read from "{0}": its file ending is unknown. Bibliographies end in ".bib" (BibTeX), ".json" or ".yaml" (CSL), or ".ris".',
          path,
        );
      return t('No source can be read from "{0}": expected BibTeX, CSL JSON, CSL YAML or RIS.', path);
    case "template":
      return t('The file "{0}" is not a document or a template of Word.', path);
    case "style-sheet":
      return t('The file "{0}" is not a style sheet.', path);
    case "citation-style":
      return t('The file "{0}" is not a style of citations: it has no "style" of CSL.', path);
    case "assessment":
      return t('The file "{0}" is not an assessment: it does not begin with "assessment: 1".', path);
  }
}
