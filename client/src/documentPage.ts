/** The page that holds the document in a webview. Only our own script runs, and nothing is loaded from elsewhere. */

/** What the page needs of VS Code. */
interface PageParts {
  /** The address of our script. */
  readonly script: string;
  /** The address of our style sheet. */
  readonly style: string;
  /** Where both come from, as a source of a content security policy. */
  readonly origin: string;
  /** The language of the reader, as a code; the document may have another one. */
  readonly language: string;
  readonly title: string;
  /** By what the page is restored, as plain data. */
  readonly state: object;
  /** The word before the messages of problems. */
  readonly problem: string;
}

/** Returns the HTML of the page, without a document. */
export function documentPage({ script, style, origin, language, title, state, problem }: PageParts): string {
  const policy = `default-src 'none'; script-src ${origin}; style-src ${origin} 'unsafe-inline'; img-src data:;`;
  return `<!doctype html>
<html lang="${escaped(language)}">
<head>
<meta charset="utf-8">
<title>${escaped(title)}</title>
<meta http-equiv="Content-Security-Policy" content="${policy}">
<style id="document-style"></style>
<link rel="stylesheet" href="${escaped(style)}">
</head>
<body data-state="${escaped(JSON.stringify(state))}" data-problem="${escaped(problem)}">
<p id="failure" role="status" hidden></p>
<main id="document" tabindex="0"></main>
<script src="${escaped(script)}"></script>
</body>
</html>`;
}

function escaped(words: string): string {
  return words.replace(/[&<>"]/g, (sign) => `&#${String(sign.charCodeAt(0))};`);
}
