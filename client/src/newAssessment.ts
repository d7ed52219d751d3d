/** The wizard for a first assessment: asks in a few steps, and opens what the server makes of the answers. */
import type { QuickPickItem } from "vscode";
import { Selection, Uri, l10n, window, workspace } from "vscode";
import type { LanguageClient } from "vscode-languageclient/node";

/** As the server has them (features/newAssessment.ts). */
interface Choice {
  readonly id: string;
  readonly label: string;
  readonly detail: string;
}

interface Choices {
  readonly kinds: readonly Choice[];
  readonly taxonomies: readonly Choice[];
}

interface NewText {
  readonly text: string;
  readonly cursor: number;
}

const STEPS = 4;

/** As the server takes them. */
export interface Answers {
  readonly title: string;
  readonly actors: readonly string[];
  readonly kind: string;
  readonly taxonomy: string;
}

/** @param given Answers that need not be asked for. Nothing is opened where a step is left with Escape. */
export async function newAssessment(client: LanguageClient, given?: Answers): Promise<void> {
  const answers = given ?? (await questions(client));
  if (!answers) return;
  const made = await client.sendRequest<NewText | null>("threatAssessment/newAssessment", answers);
  if (made) await show(made, answers.title);
}

async function questions(client: LanguageClient): Promise<Answers | undefined> {
  const choices = await client.sendRequest<Choices | null>("threatAssessment/choices");
  if (!choices) return undefined;
  const title = await ask(
    1,
    l10n.t("What is assessed? The title of the assessment"),
    l10n.t("Threats to the port of Santa Rosa"),
  );
  if (title === undefined) return undefined;
  const actors = await ask(
    2,
    l10n.t("Whose priorities are ranked? One name, or several with commas between"),
    l10n.t("Mexico, United States"),
  );
  if (actors === undefined) return undefined;
  const kind = await pick(3, l10n.t("What are they?"), choices.kinds);
  if (kind === undefined) return undefined;
  const taxonomy = await pick(4, l10n.t("By which taxonomy are threats sorted?"), choices.taxonomies);
  return taxonomy === undefined ? undefined : { title, actors: actors.split(","), kind, taxonomy };
}

async function ask(step: number, prompt: string, example: string): Promise<string | undefined> {
  return window.showInputBox({
    title: titleOf(step),
    prompt,
    placeHolder: l10n.t("For example: {0}", example),
    ignoreFocusOut: true,
    validateInput: (text) =>
      text.trim() === "" ? l10n.t("Write a few words; all of them can be changed later.") : undefined,
  });
}

async function pick(
  step: number,
  placeHolder: string,
  choices: readonly Choice[],
): Promise<string | undefined> {
  const items = choices.map(({ id, label, detail }): QuickPickItem & { id: string } => ({
    id,
    label,
    detail,
  }));
  const picked = await window.showQuickPick(items, {
    title: titleOf(step),
    placeHolder,
    ignoreFocusOut: true,
    matchOnDetail: true,
  });
  return picked?.id;
}

function titleOf(step: number): string {
  return `${l10n.t("New assessment")} (${step}/${STEPS})`;
}

/** A file that is not saved yet, with a name that saving proposes; where there is a folder, in it. */
async function show({ text, cursor }: NewText, title: string): Promise<void> {
  const name = title
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, "-")
    .replace(/^-+|-+$/g, "");
  const folder = workspace.workspaceFolders?.[0]?.uri;
  const file = `${name || "assessment"}.threat.yaml`;
  const uri = (folder ? Uri.joinPath(folder, file) : Uri.file(file)).with({ scheme: "untitled" });
  const editor = await window.showTextDocument(await workspace.openTextDocument(uri));
  const { document } = editor;
  await editor.edit((edit) => {
    edit.insert(document.positionAt(document.getText().length), text);
  });
  const position = document.positionAt(document.getText().length - text.length + cursor);
  editor.selection = new Selection(position, position);
  editor.revealRange(editor.selection);
}
