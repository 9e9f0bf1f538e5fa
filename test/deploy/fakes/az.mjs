// Stands in for the Azure CLI: keeps what exists in a file, answers in the CLI's shapes and with its exit codes.
import { readFileSync, writeFileSync } from "node:fs";
import process from "node:process";

const args = process.argv.slice(2);
const file = process.env["FAKE_AZURE"];
const azure = JSON.parse(readFileSync(file, "utf8"));
azure.calls.push(["az", ...args].join(" "));

const option = (name) => args[args.indexOf(name) + 1];
const tagsOf = (text) => Object.fromEntries([text.split("=")]);
const end = (status, output, errors = "") => {
  writeFileSync(file, JSON.stringify(azure));
  process.stdout.write(output);
  process.stderr.write(errors);
  process.exit(status);
};

const commands = {
  "account show": () =>
    azure.user === null
      ? end(1, "", "ERROR: Please run 'az login' to setup account.\n")
      : end(0, JSON.stringify({ id: "0", name: "Pay-As-You-Go", user: { name: azure.user } })),
  "staticwebapp list": () => end(0, JSON.stringify(azure.apps)),
  "staticwebapp create": () => {
    if (azure.refusal !== null) end(1, "", `ERROR: ${azure.refusal}\n`);
    const app = {
      name: option("--name"),
      resourceGroup: option("--resource-group"),
      location: { westeurope: "West Europe", eastasia: "East Asia", centralus: "Central US" }[
        option("--location")
      ],
      defaultHostname: "gentle-sea-0123.3.azurestaticapps.net",
      tags: tagsOf(option("--tags")),
      sku: { name: option("--sku"), tier: option("--sku") },
    };
    azure.apps.push(app);
    end(0, JSON.stringify(app), "WARNING: This command is in a test.\n");
  },
  "staticwebapp secrets": () => end(0, `${azure.token}\n`),
  "group exists": () => end(0, `${String(azure.groups.includes(option("--name")))}\n`),
  "group create": () => {
    azure.groups.push(option("--name"));
    end(0, "{}");
  },
};

const command = commands[args.slice(0, 2).join(" ")];
if (command === undefined) end(2, "", `ERROR: '${args.join(" ")}' is misspelled or not recognized.\n`);
else command();
