import { mkdir, readFile, writeFile } from "node:fs/promises";
import { basename, resolve } from "node:path";
import { functionsFile, translations } from "../../addin/language/languages.js";
import { wordLists } from "../../addin/wordLists.js";
import { functionTopicsFile } from "../../shared/contract/functionTopics.js";
import { addHelpUrls } from "../help/addHelpUrls.js";
import { writeHelp } from "../help/writeHelp.js";
import { sayIn } from "../languages/catalogue.js";
import { localizeFunctions } from "../languages/localizeFunctions.js";
import { localizeManifest } from "../languages/localizeManifest.js";
import { paneSourceTexts } from "../languages/paneSourceTexts.js";
import { pagePolicy } from "../manifest/pagePolicy.js";
import { manifestFor } from "../manifest/productionManifest.js";
import { addEnums } from "./addEnums.js";
import type { BuildAddresses } from "./buildAddresses.js";
import { readFunctionDocs } from "./functionDocs.js";
import { functionTopics } from "./functionTopics.js";
import { lastBuiltFile } from "./isBuilt.js";
import { letErrorsIn } from "./letErrorsIn.js";
import { projectRoot } from "./projectRoot.js";
import { staticWebAppConfig, staticWebAppFile } from "./staticWebAppConfig.js";
import { venueWordList } from "./venueWordList.js";

async function rewrite(file: string, change: (text: string) => string): Promise<void> {
  await writeFile(file, change(await readFile(file, "utf8")));
}

/**
 * Puts into the folder of the bundled add-in what the bundler does not make: help, what knows addresses and, last, the
 * manifest, which shows that the build is whole.
 */
export async function finishAddin(folder: string, addresses: BuildAddresses): Promise<void> {
  const { addinUrl, address, serviceUrl, supportUrl } = addresses;
  const said = translations.map((language) => ({ language, say: sayIn(language.id) }));
  const functions = resolve(folder, "functions.json");
  const json = letErrorsIn(addEnums(await readFile(functions, "utf8"), [...wordLists, venueWordList]));
  await writeFile(functions, addHelpUrls(json, `${address}/help`));
  for (const { language, say } of said) {
    const localized = localizeFunctions(addHelpUrls(json, `${address}/help/${language.id}`), say);
    await writeFile(resolve(folder, functionsFile(language)), localized);
  }
  await writeFile(resolve(folder, staticWebAppFile), staticWebAppConfig());
  const docs = readFunctionDocs();
  await writeHelp(docs, resolve(folder, "help"), supportUrl);
  await mkdir(resolve(folder, "languages"), { recursive: true });
  for (const { language, say } of said) {
    const texts = Object.fromEntries(paneSourceTexts(docs).map((english) => [english, say(english)]));
    await writeFile(resolve(folder, "languages", `${language.id}.json`), JSON.stringify(texts));
  }
  await writeFile(resolve(folder, functionTopicsFile), JSON.stringify(functionTopics(docs)));
  await rewrite(resolve(folder, "taskpane.html"), (html) =>
    pagePolicy(html, { serviceUrl, isForUsers: addinUrl !== undefined }),
  );
  const manifest = await readFile(resolve(projectRoot, "manifest.xml"), "utf8");
  await writeFile(
    resolve(folder, basename(lastBuiltFile)),
    localizeManifest(manifestFor(manifest, addinUrl), said),
  );
}
