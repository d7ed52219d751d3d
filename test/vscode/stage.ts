/**
 * Sends requests from the suite to the script that controls the window (scripts/vscode/stage.ts). Without such a
 * script, everything counts as visible.
 */
/** An element that must be visible in the window. */
export interface Sight {
  /** A CSS selector. */
  readonly selector: string;
  /** A text inside the element. */
  readonly text?: string;
  /** Whether it is in a webview: the selector and the text are those of its page. */
  readonly isInWebview?: true;
  /** The name of the screenshot to take then. */
  readonly picture?: string;
  /** Clicks the element when it is visible. */
  readonly isClicked?: true | "twice";
  /** The URIs of files that are dropped onto the element when it is visible, with Shift held. */
  readonly drops?: readonly string[];
  /** The part of the screenshot that the walkthrough shows. */
  readonly detail?: Detail;
}

/** A part of the window in pixels: its offset to the left of the element and above it, and its size. */
export interface Detail {
  readonly left: number;
  readonly above: number;
  readonly width: number;
  readonly height: number;
}

/** A message to the script. */
export type StageMessage =
  | Sight
  | { readonly output: string }
  | { readonly failures: number }
  /** Requests the problems that the command line finds at some of these files. The files are given by path. */
  | { readonly files: Readonly<Record<string, string>>; readonly check: readonly string[] };

/** The URL of the script that controls the window, if there is one. */
let script: string | undefined;

/** Sends all further messages to the script at this URL. */
export function playOn(url: string): void {
  script = url;
}

/** Whether a script controls the window. */
export function isStaged(): boolean {
  return script !== undefined;
}

/** Waits until an element is visible in the window. */
export async function see(sight: Sight): Promise<void> {
  await say(sight);
}

/** Sends a message to the script, and waits until the script has handled it. @returns The answer. */
export async function say(message: StageMessage): Promise<string> {
  if (script === undefined) return "";
  const response = await fetch(script, { method: "POST", body: JSON.stringify(message) });
  const answer = await response.text();
  if (!response.ok) throw new Error(answer);
  return answer;
}
