// Stands in for the Static Web Apps CLI: uploads nothing, and fails as it does where the scenario says so.
import { readFileSync, writeFileSync } from "node:fs";
import process from "node:process";

const file = process.env["FAKE_AZURE"];
const azure = JSON.parse(readFileSync(file, "utf8"));
azure.calls.push(["swa", ...process.argv.slice(2)].join(" "));
azure.uploadedWith = process.env["SWA_CLI_DEPLOYMENT_TOKEN"];
writeFileSync(file, JSON.stringify(azure));

process.stderr.write("- Preparing deployment. Please wait...\n");
const [status, line] = azure.upload;
process.stderr.write(`${line}\n`);
process.exit(status);
