import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import CopyPlugin from "copy-webpack-plugin";
import webpack from "webpack";

/** @param {string} path below the project's root */
const fromRoot = (path) => fileURLToPath(new URL(`../${path}`, import.meta.url));

const absent = fromRoot("webpack/absentModule.cjs");
/** @type {{ version: string }} */
const { version } = JSON.parse(readFileSync(fromRoot("package.json"), "utf8"));

// Azure's worker can load either module system but injects @azure/functions-core only into `require`, so the
// app is CommonJS, and it says so itself: the package.json above it may say "module".
const ownPackage = { name: "hedge-functions", version, private: true, type: "commonjs", main: "main.js" };

/**
 * The functions app as one CommonJS file, ready for the local server, `func start` and deployment.
 * @type {import("webpack").Configuration}
 */
export const functionsAppConfig = {
  name: "functions",
  mode: "production",
  target: "node20",
  entry: { main: fromRoot("functions/main.ts") },
  output: {
    path: fromRoot("dist/functions"),
    filename: "[name].js",
    library: { type: "commonjs2" },
    clean: true,
  },
  externals: { "@azure/functions-core": "commonjs @azure/functions-core" },
  module: {
    // One file, but an exchange's class is only run when its venue is first asked.
    parser: { javascript: { dynamicImportMode: "eager" } },
    rules: [
      {
        test: /\.ts$/,
        exclude: /node_modules/,
        loader: "ts-loader",
        options: {
          transpileOnly: true,
          configFile: fromRoot("functions/tsconfig.json"),
          // Under NodeNext the loader would make webpack take the CommonJS builds of our dependencies.
          compilerOptions: {
            module: "ESNext",
            moduleResolution: "Bundler",
            composite: false,
            emitDeclarationOnly: false,
            declaration: false,
            rootDir: fromRoot("."),
          },
        },
      },
      // ccxt imports a module by a computed name for one exchange that is not ours.
      { test: /[\\/]node_modules[\\/]ccxt[\\/]/, parser: { exprContextCritical: false } },
    ],
  },
  resolve: {
    extensionAlias: { ".js": [".ts", ".js"] },
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
    new webpack.NormalModuleReplacementPlugin(
      /static_dependencies\/(zklink|dydx-v4-client)\/|functions\/starknet\.js$|protobuf\/mexc\//,
      absent,
    ),
    new webpack.DefinePlugin({ "process.env.HEDGE_VERSION": JSON.stringify(version) }),
    new CopyPlugin({
      patterns: [
        { from: fromRoot("functions/host.json") },
        {
          from: fromRoot("package.json"),
          to: "package.json",
          transform: () => `${JSON.stringify(ownPackage, null, 2)}\n`,
        },
      ],
    }),
  ],
  performance: { hints: false },
};
