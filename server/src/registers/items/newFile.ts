/** Writes a register as a new assessment. */
import type { Source } from "../../syntax/source.ts";
import type { Steps } from "../../syntax/steps.ts";
import { pairLines } from "../../syntax/write/collection.ts";
import { documentTextInSteps } from "../../syntax/write/document.ts";
import { IMPORTED_SECTIONS, IMPORT_KEY } from "./known.ts";
import type { ChosenScale } from "./levels.ts";
import type { Register } from "./register.ts";
import type { ItemValue } from "./rows.ts";

/** A file beside the assessment. */
export interface FileBeside {
  readonly name: string;
  readonly text: string;
  /** The file as it is now; without it, the file is new. */
  readonly before?: Source;
}

/** What a new assessment needs beside the register. */
interface NewFileContext {
  /** The name of the assessment, without the ending, for the files beside it. */
  readonly name: string;
  /** Used where the register has no title. */
  readonly title: string;
  readonly language: string | undefined;
}

/** Returns the text of a new assessment with everything that a register says. */
export function* newFileTextInSteps(register: Register, context: NewFileContext): Steps<string> {
  const { scales, taxonomy, leftovers } = register;
  const scaleNames = namedScales(scales, context);
  const head: [string, ItemValue | undefined][] = [
    ["assessment", 1],
    ["title", register.title ?? context.title],
    ["language", context.language],
    ["taxonomy", taxonomy?.name],
    ["scales", scaleNames.length === 0 ? undefined : Object.fromEntries(scaleNames)],
  ];
  const sections = IMPORTED_SECTIONS.flatMap((section): [string, ItemValue][] => {
    const items = register.items.filter((item) => item.section === section);
    if (items.length === 0) return [];
    return [[section, Object.fromEntries(items.map(({ id, content }) => [id, Object.fromEntries(content)]))]];
  });
  const all = [...head.filter((pair): pair is [string, ItemValue] => pair[1] !== undefined), ...sections];
  const text = yield* documentTextInSteps(new Map(all));
  if (leftovers.size === 0) return text;
  const kept = pairLines({ key: IMPORT_KEY, value: Object.fromEntries(leftovers), layout: "rows" });
  return `${text}${kept.join("\n")}\n`;
}

/** Returns the kinds of the scales that an assessment has to name, with their names. */
export function namedScales(
  scales: readonly ChosenScale[],
  context: Pick<NewFileContext, "name">,
): [of: string, name: string][] {
  return scales.flatMap((scale): [string, string][] => {
    const name =
      scale.bundled ?? (scale.made === undefined ? undefined : `./${scaleFileName(scale, context)}`);
    return name === undefined ? [] : [[scale.of, name]];
  });
}

/** Returns the scales that are made of the words of the register, or get some of them, as files beside the assessment. */
export function scaleFiles(
  { scales }: Pick<Register, "scales">,
  context: Pick<NewFileContext, "name">,
): FileBeside[] {
  return scales.flatMap((scale): FileBeside[] => {
    const name = scaleFileName(scale, context);
    if (scale.grown) return [{ name, text: scale.grown.text, before: scale.grown.before }];
    return scale.made === undefined ? [] : [{ name, text: scale.made }];
  });
}

/** Returns the name of the file of a scale that an import makes. */
export function scaleFileName(
  { of }: Pick<ChosenScale, "of">,
  { name }: Pick<NewFileContext, "name">,
): string {
  return `${name}-${of}.scale.yaml`;
}
