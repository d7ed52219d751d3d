/**
 * What the suite says to the script that drives the window (scripts/vscode/stage.ts). In a VS Code whose window nobody
 * drives, everything is taken as seen.
 */
import process from "node:process";

/** Something that must be seen in the window. */
export interface Sight {
  /** A CSS selector. */
  readonly selector: string;
  /** A text that stands in it. */
  readonly text?: string;
  /** The name of a picture of the window at that moment. */
  readonly picture?: string;
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

export type Message = Sight | { readonly output: string } | { readonly failures: number };

/** Whether a script drives the window. */
export const staged = process.env.THREAT_ASSESSMENT_STAGE !== undefined;

/** Waits until something is seen in the window. */
export async function see(sight: Sight): Promise<void> {
  await say(sight);
}

/** Sends a message to the script, and waits until it has done what the message asks for. */
export async function say(message: Message): Promise<void> {
  const url = process.env.THREAT_ASSESSMENT_STAGE;
  if (!url) return;
  const response = await fetch(url, { method: "POST", body: JSON.stringify(message) });
  if (!response.ok) throw new Error(await response.text());
}
