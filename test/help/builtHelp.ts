import { existsSync, readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import * as z from "zod/mini";

const addin = new URL("../../dist/addin/", import.meta.url);
const help = new URL("help/", addin);

const metadataSchema = z.object({
  functions: z.array(z.object({ id: z.string(), helpUrl: z.string() })),
});

/** Where the built functions.json says that each function's page is. */
export const builtFunctions = z.parse(
  metadataSchema,
  JSON.parse(readFileSync(new URL("functions.json", addin), "utf8")),
).functions;

/** The file names of the built help pages. */
export const builtPageNames: readonly string[] = readdirSync(help).filter((name) => name.endsWith(".html"));

export function readBuiltPage(name: string): string {
  return readFileSync(new URL(name, help), "utf8");
}

/** Whether an address relative to the help pages names a file of the build. */
export function isBuilt(address: string): boolean {
  return existsSync(fileURLToPath(new URL(address, help)));
}
