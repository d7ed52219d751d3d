/** Reads XML that others have written. */
import sax, { type Tag } from "sax";

/** Whether the text is well-formed XML. @param onTag Gets each element with its attributes. */
export function parseXml(xml: string, onTag: (tag: Tag) => void): boolean {
  const parser = sax.parser(true);
  let isWellFormed = true;
  parser.onopentag = (tag) => {
    onTag(tag as Tag);
  };
  parser.onerror = () => {
    isWellFormed = false;
    parser.error = null as unknown as Error;
  };
  parser.write(xml).close();
  return isWellFormed;
}
