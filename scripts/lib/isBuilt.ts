import { existsSync } from "node:fs";
import { resolve } from "node:path";

/** Written last, and taken away when a build begins: a folder that has it holds a whole build. */
export const lastBuiltFile = "addin/manifest.xml";

/** Whether a build of this folder came to its end; one that was cut off would be served in part. */
export function isBuilt(dist: string): boolean {
  return existsSync(resolve(dist, lastBuiltFile));
}
