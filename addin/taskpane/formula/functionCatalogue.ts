import { functionTopicsFile, functionTopicsSchema } from "../../../shared/contract/functionTopics.js";
import { decode } from "../../../shared/contract/route.js";
import { HedgeError } from "../../../shared/errors.js";
import { createCustomFunctionsHost, type CustomFunctionsHost } from "../../runtime/customFunctionsHost.js";
import {
  decodeFunctionsMetadata,
  type EnumMetadata,
  type FunctionMetadata,
} from "../../runtime/functionsMetadata.js";
import { functionsFile } from "../../language/languages.js";
import { language, say } from "../../language/spoken.js";
import { texts } from "../texts.js";

export type CatalogueFunction = FunctionMetadata & {
  /** As one types them into a formula; none where there is no simple example. */
  readonly example: readonly string[];
};

export type CatalogueTopic = { readonly title: string; readonly functions: readonly CatalogueFunction[] };

/** The functions to pick from, and a host of the pane's own that calls them as Excel does. */
export type FunctionCatalogue = {
  readonly topics: readonly CatalogueTopic[];
  /** By id, for the words that a parameter takes. */
  readonly enums: ReadonlyMap<string, EnumMetadata>;
  readonly host: CustomFunctionsHost;
};

async function readJson(file: string): Promise<unknown> {
  try {
    const response = await fetch(file);
    if (!response.ok) throw new Error(`${file} was answered by status ${String(response.status)}`);
    return await response.json();
  } catch (error) {
    throw new HedgeError({ code: "service_unreachable", message: texts.formula.notLoaded, cause: error });
  }
}

/** Loads what the build wrote beside the page. @throws HedgeError where it cannot be loaded */
export async function loadFunctionCatalogue(): Promise<FunctionCatalogue> {
  const [functionsJson, topicsJson] = await Promise.all([
    readJson(functionsFile(language)),
    readJson(functionTopicsFile),
  ]);
  const metadata = decodeFunctionsMetadata(functionsJson);
  const listed = decode(functionTopicsSchema, topicsJson, {
    code: "service_bad_response",
    what: functionTopicsFile,
  });
  const byId = new Map(metadata.functions.map((each) => [each.id, each]));
  const host = createCustomFunctionsHost(metadata);
  // Outside of Excel nobody has brought the class that a function throws to explain a wrong argument.
  if (!("Error" in CustomFunctions)) {
    Object.assign(CustomFunctions, { Error: host.runtime.Error, ErrorCode: host.runtime.ErrorCode });
  }
  host.runtime.associate(Object.fromEntries(globalThis.HEDGE_FUNCTIONS ?? []));
  return {
    topics: listed.map(({ title, functions }) => ({
      title: say(title),
      functions: functions.flatMap(({ id, example }) => {
        const entry = byId.get(id);
        return entry === undefined ? [] : [{ ...entry, example }];
      }),
    })),
    enums: new Map((metadata.enums ?? []).map((each) => [each.id, each])),
    host,
  };
}
