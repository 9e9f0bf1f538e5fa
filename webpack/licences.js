import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import webpack from "webpack";

/**
 * The folder of the package that a file belongs to, undefined for our own.
 * @param {string} file
 */
const packageOf = (file) => /^.*[\\/]node_modules[\\/](?:@[^\\/]+[\\/])?[^\\/]+(?=[\\/])/.exec(file)?.[0];

/**
 * The files of a module; one that was made of several has those of all.
 * @param {webpack.Module & { modules?: Iterable<webpack.Module> }} module
 * @returns {string[]}
 */
const filesOf = (module) =>
  module.modules === undefined
    ? [module.nameForCondition() ?? ""]
    : [...module.modules].flatMap((inner) => filesOf(inner));

/** @param {string} folder */
function describe(folder) {
  const { name, version, license } = JSON.parse(readFileSync(join(folder, "package.json"), "utf8"));
  const texts = readdirSync(folder)
    .filter((file) => /^(licen[cs]e|copying|notice)/i.test(file))
    .sort()
    .map((file) => readFileSync(join(folder, file), "utf8").replaceAll("\r\n", "\n").trim());
  const text = texts.length === 0 ? "The package holds no text of its licence." : texts.join("\n\n");
  // Univer's package of interfaces names its licence in the text only.
  const named = license ?? (/Apache License\s+Version 2\.0/.test(text) ? "Apache-2.0" : "no licence named");
  return `${name}@${version}: ${named}\n\n${text}\n`;
}

/** Lists beside a bundle every package that is in it with its licence, as most licences ask of whoever passes them on. */
export class LicencesPlugin {
  /** @param {webpack.Compiler} compiler */
  apply(compiler) {
    compiler.hooks.thisCompilation.tap("licences", (compilation) => {
      const stage = webpack.Compilation.PROCESS_ASSETS_STAGE_SUMMARIZE;
      compilation.hooks.processAssets.tap({ name: "licences", stage }, () => {
        const folders = [...compilation.modules].flatMap(filesOf).map(packageOf);
        const packages = [...new Set(folders)].filter(
          (folder) => folder !== undefined && existsSync(join(folder, "package.json")),
        );
        const entries = packages.map((folder) => describe(/** @type {string} */ (folder)));
        const text = [...new Set(entries)].sort().join(`\n${"-".repeat(80)}\n\n`);
        compilation.emitAsset("licences.txt", new webpack.sources.RawSource(text));
      });
    });
  }
}
