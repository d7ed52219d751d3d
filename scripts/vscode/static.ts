/**
 * Serves VS Code as a static page without a server component, like vscode.dev.
 * It uses the workbench of the package code-server, without the connection to its server.
 */
import { createServer, type ServerResponse } from "node:http";
import { existsSync, readFileSync, statSync } from "node:fs";
import type { AddressInfo } from "node:net";
import { extname, join, sep } from "node:path";
import { atEnd, ScriptFailure } from "./program.ts";
import { vscode } from "./server.ts";

/** The configuration of the page. */
interface Page {
  /** The folders of extensions, by the path under which they are served. */
  readonly extensions: ReadonlyMap<string, string>;
  /** The URI of the workspace to open, if there is one. */
  readonly workspace?: { readonly scheme: string; readonly path: string };
  readonly settings: Readonly<Record<string, unknown>>;
  /** Whether the user must confirm that a workspace is trusted. */
  readonly asksForTrust: boolean;
  /** The display language. */
  readonly language?: string;
}

/** The built-in extensions of VS Code on the page. Our preview needs those for Markdown. */
const BUILT_IN = [
  "theme-defaults",
  "yaml",
  "markdown-basics",
  "markdown-language-features",
  "references-view",
];

/** Serves the page until the script ends. @returns Its URL. */
export async function servePage(page: Page): Promise<string> {
  const folders = new Map([["/static", vscode], ...page.extensions]);
  const workbench = withoutServer(page.asksForTrust);
  const made = new Map<string, (host: string) => string>([
    ["/", (host) => pageFor(page, host)],
    ["/language.js", () => languageScript(page.language)],
    [`/static/${WORKBENCH}.js`, () => workbench],
  ]);
  const server = createServer(({ url = "/", headers: { host = "" } }, response) => {
    const path = decodeURIComponent(new URL(url, "http://page").pathname);
    const type = path === "/" ? ".html" : extname(path);
    const file = fileAt(path, folders);
    const content = made.get(path)?.(host) ?? (file === undefined ? undefined : readFileSync(file));
    if (content === undefined) response.writeHead(404).end();
    else send(response, type, content);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  atEnd(() => {
    server.close();
    server.closeAllConnections();
  });
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
}

const WORKBENCH = "out/vs/code/browser/workbench/workbench";

/**
 * Reverts a change of code-server, whose workbench always connects to a server.
 * @throws ScriptFailure if the version contains other code.
 */
function withoutServer(asksForTrust: boolean): string {
  const replacements: [pattern: RegExp, by: string][] = [
    [/,remoteAuthority:location\.host\}/, "}"],
    [
      /\w+\((\w+)\.file\(this\.userDataPath\)\.with\(\{scheme:(\w+)\.vscodeRemote\}\),"User"\)/,
      '$1.file("/User").with({scheme:$2.vscodeUserData})',
    ],
  ];
  // code-server always trusts its workspaces, but vscode.dev does not.
  if (asksForTrust) replacements.push([/(this\.config=\w+;this\.trusted=)!0/, "$1!1"]);
  let code = readFileSync(join(vscode, `${WORKBENCH}.js`), "utf8");
  for (const [pattern, by] of replacements) {
    if (!pattern.test(code))
      throw new ScriptFailure(`The workbench of VS Code no longer has ${String(pattern)}.`);
    code = code.replace(pattern, by);
  }
  return code;
}

function fileAt(path: string, folders: ReadonlyMap<string, string>): string | undefined {
  for (const [mount, folder] of folders) {
    if (!path.startsWith(`${mount}/`)) continue;
    const file = join(folder, path.slice(mount.length));
    return file.startsWith(folder + sep) && existsSync(file) && statSync(file).isFile() ? file : undefined;
  }
  return undefined;
}

const types = new Map([
  [".html", "text/html"],
  [".css", "text/css"],
  [".json", "application/json"],
  [".svg", "image/svg+xml"],
  [".png", "image/png"],
  [".ttf", "font/ttf"],
  [".wasm", "application/wasm"],
  ...[".js", ".cjs", ".mjs"].map((name) => [name, "text/javascript"] as const),
]);

function send(response: ServerResponse, extension: string, content: string | Buffer): void {
  const type = types.get(extension) ?? "application/octet-stream";
  response.writeHead(200, { "Content-Type": type, "Access-Control-Allow-Origin": "*" }).end(content);
}

/** The translations of VS Code are not included, so its own texts stay English. */
function languageScript(language = "en"): string {
  const english = readFileSync(join(vscode, "out/nls.messages.js"), "utf8");
  return `${english};globalThis._VSCODE_NLS_LANGUAGE=${JSON.stringify(language)};`;
}

function pageFor(page: Page, host: string): string {
  const at = (path: string): object => ({ scheme: "http", authority: host, path });
  const configuration = {
    workspaceUri: page.workspace,
    enableWorkspaceTrust: page.asksForTrust,
    userDataPath: "/User",
    // The product configuration that the workbench of code-server requires.
    isEnabledFileDownloads: true,
    isEnabledFileUploads: true,
    isEnabledCoderGettingStarted: false,
    additionalBuiltinExtensions: [
      ...BUILT_IN.map((name) => at(`/static/extensions/${name}`)),
      ...Array.from(page.extensions.keys(), at),
    ],
    configurationDefaults: page.settings,
    productConfiguration: {
      nameShort: "Web",
      nameLong: "Web",
      quality: "",
      enableTelemetry: false,
      webviewContentExternalBaseUrlTemplate: `http://${host}/static/out/vs/workbench/contrib/webview/browser/pre/`,
    },
  };
  const values = new Map([
    ["WORKBENCH_WEB_CONFIGURATION", quoted(configuration)],
    ["WORKBENCH_WEB_BASE_URL", "/static"],
    ["WORKBENCH_NLS_URL", "/language.js"],
    ["WORKBENCH_NLS_FALLBACK_URL", "/language.js"],
    ["WORKBENCH_SCRIPT_NONCE", "x"],
  ]);
  const html = readFileSync(join(vscode, "out/vs/code/browser/workbench/workbench.html"), "utf8");
  return html.replace(/\{\{(\w+)\}\}/g, (_, name: string) => values.get(name) ?? "");
}

/** Escapes a value for an HTML attribute. */
function quoted(value: unknown): string {
  return JSON.stringify(value).replaceAll("&", "&amp;").replaceAll('"', "&quot;");
}
