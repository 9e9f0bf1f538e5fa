import { fileURLToPath } from "node:url";

/** The repository's folder, wherever a command is started from. */
export const projectRoot = fileURLToPath(new URL("../../", import.meta.url));

/** What npm run build makes. */
export const builtFolder = fileURLToPath(new URL("../../dist/", import.meta.url));
