/** The wizard for a new assessment: asks a few questions and opens the document that the server creates from the answers. */
import type { TextDocument } from "vscode";
import { Selection, Uri, commands, l10n, window } from "vscode";
import type { BaseLanguageClient } from "vscode-languageclient";
import { lineOfNames, namesInLine } from "./nameLists.ts";
import { folderForNewFile, newFile } from "./newFile.ts";
import type { Question, QuestionFlow, Reply } from "./questions.ts";
import { questionFlow } from "./questions.ts";

/** The types of `features/newAssessment.ts` in the server. */
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
  readonly gaps: readonly number[];
}

/** The answers, as the server expects them. */
interface WizardAnswers {
  readonly title: string;
  readonly actors: readonly { readonly name: string; readonly kind: string }[];
  readonly taxonomy: string;
}

/**
 * Runs the wizard. Escape at any step cancels it.
 * @param home The user's home folder.
 * @param given The folder for the file, if the command comes from a folder's menu; or answers, to skip the questions.
 */
export async function createAssessment(
  client: BaseLanguageClient,
  home: Uri | undefined,
  given?: unknown,
): Promise<void> {
  const folder = folderForNewFile(given instanceof Uri ? given : undefined);
  const answers = isAnswers(given) ? given : await asked(client, folder);
  const made =
    answers && (await client.sendRequest<NewText | null>("threatAssessment/newAssessment", answers));
  if (made) await show(made, await newFile(answers.title, { folder, home }));
}

function isAnswers(given: unknown): given is WizardAnswers {
  return typeof given === "object" && given !== null && "actors" in given;
}

async function asked(
  client: BaseLanguageClient,
  folder: Uri | undefined,
): Promise<WizardAnswers | undefined> {
  const where = folder ? { folder: client.code2ProtocolConverter.asUri(folder) } : {};
  const [choices] = await Promise.all([
    client.sendRequest<Choices | null>("threatAssessment/choices", where),
    calm(),
  ]);
  if (!choices) return undefined;
  const form = questionFlow();
  try {
    return await filledIn(form, choices);
  } finally {
    form.end();
  }
}

/** How long a walkthrough may need to settle after a key press, in milliseconds. */
const REST = 700;

/**
 * Waits until a walkthrough has settled. A moment after a key press it selects its step and takes the focus from an
 * input that is open by then. VS Code has no event for this, and does not expose what is in a walkthrough's tab.
 */
async function calm(): Promise<void> {
  const tab = window.tabGroups.activeTabGroup.activeTab;
  if (tab && tab.input === undefined) await new Promise((resolve) => setTimeout(resolve, REST));
}

/** The answers so far. */
interface Draft {
  readonly title: string;
  readonly names: readonly string[];
  /** The kinds of the actors, in the same order. */
  readonly kinds: readonly string[];
  readonly taxonomy?: string;
}

interface Step {
  readonly ask: () => Promise<Reply>;
  readonly take: (answer: string) => Partial<Draft>;
}

async function filledIn(form: QuestionFlow, choices: Choices): Promise<WizardAnswers | undefined> {
  let draft: Draft = { title: "", names: [], kinds: [] };
  for (let at = 0; ;) {
    // The number of steps depends on the number of actors.
    const step = stepsFor(draft, form, choices)[at];
    if (!step) break;
    const reply = await step.ask();
    if (reply === "left") return undefined;
    if (reply !== "back") draft = { ...draft, ...step.take(reply.answer) };
    at += reply === "back" ? -1 : 1;
  }
  const { title, names, kinds, taxonomy = "" } = draft;
  return { title, actors: names.map((name, index) => ({ name, kind: kinds[index] ?? "" })), taxonomy };
}

function stepsFor(draft: Draft, form: QuestionFlow, { kinds, taxonomies }: Choices): Step[] {
  const { title, names, taxonomy } = draft;
  return [
    {
      ask: async () =>
        form.text({
          ...numbered(1),
          prompt: l10n.t("What is assessed? This is the title of the assessment."),
          placeholder: example(l10n.t("Threats to the port of Santa Rosa")),
          value: title,
          validate: (text) => (text.trim() === "" ? isMissing() : undefined),
        }),
      take: (answer) => ({ title: answer.trim() }),
    },
    {
      ask: async () =>
        form.text({
          ...numbered(2),
          prompt: l10n.t(
            "Whose priorities are ranked? Write one name, or several with commas between them. If a name contains a comma, put semicolons between the names.",
          ),
          placeholder: example(l10n.t("Mexico, United States")),
          value: lineOfNames(names),
          validate: (text) => (namesInLine(text).length === 0 ? isMissing() : undefined),
        }),
      take: (answer) => ({ names: namesInLine(answer) }),
    },
    ...names.map((_, index) => kindStep(index, draft, { form, kinds })),
    {
      ask: async () =>
        form.pick({
          ...numbered(4, l10n.t("Which taxonomy are the threats sorted by?")),
          placeholder: search(),
          items: taxonomies,
          value: taxonomy,
        }),
      take: (answer) => ({ taxonomy: answer }),
    },
  ];
}

function kindStep(
  index: number,
  { names, kinds: before }: Draft,
  { form, kinds }: { readonly form: QuestionFlow; readonly kinds: readonly Choice[] },
): Step {
  const name = names[index] ?? "";
  return {
    ask: async () =>
      form.pick({
        ...numbered(
          3,
          names.length === 1
            ? l10n.t("What is “{0}”?", name)
            : l10n.t("What is “{0}”? (name {1} of {2})", name, index + 1, names.length),
        ),
        placeholder: search(),
        items: kinds,
        // The actors of one assessment often have the same kind.
        value: before[index] ?? before[index - 1],
      }),
    take: (answer) => ({ kinds: [...before.slice(0, index), answer, ...before.slice(index + 1)] }),
  };
}

/** @param title The question, for inputs that have no other place to keep it visible while the user types. */
function numbered(step: number, title = l10n.t("New assessment")): Question {
  return { title, step, totalSteps: 4 };
}

function search(): string {
  return l10n.t("Type a few letters to find an answer");
}

function example(text: string): string {
  return l10n.t("For example: {0}", text);
}

function isMissing(): string {
  return l10n.t("Write a few words. You can change all of them later.");
}

/** Opens the text as an unsaved document, with the cursor at the first gap. */
async function show({ text, gaps }: NewText, document: TextDocument): Promise<void> {
  const editor = await window.showTextDocument(document, { preview: false });
  await editor.edit((edit) => {
    edit.insert(document.positionAt(0), text);
  });
  const position = document.positionAt(gaps[0] ?? 0);
  editor.selection = new Selection(position, position);
  editor.revealRange(editor.selection);
  // A walkthrough that started the wizard may have taken the focus back.
  await commands.executeCommand("workbench.action.focusActiveEditorGroup");
  await commands.executeCommand("editor.action.triggerSuggest");
}
