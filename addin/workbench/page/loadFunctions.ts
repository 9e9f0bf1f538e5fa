import { learnLanguage } from "../../language/learnLanguage.js";
import { functionsFile } from "../../language/languages.js";
import { language } from "../../language/spoken.js";
import { recordFunctions } from "../../recordFunctions.js";
import { createCustomFunctionsHost } from "../../runtime/customFunctionsHost.js";
import type { CustomFunctionsHost } from "../../runtime/customFunctionsHost.js";
import { decodeFunctionsMetadata } from "../../runtime/functionsMetadata.js";
import { workbenchOffice } from "../host/workbenchOffice.js";

/** Loads the functions and what describes them in the page's language from beside the page, as Excel does, and returns their host. */
export async function loadFunctions(): Promise<CustomFunctionsHost> {
  await learnLanguage();
  const file = functionsFile(language);
  const response = await fetch(file);
  if (!response.ok) throw new Error(`${file} could not be loaded: ${String(response.status)}`);
  const host = createCustomFunctionsHost(decodeFunctionsMetadata(await response.json()));
  Object.assign(globalThis, { CustomFunctions: host.runtime, Office: workbenchOffice });
  recordFunctions();
  await loadScript("functions.js");
  const missing = host.unassociated();
  if (missing.length > 0) throw new Error(`functions.js lacks ${missing.join(", ")}`);
  return host;
}

async function loadScript(source: string): Promise<void> {
  await new Promise<void>((resolve, reject) => {
    const script = document.createElement("script");
    script.src = source;
    script.addEventListener("load", () => {
      resolve();
    });
    script.addEventListener("error", () => {
      reject(new Error(`${source} could not be loaded`));
    });
    document.head.append(script);
  });
}
