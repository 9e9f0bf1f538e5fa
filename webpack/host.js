import { LicencesPlugin } from "./licences.js";
import { copy, extensionAlias, fromRoot, nodeBundle, ownPackage, typescript } from "./nodeBundle.js";

/**
 * The one-machine host and its health check: with the rest of dist/ all that a container or a systemd unit needs.
 * @type {import("webpack").Configuration}
 */
export const hostConfig = {
  ...nodeBundle("host"),
  entry: { main: fromRoot("scripts/host/main.ts"), healthCheck: fromRoot("scripts/host/healthCheck.ts") },
  // It finds its neighbours from where it lies.
  node: { __dirname: false },
  module: {
    // It loads the app as Azure's worker does, with a require of Node's own.
    parser: { javascript: { createRequire: false } },
    // Our files import @azure/functions as Node does: all of it is the default.
    rules: [{ ...typescript, type: "javascript/esm" }],
  },
  resolve: { extensionAlias },
  plugins: [new LicencesPlugin(), copy([ownPackage("host")])],
};
