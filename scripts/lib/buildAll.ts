import { copyFile, readFile, writeFile } from "node:fs/promises";
import { resolve } from "node:path";
import webpack, { type Configuration, type MultiStats } from "webpack";
import { wordLists } from "../../addin/wordLists.js";
import { functionTopicsFile } from "../../shared/contract/functionTopics.js";
import configurations from "../../webpack.config.js";
import { addHelpUrls } from "../help/addHelpUrls.js";
import { writeHelp } from "../help/writeHelp.js";
import { addinAddress } from "../manifest/addinAddress.js";
import { pagePolicy } from "../manifest/pagePolicy.js";
import { manifestFor } from "../manifest/productionManifest.js";
import { serviceAddress } from "../manifest/serviceAddress.js";
import { addEnums } from "./addEnums.js";
import { readFunctionDocs } from "./functionDocs.js";
import { functionTopics } from "./functionTopics.js";
import { letErrorsIn } from "./letErrorsIn.js";
import { projectRoot } from "./projectRoot.js";
import { venueWordList } from "./venueWordList.js";

async function runWebpack(configurations: Configuration[]): Promise<MultiStats> {
  return await new Promise((fulfil, reject) => {
    const compiler = webpack(configurations);
    compiler.run((error, stats) => {
      compiler.close((closeError) => {
        const failure = error ?? closeError;
        if (failure instanceof Error) reject(failure);
        else if (stats === undefined) reject(new Error("the bundler gave no result"));
        else fulfil(stats);
      });
    });
  });
}

async function rewrite(file: string, change: (text: string) => string): Promise<void> {
  await writeFile(file, change(await readFile(file, "utf8")));
}

/**
 * Builds `dist/addin/` and `dist/functions/`.
 * @param environment HEDGE_ADDIN_URL makes the build for users, served there; HEDGE_SERVICE_URL names a service elsewhere
 * @throws ConfigError when one of these is wrong, Error with the bundler's messages
 */
export async function buildAll(environment: NodeJS.ProcessEnv): Promise<void> {
  const addinUrl = environment["HEDGE_ADDIN_URL"];
  const address = addinAddress(addinUrl);
  const serviceUrl = serviceAddress(environment["HEDGE_SERVICE_URL"]);
  const stats = await runWebpack(configurations);
  if (stats.hasErrors() || stats.hasWarnings()) {
    throw new Error(stats.toString({ preset: "errors-warnings", colors: false }));
  }
  const addin = resolve(projectRoot, "dist/addin");
  await copyFile(resolve(projectRoot, "manifest.xml"), resolve(addin, "manifest.xml"));
  await rewrite(resolve(addin, "manifest.xml"), (xml) => manifestFor(xml, addinUrl));
  await rewrite(resolve(addin, "functions.json"), (json) =>
    addHelpUrls(letErrorsIn(addEnums(json, [...wordLists, venueWordList])), address),
  );
  const docs = readFunctionDocs();
  await writeHelp(docs, resolve(addin, "help"));
  await writeFile(resolve(addin, functionTopicsFile), JSON.stringify(functionTopics(docs)));
  await rewrite(resolve(addin, "taskpane.html"), (html) =>
    pagePolicy(html, { serviceUrl, isForUsers: addinUrl !== undefined }),
  );
}
