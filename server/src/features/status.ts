/** The status of a file in the editor: its taxonomy. */
import { asLabel } from "../language/hiddenCharacters.ts";
import type { Source } from "../syntax/source.ts";
import { assessmentsOf } from "../workspace/assessments.ts";
import type { Library } from "../workspace/library.ts";

/** The status that an editor shows for a file. */
interface Status {
  /** The title of the taxonomy, or its id or path if it cannot be found; `null` if the file names none. */
  readonly taxonomy: string | null;
  readonly isFound: boolean;
}

/** The status of a file. */
export function statusOf(source: Source, library: Library): Status {
  const [assessment] = assessmentsOf(source, library);
  const { taxonomy, taxonomyName } = assessment ?? {};
  const name = taxonomy?.title ?? taxonomy?.id ?? taxonomyName?.text;
  return {
    taxonomy: name === undefined ? null : asLabel(name),
    isFound: taxonomy !== undefined,
  };
}
