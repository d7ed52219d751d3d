/** A workspace whose files refer to each other: an assessment, the files that it names, and another assessment. */
import { expect } from "vitest";
import { TestWorkspace } from "./workspace.ts";

/** The assessment. */
export const HARBOUR = `assessment: 1
title: The harbour
taxonomy: port.taxonomy.yaml
bibliography: works.bib
supersedes: old/harbour.threat.yaml
actors:
  port: {name: Port of Santa Rosa, kind: company}
  "union": {name: Dockers, kind: organization, part-of: port}
rankings:
  first: {of: port, order: [theft, energy, "blockade"]}
statements:
  s: {text: "The [[port]] fears it [@salas-2023, p. 3].[^n]", about: [theft, port], evidence: [{ranking: first}, {source: salas-2023}]}
notes:
  n: {text: So says [[s]].}
`;
/** Its taxonomy, which extends another one. */
export const HARBOUR_TAXONOMY = `taxonomy: 1
id: port
extends: common.taxonomy.yaml
categories:
  theft: {title: Theft}
  blockade: {title: Blockade, replaced-by: theft}
`;
/** The texts of the files, by path. */
export const HARBOUR_FILES = {
  "harbour.threat.yaml": HARBOUR,
  "port.taxonomy.yaml": HARBOUR_TAXONOMY,
  "common.taxonomy.yaml":
    "taxonomy: 1\nid: common\ncategories:\n  energy: {title: Energy}\n  theft: {title: Stealing}\n",
  "old/harbour.threat.yaml":
    "assessment: 1\ntaxonomy: ../port.taxonomy.yaml\nactors:\n  port: {name: Port, kind: company}\n",
  "other.threat.yaml":
    "taxonomy: port.taxonomy.yaml\nactors:\n  port: {name: Another, kind: company}\nrankings:\n  r: {of: port, order: [theft]}\n",
  "works.bib":
    "@article{salas-2023,\n  title = {Flow},\n  author = {Salas Huanca, Rosa and {World Bank}},\n  year = 2023\n}\n",
};

/** The workspace with the cursor directly before the text that follows `$0`. */
export function cursorAt(
  marked: string,
  name: keyof typeof HARBOUR_FILES = "harbour.threat.yaml",
): TestWorkspace {
  const text = HARBOUR_FILES[name];
  expect(text).toContain(marked.replace("$0", ""));
  return new TestWorkspace({ ...HARBOUR_FILES, [name]: text.replace(marked.replace("$0", ""), marked) });
}
