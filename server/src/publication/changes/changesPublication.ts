/** What has changed since an earlier assessment, as a view beside the text. */
import { t } from "@vscode/l10n";
import { showHidden } from "../../language/hiddenCharacters.ts";
import type { Assessment } from "../../workspace/assessment.ts";
import { changesSinceSuperseded, supersededName } from "./change.ts";
import { changesReport } from "./changesReport.ts";
import { comparedEditions, namedEditions } from "./comparedEditions.ts";
import { publicationWith } from "../sections/parts.ts";
import type { Publication } from "../tree/tree.ts";
import { missingNode, paragraphNode } from "../tree/tree.ts";

/** Makes the publication since the assessment that is superseded. Call it in the language of the document. */
export function publicationOfChanges(assessment: Assessment): Publication {
  const compared = changesSinceSuperseded(assessment);
  if (compared) return changesReport([compared]);
  const name = supersededName(assessment);
  return notice(
    name === undefined
      ? t(
          'This assessment does not say which earlier one it replaces. To compare it, run the command “Show What Has Changed…” again and choose another file. To compare it always, and in the document, name the earlier file under "supersedes".',
        )
      : t(
          'The earlier assessment "{0}" cannot be read, or is this file itself. Correct its name under "supersedes", or run the command “Show What Has Changed…” again and choose another file.',
          showHidden(name),
        ),
    assessment,
  );
}

/** Makes the publication since an earlier version of the file. @param name What a reader calls that version. */
export function publicationOfChangesSince(
  earlier: Assessment | undefined,
  assessment: Assessment,
  name: string,
): Publication {
  if (!earlier) return notice(t('There is nothing to compare in "{0}".', showHidden(name)), assessment);
  const [before, after] = namedEditions([earlier, assessment], [name, t("now")]);
  return before && after
    ? changesReport([comparedEditions(before, after)])
    : notice(t('There is nothing to compare in "{0}".', showHidden(name)), assessment);
}

function notice(words: string, assessment: Assessment): Publication {
  return publicationWith([paragraphNode([missingNode(words)], { role: "notice" })], assessment);
}
