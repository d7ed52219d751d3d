/** Renders a report as one HTML page to read, print and share. It loads nothing and runs no script. */
import { t } from "@vscode/l10n";
import { formatMessage } from "../language/messageFormat.ts";
import { language } from "../language/texts.ts";
import type { Severity } from "../rules/rule.ts";
import { excerptOf } from "./excerpt.ts";
import { terminalText, widthOf } from "./cells.ts";
import { rulePageUrl } from "./page.ts";
import type { CheckedFile, Report, ReportedProblem } from "./report.ts";
import { openFindings, severities, summaryOf } from "./report.ts";
import { escaped } from "./xml.ts";

/** The maximum number of columns shown of a line. */
const WIDTH = 100;

/** The report as a complete HTML document. */
export function html(report: Report): string {
  const { files, findings } = summaryOf(report);
  const title = t("Threat assessments");
  const counts = severities.map((severity) => {
    const count = findings[severity];
    return `<li class="${severity}"><b>${count}</b> ${escaped(formatMessage(wordFor(severity), { count }))}</li>`;
  });
  const withFindings = report.files.filter((file) => openFindings(file).length > 0);
  return `<!doctype html>
<html lang="${escaped(language())}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escaped(title)}</title>
<style>${STYLE}</style>
</head>
<body>
<h1>${escaped(title)}</h1>
<p>${escaped(formatMessage(t("{files, plural, one {# file} other {# files}} checked."), { files }))}</p>
<ul class="counts">${counts.join("")}</ul>
${report.failures.map(({ path, message }) => `<p class="failure"><b>${shown(path)}</b>: ${shown(message)}</p>`).join("\n")}
${withFindings.map(ofFile).join("\n")}
</body>
</html>
`;
}

/** The word after the number. */
function wordFor(severity: Severity): string {
  const words = {
    error: t("{count, plural, one {error} other {errors}}"),
    warning: t("{count, plural, one {warning} other {warnings}}"),
    information: t("{count, plural, other {information}}"),
    hint: t("{count, plural, one {hint} other {hints}}"),
  };
  return words[severity];
}

function ofFile(file: CheckedFile): string {
  return `<section>
<h2>${shown(file.path)}</h2>
${openFindings(file)
  .map((finding) => ofFinding(finding, file))
  .join("\n")}
</section>`;
}

function ofFinding({ rule, severity, message, range, related }: ReportedProblem, file: CheckedFile): string {
  const { start, end } = range;
  const notes = related.map(
    (each) => `<li>${shown(each.path)}:${each.range.start.line + 1} ${shown(each.message)}</li>`,
  );
  const line = file.lines[start.line] ?? "";
  const to = end.line > start.line ? line.trimEnd().length : end.character;
  return `<article class="${severity}">
<p><span class="place">${start.line + 1}:${start.character + 1}</span> <span class="severity">${severity}</span> ${shown(message)}</p>
<pre>${marked(line, start.character, to)}</pre>
${notes.length > 0 ? `<ul>${notes.join("")}</ul>` : ""}<p class="rule"><a href="${rulePageUrl(rule)}">${rule}</a></p>
</article>`;
}

/** The line with the words of the finding highlighted. */
function marked(line: string, start: number, end: number): string {
  const { text, marks } = excerptOf(line, { start, end }, WIDTH);
  const from = marks.indexOf("^");
  // Columns equal offsets only if every character takes one column; otherwise nothing is highlighted.
  if (widthOf(text) !== text.length) return escaped(text);
  const to = from + marks.trim().length;
  return `${escaped(text.slice(0, from))}<mark>${escaped(text.slice(from, to))}</mark>${escaped(text.slice(to))}`;
}

function shown(text: string): string {
  return escaped(terminalText(text));
}

const STYLE = `
:root { color-scheme: light dark; --line: #8886; --error: #c4314b; --warning: #9a6700; --information: #0969da; --hint: #57606a; }
@media (prefers-color-scheme: dark) { :root { --error: #ff7b8b; --warning: #e3b341; --information: #79b8ff; --hint: #a3adb8; } }
body { font: 1rem/1.5 system-ui, sans-serif; max-width: 60rem; margin: 2rem auto; padding: 0 1rem; }
h2 { font-size: 1.15rem; border-bottom: 1px solid var(--line); overflow-wrap: anywhere; }
.counts { display: flex; flex-wrap: wrap; gap: 1.5rem; list-style: none; padding: 0; }
article { border-left: 4px solid var(--tone); padding: 0 0 0 .9rem; margin: 1.2rem 0; break-inside: avoid; }
article p { margin: .2rem 0; }
.error { --tone: var(--error); } .warning { --tone: var(--warning); }
.information { --tone: var(--information); } .hint { --tone: var(--hint); }
.severity, .counts b { color: var(--tone); font-weight: 600; }
.failure b { color: var(--error); }
.place { font-variant-numeric: tabular-nums; opacity: .75; }
pre { margin: .3rem 0; padding: .5rem .7rem; background: #8881; border-radius: 4px; overflow-x: auto; white-space: pre-wrap; overflow-wrap: anywhere; }
mark { background: color-mix(in srgb, var(--tone) 25%, transparent); color: inherit; border-bottom: 2px solid var(--tone); }
.rule { font-size: .85rem; } a { color: inherit; }
`;
