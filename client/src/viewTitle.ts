/** The titles of views. */
import { Uri, l10n } from "vscode";
import type { DocumentLength, ShownView } from "../../server/src/features/viewProtocol.ts";
import { baseNameOf } from "./uris.ts";

/** Returns the title of the panel of a view. */
export function titleOfView({ uri, view }: ShownView, length?: DocumentLength): string {
  const name = baseNameOf(Uri.parse(uri)).replace(/\.threat\.ya?ml$/, "");
  switch (view) {
    case "document":
      return length === "brief" ? l10n.t("Document {0} (brief)", name) : l10n.t("Document {0}", name);
    case "comparison":
      return l10n.t("Rankings of {0}", name);
    case "changes":
      return l10n.t("Changes of {0}", name);
  }
}
