// Stands in for npm: builds nothing, and keeps for which address it was asked to.
import { readFileSync, writeFileSync } from "node:fs";
import process from "node:process";

const file = process.env["FAKE_AZURE"];
const azure = JSON.parse(readFileSync(file, "utf8"));
azure.calls.push(["npm", ...process.argv.slice(2), "for", process.env["HEDGE_ADDIN_URL"]].join(" "));
writeFileSync(file, JSON.stringify(azure));
process.stderr.write(azure.buildError);
process.exit(azure.buildError === "" ? 0 : 1);
