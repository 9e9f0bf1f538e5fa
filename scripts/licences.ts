// Writes docs/licences.md from what the build put into its bundles.
import { writeFileSync } from "node:fs";
import { resolve } from "node:path";
import { licencesDocument } from "./lib/licencesDocument.js";
import { builtFolder, projectRoot } from "./lib/projectRoot.js";

writeFileSync(resolve(projectRoot, "docs/licences.md"), await licencesDocument(builtFolder));
console.log("docs/licences.md written.");
