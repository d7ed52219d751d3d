/** The files of a soak test on the disk: several hundred assessments in three folders, and the files that they name. */
import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { pathToFileURL } from "node:url";
import { documentOf } from "../bench/document.ts";
import { temporaryFolder } from "../vscode/program.ts";

/** The `FileChangeType` values of the protocol. */
const [CREATED, CHANGED, DELETED] = [1, 2, 3] as const;

/** A change on the disk. */
export interface FileEvent {
  readonly uri: string;
  readonly type: typeof CREATED | typeof CHANGED | typeof DELETED;
}

/** The folders that the editor has open. */
const folderNames = ["one", "two", "three"];

/** Texts of several lengths: unchanged, with other line breaks, and with errors. */
const texts: readonly string[] = Array.from({ length: 12 }, (_, index) => {
  const text = documentOf(80 + 60 * index, index + 1);
  if (index % 4 === 1) return text.replaceAll("\n", "\r\n");
  if (index % 4 === 2) return text.replace(/^( {4}\w+: )(?=\w)/m, '$1"');
  return index % 4 === 3 ? text.replace(/^(\w+):$/m, "$1:\n\t- [") : text;
});

/** The folder on the disk, with the changes that other programs make in it. */
export class Folder {
  readonly path = temporaryFolder();
  readonly #random: () => number;

  constructor(random: () => number, count: number) {
    this.#random = random;
    for (const name of folderNames) {
      this.write(join(name, ".threat-assessment.yaml"), "extends: recommended\n");
      this.write(join(name, ".gitignore"), "ignored/\n");
      this.write(join(name, "own.taxonomy.yaml"), TAXONOMY);
      this.write(join(name, "works.bib"), BIBLIOGRAPHY);
    }
    for (let index = 0; index < count; index++) this.write(this.#newName(), this.text());
  }

  get folders(): string[] {
    return folderNames.map((name) => this.uri(name));
  }

  uri(path: string): string {
    return pathToFileURL(join(this.path, path)).href;
  }

  /** The paths of the assessments in the folder. */
  get files(): string[] {
    return readdirSync(this.path, { recursive: true, encoding: "utf8" })
      .filter((path) => path.endsWith(".threat.yaml") && statSync(join(this.path, path)).isFile())
      .sort();
  }

  read(path: string): string {
    return readFileSync(join(this.path, path), "utf8");
  }

  write(path: string, text: string): FileEvent {
    const file = join(this.path, path);
    mkdirSync(dirname(file), { recursive: true });
    const type = statSync(file, { throwIfNoEntry: false }) ? CHANGED : CREATED;
    writeFileSync(file, text);
    return { uri: this.uri(path), type };
  }

  text(): string {
    const text = this.#one(texts);
    const names = this.#random() < 0.5 ? "" : "taxonomy: own.taxonomy.yaml\nbibliography: works.bib\n";
    return text.includes("taxonomy:") ? text : names + text;
  }

  create(): FileEvent[] {
    return [this.write(this.#newName(), this.text())];
  }

  remove(path: string): FileEvent[] {
    rmSync(join(this.path, path));
    return [{ uri: this.uri(path), type: DELETED }];
  }

  rename(path: string): FileEvent[] {
    const to = join(dirname(path), `${this.#word()}.threat.yaml`);
    const known = statSync(join(this.path, to), { throwIfNoEntry: false });
    renameSync(join(this.path, path), join(this.path, to));
    return [
      { uri: this.uri(path), type: DELETED },
      { uri: this.uri(to), type: known ? CHANGED : CREATED },
    ];
  }

  /** Changes many files at once, as git does when it checks out another branch. */
  checkOut(): FileEvent[] {
    return this.files
      .filter(() => this.#random() < 0.15)
      .flatMap((path, index) => (index % 10 === 9 ? this.remove(path) : [this.write(path, this.text())]))
      .concat(this.create(), this.create());
  }

  /** Changes the configuration. */
  configure(): FileEvent[] {
    const name = this.#one(folderNames);
    return [this.write(join(name, ".threat-assessment.yaml"), this.#one(CONFIGURATIONS))];
  }

  /** Changes a file that assessments name. */
  changeNamed(): FileEvent[] {
    const name = this.#one(folderNames);
    return this.#random() < 0.5
      ? [this.write(join(name, "own.taxonomy.yaml"), `${TAXONOMY}# ${this.#word()}\n`)]
      : [this.write(join(name, "works.bib"), BIBLIOGRAPHY.replaceAll("2001", this.#word()))];
  }

  #newName(): string {
    const below = this.#one(["", "deep/er", "ignored"]);
    return join(this.#one(folderNames), below, `${this.#word()}.threat.yaml`);
  }

  #word(): string {
    return Math.floor(this.#random() * 2 ** 30).toString(36);
  }

  #one<T>(list: readonly T[]): T {
    return list[Math.floor(this.#random() * list.length)] as T;
  }
}

const CONFIGURATIONS = [
  "extends: recommended\n",
  "extends: all\n",
  "extends: recommended\nrules:\n  no-unused-definition: error\n",
  "extends: all\nignore:\n  - deep/**\n",
  "extends: [\n",
];

const TAXONOMY = `taxonomy: 1
title: Hazards of the harbour
categories:
  flood:
    title: Flood
    definition: Water where it should not be.
  fire:
    title: Fire
    definition: Something burns.
`;

const BIBLIOGRAPHY = `@book{first2001,
  author = {Ada First},
  title = {On harbours},
  year = {2001}
}

@article{second2001,
  author = {Second, Bea and Third, Cy},
  title = {On {Fire}},
  date = {2001-05}
}
`;
