/**
 * Writes `docs/samples.md` with pictures of documents that the command line makes of the examples: pages as PDF, in LibreOffice and in
 * Chromium, and a figure. It needs soffice, pdftoppm, chromium and pngquant. The same programs make the same pictures.
 */
import { execFileSync } from "node:child_process";
import { copyFileSync, mkdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import process from "node:process";
import { build } from "./build.ts";
import { projectRoot } from "./root.ts";
import { chromiumPath } from "./vscode/chromium.ts";
import { runScript, step, temporaryFolder } from "./vscode/program.ts";

/** A picture of one page. */
interface Sample {
  /** The name of the picture. */
  readonly name: string;
  readonly example: string;
  readonly format: "docx" | "html" | "pdf";
  /** The page, from 1. Of HTML, there is only the first one. */
  readonly page: number;
  readonly title: string;
}

const paper = "us-mexico-2005.threat.yaml";
const register = "river-port-register/register.threat.yaml";
const spanish = "andean-water-utility/agua.threat.yaml";

const samples: readonly Sample[] = [
  { name: "paper-pdf-1", example: paper, format: "pdf", page: 1, title: "A paper as PDF: the first page" },
  { name: "paper-pdf-2", example: paper, format: "pdf", page: 2, title: "Its key judgments" },
  { name: "paper-pdf-4", example: paper, format: "pdf", page: 4, title: "Its rankings side by side" },
  { name: "paper-html", example: paper, format: "html", page: 1, title: "The same paper as HTML" },
  {
    name: "register-pdf-5",
    example: register,
    format: "pdf",
    page: 5,
    title: "A risk register as PDF: the threats at a glance",
  },
  {
    name: "register-pdf-10",
    example: register,
    format: "pdf",
    page: 10,
    title: "Its threats with their ratings and controls",
  },
  {
    name: "register-word-1",
    example: register,
    format: "docx",
    page: 1,
    title: "The register in Word (opened with LibreOffice)",
  },
  { name: "spanish-pdf-1", example: spanish, format: "pdf", page: 1, title: "An assessment in Spanish" },
  { name: "spanish-pdf-2", example: spanish, format: "pdf", page: 2, title: "Its key judgments, in Spanish" },
];

const PICTURES = join(projectRoot, "docs/samples");

await runScript(async () => {
  await step("Building the command line", build);
  const folder = temporaryFolder();
  const chromium = await chromiumPath();
  rmSync(PICTURES, { recursive: true, force: true });
  mkdirSync(PICTURES, { recursive: true });
  for (const sample of samples) {
    await step(sample.title, async () => {
      const picture = await Promise.resolve(pictureOf(sample, folder, chromium));
      run("pngquant", [
        "--force",
        "--strip",
        "32",
        "--output",
        join(PICTURES, `${sample.name}.png`),
        picture,
      ]);
    });
  }
  await step("A figure", async () => {
    await Promise.resolve(report(register, "svg", folder));
    copyFileSync(join(folder, "likelihoods.svg"), join(PICTURES, "figure-likelihoods.svg"));
  });
  writeFileSync(join(projectRoot, "docs/samples.md"), page());
  return 0;
});

/** Makes the picture of a page. @returns Its path. */
function pictureOf({ name, example, format, page }: Sample, folder: string, chromium: string): string {
  const file = report(example, format, folder);
  const picture = join(folder, name);
  if (format === "html") {
    const options = ["--headless", "--no-sandbox", "--hide-scrollbars", "--window-size=760,1075"];
    run(chromium, [...options, `--screenshot=${picture}.png`, `file://${file}`]);
    return `${picture}.png`;
  }
  if (format === "docx") {
    const profile = `-env:UserInstallation=file://${join(folder, "profile")}`;
    run("soffice", [
      profile,
      "--headless",
      "--convert-to",
      "pdf:writer_pdf_Export",
      "--outdir",
      join(folder, "word"),
      file,
    ]);
  }
  const pdf = format === "docx" ? join(folder, "word/document.pdf") : file;
  run("pdftoppm", ["-r", "92", "-png", "-singlefile", "-f", String(page), "-l", String(page), pdf, picture]);
  return `${picture}.png`;
}

/** Writes an example in a format. @returns The path of the file, or of the folder for figures. */
function report(example: string, format: string, folder: string): string {
  const file = format === "svg" ? folder : join(folder, `document.${format}`);
  const program = join(projectRoot, "dist/cli.cjs");
  run(process.execPath, [
    program,
    "report",
    join(projectRoot, "examples", example),
    "--format",
    format,
    "-o",
    file,
  ]);
  return file;
}

function run(program: string, options: readonly string[]): void {
  execFileSync(program, options, { stdio: ["ignore", "ignore", "pipe"] });
}

function page(): string {
  const pictures = samples.map(({ name, title }) => `## ${title}\n\n![${title}](samples/${name}.png)\n`);
  return `# Sample outputs

\`npm run samples\` makes this page: \`threat-assessment report\` writes the examples as documents, and other programs open them.

${pictures.join("\n")}
## A figure as SVG

![Likelihoods as ranges, with the confidence of each](samples/figure-likelihoods.svg)
`;
}
