import webpack from "webpack";
import { LicencesPlugin } from "./licences.js";
import { copy, extensionAlias, fromRoot, nodeBundle, ownPackage, typescript, version } from "./nodeBundle.js";

const absent = fromRoot("webpack/absentModule.cjs");

/**
 * The functions app as one file, ready for the local server, `func start` and deployment. CommonJS: Azure's worker can load
 * either module system but injects @azure/functions-core only into `require`.
 * @type {import("webpack").Configuration}
 */
export const functionsAppConfig = {
  ...nodeBundle("functions"),
  entry: { main: fromRoot("functions/main.ts") },
  module: {
    // One file, but an exchange's class is only run when its venue is first asked.
    parser: { javascript: { dynamicImportMode: "eager" } },
    rules: [
      typescript,
      // ccxt imports a module by a computed name for one exchange that is not ours.
      { test: /[\\/]node_modules[\\/]ccxt[\\/]/, parser: { exprContextCritical: false } },
    ],
  },
  resolve: {
    extensionAlias,
    alias: {
      // ccxt exports only its whole, which costs half a second and 60 MB at every start.
      "ccxt/js/src": fromRoot("node_modules/ccxt/js/src"),
      "@scure/starknet": absent,
      fflate: absent,
      "protobufjs/minimal.js": absent,
      ws: absent,
    },
  },
  plugins: [
    new LicencesPlugin(),
    new webpack.NormalModuleReplacementPlugin(
      /static_dependencies\/(zklink|dydx-v4-client)\/|functions\/starknet\.js$|protobuf\/mexc\//,
      absent,
    ),
    new webpack.DefinePlugin({ "process.env.HEDGE_VERSION": JSON.stringify(version) }),
    copy([{ from: fromRoot("functions/host.json") }, ownPackage("functions")]),
  ],
};
