/** Tells scripts and tests where the project is. */
import { fileURLToPath } from "node:url";

/** The absolute path of the folder of the project, with a slash at its end. */
export const projectRoot = fileURLToPath(new URL("../", import.meta.url));
