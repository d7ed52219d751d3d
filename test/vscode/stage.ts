/**
 * What the suite says to the script that drives the window (scripts/vscode/stage.ts). In a VS Code whose window nobody
 * drives, everything is taken as seen.
 */
/** Something that must be seen in the window. */
export interface Sight {
  /** A CSS selector. */
  readonly selector: string;
  /** A text that stands in it. */
  readonly text?: string;
  /** The name of a picture of the window at that moment. */
  readonly picture?: string;
  /** Clicks on it when it is there. */
  readonly isClicked?: true;
  /** What the walkthrough shows of that picture. */
  readonly detail?: Detail;
}

/** A part of the window, in pixels: so much to the left of what is seen and above it, in this size. */
export interface Detail {
  readonly left: number;
  readonly above: number;
  readonly width: number;
  readonly height: number;
}

export type StageMessage =
  | Sight
  | { readonly output: string }
  | { readonly failures: number }
  /** What does the command line find in these files, by their paths, at some of them? */
  | { readonly files: Readonly<Record<string, string>>; readonly check: readonly string[] };

/** Where the script listens that drives the window; nothing, where none does. */
let script: string | undefined;

export function playOn(url: string): void {
  script = url;
}

/** Whether a script drives the window. */
export function isStaged(): boolean {
  return script !== undefined;
}

/** Waits until something is seen in the window. */
export async function see(sight: Sight): Promise<void> {
  await say(sight);
}

/** Sends a message to the script, and waits until it has done what the message asks for. @returns What it answers. */
export async function say(message: StageMessage): Promise<string> {
  if (script === undefined) return "";
  const response = await fetch(script, { method: "POST", body: JSON.stringify(message) });
  const answer = await response.text();
  if (!response.ok) throw new Error(answer);
  return answer;
}
