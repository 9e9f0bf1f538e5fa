import { existsSync } from "node:fs";
import { resolve } from "node:path";
import { endWith } from "./orExit.js";

/** The file of the built service; ends the process with one line where there is none. */
export function builtService(dist: string): string {
  const file = resolve(dist, "functions/main.js");
  if (!existsSync(file)) endWith(`There is no built service at ${file}: run npm run build first.`);
  return file;
}
