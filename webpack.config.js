// @ts-check
import { readdirSync, readFileSync } from "node:fs";
import { basename, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import CopyWebpackPlugin from "copy-webpack-plugin";
import CustomFunctionsMetadataPlugin from "custom-functions-metadata-plugin";
import MiniCssExtractPlugin from "mini-css-extract-plugin";
import MinimizerPlugin from "minimizer-webpack-plugin";
import webpack from "webpack";
import { functionsAppConfig } from "./webpack/functionsApp.js";
import { hostConfig } from "./webpack/host.js";
import { LicencesPlugin } from "./webpack/licences.js";

const root = fileURLToPath(new URL(".", import.meta.url));
/** @type {{ version: string }} */
const { version } = JSON.parse(readFileSync(resolve(root, "package.json"), "utf8"));

// Every file of the folder is in the bundle and an input of Microsoft's generator: a new file needs no
// registration, and a function cannot be in the bundle but not in functions.json.
const functionFiles = readdirSync(resolve(root, "addin/functions"))
  .filter((file) => file.endsWith(".ts"))
  .map((file) => resolve(root, "addin/functions", file));
// One module imports them all: of an entry of many modules webpack keeps each shared module in a function of its own,
// which costs 5 kB of gzip. Not by their full paths: they are part of the hash in the bundle, and the same commit would
// build something else in another folder.
const functionsAlias = "our-functions";
const allFunctions = functionFiles.map((file) => `import "${functionsAlias}/${basename(file)}";`).join("\n");

const loadedByExcel = /^(functions|pane|taskpane|timerWorker|withoutOffice)\.js$/;

/** @type {webpack.RuleSetRule} */
const typescript = {
  test: /\.tsx?$/,
  loader: "ts-loader",
  options: {
    transpileOnly: true,
    configFile: resolve(root, "addin/tsconfig.json"),
    // Under NodeNext the loader would pick decimal.js's CommonJS file.
    compilerOptions: {
      module: "ESNext",
      moduleResolution: "Bundler",
      rootDir: root,
      composite: false,
      emitDeclarationOnly: false,
      declaration: false,
    },
  },
};

/** @type {webpack.Configuration} */
const addinConfig = {
  name: "addin",
  mode: "production",
  target: ["web", "es2022"],
  entry: {
    functions: `data:text/javascript,${encodeURIComponent(allFunctions)}`,
    taskpane: resolve(root, "addin/taskpane/taskpane.ts"),
    withoutOffice: resolve(root, "addin/taskpane/withoutOffice.ts"),
    timerWorker: resolve(root, "addin/live/timerWorker.ts"),
    workbench: resolve(root, "addin/workbench/workbench.ts"),
  },
  output: { path: resolve(root, "dist/addin"), filename: "[name].js", clean: true },
  optimization: {
    minimizer: [
      // Every Excel start loads these, and Terser makes them a third smaller. It would take minutes for the
      // spreadsheet of the workbench, where esbuild takes seconds.
      new MinimizerPlugin({
        include: loadedByExcel,
        terserOptions: { ecma: 2020, compress: { passes: 2, keep_fargs: false, inline: 1 } },
      }),
      new MinimizerPlugin({ exclude: loadedByExcel, minify: MinimizerPlugin.esbuildMinify }),
    ],
  },
  resolve: {
    extensions: [".ts", ".tsx", ".js"],
    extensionAlias: { ".js": [".ts", ".tsx", ".js"] },
    alias: { [functionsAlias]: resolve(root, "addin/functions") },
  },
  module: {
    rules: [
      typescript,
      { test: /decimal\.mjs$/, loader: resolve(root, "webpack/smallDecimal.cjs") },
      { test: /\.css$/, use: [MiniCssExtractPlugin.loader, "css-loader"] },
    ],
  },
  plugins: [
    new LicencesPlugin(),
    new CustomFunctionsMetadataPlugin({
      output: "functions.json",
      // Its type says string, its code takes an array.
      input: /** @type {any} */ (functionFiles),
    }),
    new webpack.DefinePlugin({
      HEDGE_VERSION: JSON.stringify(version),
      HEDGE_SERVICE_URL: JSON.stringify(process.env["HEDGE_SERVICE_URL"] ?? null),
      // Users' pages reach nothing on their own machine: scripts/manifest/pagePolicy.ts.
      HEDGE_OWN_HOSTS: JSON.stringify(
        process.env["HEDGE_ADDIN_URL"] === undefined ? ["localhost", "127.0.0.1"] : [],
      ),
    }),
    // What Excel loads can be debugged there; the spreadsheet's own 20 MB of maps are of no use to anyone.
    new webpack.SourceMapDevToolPlugin({ test: loadedByExcel, filename: "[file].map" }),
    new MiniCssExtractPlugin({ filename: "[name].css" }),
    new CopyWebpackPlugin({
      patterns: [
        { from: "addin/**/*.html", to: "[name][ext]" },
        { from: "addin/assets/*.png", to: "assets/[name][ext]" },
      ],
    }),
  ],
  performance: { hints: false },
};

export default [addinConfig, functionsAppConfig, hostConfig];
