/** Writes a register as a new assessment. */
import type { Steps } from "../syntax/steps.ts";
import { documentTextInSteps } from "../syntax/write/document.ts";
import { IMPORTED_SECTIONS, IMPORT_KEY } from "./known.ts";
import type { ChosenScale } from "./levels.ts";
import type { Register } from "./register.ts";
import type { ItemValue } from "./rows.ts";

/** A new file beside the assessment. */
export interface FileBeside {
  readonly name: string;
  readonly text: string;
}

/** What a new assessment needs beside the register. */
export interface NewFileContext {
  /** The name of the assessment, without the ending, for the files beside it. */
  readonly name: string;
  /** Used where the register has no title. */
  readonly title: string;
  readonly language: string | undefined;
}

/** Returns the text of a new assessment with everything that a register says. */
export function* newFileTextInSteps(register: Register, context: NewFileContext): Steps<string> {
  const { scales, taxonomy, leftovers } = register;
  const scaleNames = scales.flatMap((scale): [string, string][] => {
    const name =
      scale.bundled ?? (scale.made === undefined ? undefined : `./${scaleFileName(scale, context)}`);
    return name === undefined ? [] : [[scale.of, name]];
  });
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
  const rest: [string, ItemValue][] =
    leftovers.size === 0 ? [] : [[IMPORT_KEY, Object.fromEntries(leftovers)]];
  const all = [
    ...head.filter((pair): pair is [string, ItemValue] => pair[1] !== undefined),
    ...sections,
    ...rest,
  ];
  return yield* documentTextInSteps(new Map(all));
}

/** Returns the scales that are made of the words of the register, as files beside the assessment. */
export function scaleFiles({ scales }: Register, context: Pick<NewFileContext, "name">): FileBeside[] {
  return scales.flatMap((scale) =>
    scale.made === undefined ? [] : [{ name: scaleFileName(scale, context), text: scale.made }],
  );
}

function scaleFileName({ of }: ChosenScale, { name }: Pick<NewFileContext, "name">): string {
  return `${name}-${of}.scale.yaml`;
}
