import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import CopyPlugin from "copy-webpack-plugin";

/** @param {string} path below the project's root */
export const fromRoot = (path) => fileURLToPath(new URL(`../${path}`, import.meta.url));

/** @type {{ version: string }} */
export const { version } = JSON.parse(readFileSync(fromRoot("package.json"), "utf8"));

/**
 * What our bundles for Node share: CommonJS in a folder of its own below dist.
 * @param {string} name
 */
export const nodeBundle = (name) => ({
  name,
  mode: /** @type {const} */ ("production"),
  target: "node20",
  output: {
    path: fromRoot(`dist/${name}`),
    filename: "[name].js",
    library: { type: "commonjs2" },
    clean: true,
  },
  // Azure's worker injects it into `require`; outside of it the library does without.
  externals: { "@azure/functions-core": "commonjs @azure/functions-core" },
  performance: /** @type {const} */ ({ hints: false }),
});

/** @type {import("webpack").RuleSetRule} */
export const typescript = {
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
};

export const extensionAlias = { ".js": [".ts", ".js"] };

/**
 * A bundle says itself that it is CommonJS: the package.json above it may say "module".
 * @param {string} name
 */
export const ownPackage = (name) => ({
  from: fromRoot("package.json"),
  to: "package.json",
  transform: () =>
    `${JSON.stringify({ name: `hedge-${name}`, version, private: true, type: "commonjs", main: "main.js" }, null, 2)}\n`,
});

/** @param {import("copy-webpack-plugin").PluginOptions["patterns"]} patterns */
export const copy = (patterns) => new CopyPlugin({ patterns });
