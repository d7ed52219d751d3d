/**
 * Asks questions one after the other, each with a Back button. An input stays open until the next one opens, so that
 * the focus does not go elsewhere in between.
 */
import type { Disposable, QuickInput, QuickInputButton, QuickPickItem } from "vscode";
import { QuickInputButtons, window } from "vscode";

/** An answer; "back" for the previous question, or "left" if the user cancelled. */
export type Reply = { readonly answer: string } | "back" | "left";

/** What all questions have. */
export interface Question {
  readonly title: string;
  readonly step: number;
  readonly totalSteps: number;
}

/** A question that is answered with a text. */
interface TextQuestion extends Question {
  readonly prompt: string;
  readonly placeholder: string;
  /** The previous answer. */
  readonly value: string;
  /** What is wrong with a text; `undefined` if nothing is. */
  readonly validate: (text: string) => string | undefined;
}

/** A question that is answered by choosing an item. */
interface PickQuestion extends Question {
  readonly placeholder: string;
  readonly items: readonly (QuickPickItem & { readonly id: string })[];
  /** The id of the previous choice. */
  readonly value: string | undefined;
}

/** Asks questions in a sequence. */
export interface QuestionFlow {
  /** Disposes of the last input. */
  readonly end: () => void;
  readonly text: (question: TextQuestion) => Promise<Reply>;
  readonly pick: (question: PickQuestion) => Promise<Reply>;
}

/** Creates a sequence of questions. */
export function questionFlow(): QuestionFlow {
  let shown: QuickInput | undefined;
  const show = ({ input, reply }: Asked): Promise<Reply> => {
    input.show();
    shown?.dispose();
    shown = input;
    return reply;
  };
  return {
    text: async (question) => show(askForText(question)),
    pick: async (question) => show(askForPick(question)),
    end: () => shown?.dispose(),
  };
}

/** An input that is ready to be shown, and a promise of the answer. */
interface Asked {
  readonly input: QuickInput;
  readonly reply: Promise<Reply>;
}

function askForText(question: TextQuestion): Asked {
  const { prompt, placeholder, value, validate: syntaxProblem } = question;
  const input = Object.assign(window.createInputBox(), { prompt, placeholder, value });
  const answered = reply(input, question, (answer) => {
    input.onDidChangeValue(() => {
      input.validationMessage = "";
    });
    input.onDidAccept(() => {
      input.validationMessage = syntaxProblem(input.value) ?? "";
      if (input.validationMessage === "") answer(input.value);
    });
  });
  return { input, reply: answered };
}

function askForPick(question: PickQuestion): Asked {
  const { placeholder, items, value } = question;
  const shown = items.map((item) => ({ ...item, description: item.id === item.label ? "" : item.id }));
  const input = Object.assign(window.createQuickPick<(typeof shown)[number]>(), {
    placeholder,
    items: shown,
    matchOnDescription: true,
    matchOnDetail: true,
  });
  // Without a previous answer, nothing is preselected: Enter would choose it unseen.
  input.activeItems = shown.filter(({ id }) => id === value);
  const answered = reply(input, question, (answer) => {
    input.onDidAccept(() => {
      const [picked] = input.selectedItems;
      if (picked) answer(picked.id);
    });
  });
  return { input, reply: answered };
}

type Input = QuickInput & {
  buttons: readonly QuickInputButton[];
  readonly onDidTriggerButton: (listener: (button: QuickInputButton) => void) => Disposable;
};

async function reply(
  input: Input,
  { title, step, totalSteps }: Question,
  listen: (answer: (text: string) => void) => void,
): Promise<Reply> {
  Object.assign(input, { title, step, totalSteps, ignoreFocusOut: true });
  if (step > 1) input.buttons = [QuickInputButtons.Back];
  return new Promise((resolve) => {
    listen((answer) => {
      resolve({ answer });
    });
    input.onDidTriggerButton(() => {
      resolve("back");
    });
    // This also fires when the next input replaces this one; by then the question is answered.
    input.onDidHide(() => {
      resolve("left");
    });
  });
}
