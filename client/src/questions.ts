/**
 * Questions that are asked one after the other, each with a way back. An input stays until the next one is shown: where
 * nothing is shown in between, the keyboard goes nowhere else.
 */
import type { Disposable, QuickInput, QuickInputButton, QuickPickItem } from "vscode";
import { QuickInputButtons, window } from "vscode";

/** An answer; or the reader went back to the question before, or left. */
export type Reply = { readonly answer: string } | "back" | "left";

export interface Question {
  readonly title: string;
  readonly step: number;
  readonly totalSteps: number;
}

export interface TextQuestion extends Question {
  readonly prompt: string;
  readonly placeholder: string;
  /** What was answered before. */
  readonly value: string;
  /** What is wrong with a text, if anything is. */
  readonly validate: (text: string) => string | undefined;
}

export interface PickQuestion extends Question {
  readonly placeholder: string;
  readonly items: readonly (QuickPickItem & { readonly id: string })[];
  /** The id of what was chosen before. */
  readonly value: string | undefined;
}

export interface QuestionFlow {
  /** Takes the last input away. */
  readonly end: () => void;
  readonly text: (question: TextQuestion) => Promise<Reply>;
  readonly pick: (question: PickQuestion) => Promise<Reply>;
}

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

/** An input that is ready to be shown, and what will be answered. */
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
  const input = Object.assign(window.createQuickPick<(typeof items)[number]>(), { placeholder, items });
  input.matchOnDetail = true;
  const before = items.find(({ id }) => id === value) ?? items[0];
  input.activeItems = before ? [before] : [];
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
    // Also when the next input takes its place; by then it is answered.
    input.onDidHide(() => {
      resolve("left");
    });
  });
}
