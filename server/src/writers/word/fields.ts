/** Fields of Word: instructions that Word carries out, each with its last result. */
import { BuilderElement, StringContainer, TextRun, type ParagraphChild } from "docx";

/**
 * A field.
 * @param instruction Such as `SEQ Table`. It never has words of a document.
 * @param result What readers see until Word carries out the instruction.
 */
export function wordField(instruction: string, result: readonly ParagraphChild[]): ParagraphChild[] {
  return [...fieldStart(instruction), ...result, fieldEnd()];
}

/** The start of a field whose result has several paragraphs. */
export function fieldStart(instruction: string): ParagraphChild[] {
  const text = new StringContainer("w:instrText", instruction);
  return [fieldCharacter("begin"), new TextRun({ children: [text] }), fieldCharacter("separate")];
}

/** The end of a field. */
export function fieldEnd(): ParagraphChild {
  return fieldCharacter("end");
}

function fieldCharacter(type: "begin" | "separate" | "end"): TextRun {
  const character = new BuilderElement<{ readonly type: string }>({
    name: "w:fldChar",
    attributes: { type: { key: "w:fldCharType", value: type } },
  });
  return new TextRun({ children: [character] });
}
