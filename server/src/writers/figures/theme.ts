/**
 * The colors of figures. Print has fixed ones: a single ramp whose lightness falls evenly, and blue against orange, which readers with
 * any color vision tell apart, as one does in grey. In an editor, they are those of its theme. Source of the pair and the ramp: the
 * colors of Okabe and Ito (2008), darkened for thin lines.
 */
import type { Paint } from "./marks.ts";

/** Where a figure is shown. */
export type Theme = "print" | "editor";

/** A color of SVG with its opacity. */
interface Color {
  readonly color: string;
  readonly opacity?: number;
}

type Role = Exclude<Paint, number>;

const PRINT: Readonly<Record<Role, string>> = {
  ink: "#1a1a1a",
  muted: "#555555",
  rule: "#8a8a8a",
  grid: "#dcdcdc",
  paper: "#ffffff",
  panel: "#eef1f4",
  rise: "#0b5394",
  fall: "#b45000",
  accent: "#1f3b57",
};

const EDITOR: Readonly<Record<Role, string>> = {
  ink: "var(--vscode-editor-foreground, currentColor)",
  muted: "var(--vscode-descriptionForeground, var(--vscode-editor-foreground, currentColor))",
  rule: "var(--vscode-contrastBorder, var(--vscode-disabledForeground, #8a8a8a))",
  grid: "var(--vscode-contrastBorder, var(--vscode-editorIndentGuide-background1, #8a8a8a66))",
  paper: "var(--vscode-editor-background, Canvas)",
  panel: "var(--vscode-editorWidget-background, var(--vscode-editor-background, Canvas))",
  rise: "var(--vscode-charts-blue, #3794ff)",
  fall: "var(--vscode-charts-orange, #d18616)",
  accent: "var(--vscode-editor-foreground, currentColor)",
};

/** The ramp in print, from pale to strong. Dark text is readable on all of it. */
const RAMP = ["#fff7e6", "#fee3b8", "#fdc98a", "#f7a868", "#ea8552"];

/** The color of a paint. */
export function colorOf(paint: Paint, theme: Theme): Color {
  if (typeof paint !== "number") return { color: theme === "print" ? PRINT[paint] : EDITOR[paint] };
  const share = Math.min(Math.max(paint, 0), 1);
  if (theme === "editor") return { color: EDITOR.fall, opacity: 0.06 + share * 0.34 };
  return { color: RAMP[Math.round(share * (RAMP.length - 1))] ?? PRINT.paper };
}
