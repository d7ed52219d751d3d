/** The titles of views. */
import { Uri, l10n } from "vscode";
import type { DocumentLength, ShownView } from "../../server/src/features/viewProtocol.ts";
import { baseNameOf } from "./uris.ts";

/** Returns the title of the panel of a view. */
export function titleOfView({ uri, view, earlier, revision }: ShownView, length?: DocumentLength): string {
  const name = nameOf(uri);
  const earlierName = revision?.name ?? (earlier === undefined ? undefined : nameOf(earlier));
  switch (view) {
    case "document":
      return length === "brief" ? l10n.t("Document {0} (brief)", name) : l10n.t("Document {0}", name);
    case "comparison":
      return l10n.t("Rankings of {0}", name);
    case "changes":
      return earlierName === undefined
        ? l10n.t("Changes of {0}", name)
        : l10n.t("Changes of {0} since {1}", name, earlierName);
  }
}

function nameOf(uri: string): string {
  return baseNameOf(Uri.parse(uri)).replace(/\.threat\.ya?ml$/, "");
}
