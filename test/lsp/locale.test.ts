/** Tests the language of the server: that of the editor, or else that of the environment. */
import { expect, it } from "vitest";
import type { Hover } from "vscode-languageserver-protocol";
import { Session } from "./session.ts";

const URI = "file:///a.threat.yaml";
const SPANISH = "Amenazas no tradicionales a la seguridad";
const ENGLISH = "Nontraditional security threats";

it.each([
  ["es", "", SPANISH],
  ["es-419", "", SPANISH],
  ["en", "", ENGLISH],
  ["en-US", "es_MX.UTF-8", ENGLISH],
  ["xx", "", ENGLISH],
  [undefined, "", ENGLISH],
])("an editor in %s, in an environment in “%s”, shows “%s”", async (locale, LC_ALL, title) => {
  const session = new Session("stdio", [], { LC_ALL });
  await session.initialize({}, locale === undefined ? {} : { locale });
  await session.open(URI, "assessment: 1\ntitle: T\ntaxonomy: bailey-2005\n");
  const hover = await session.request<Hover>("textDocument/hover", {
    textDocument: { uri: URI },
    position: { line: 2, character: 12 },
  });
  expect(JSON.stringify(hover.contents)).toContain(title);
});
