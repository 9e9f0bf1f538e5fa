import * as z from "zod/mini";
import { functionPageName } from "./pageNames.js";

const metadataSchema = z.looseObject({ functions: z.array(z.looseObject({ id: z.string() })) });

/**
 * Gives every function of the generated functions.json the address of its help page: the generator takes one from
 * the JSDoc only, which cannot know where a build will be served.
 * @param helpAddress of the folder of pages, without a slash at the end
 */
export function addHelpUrls(functionsJson: string, helpAddress: string): string {
  const metadata = z.parse(metadataSchema, JSON.parse(functionsJson));
  const functions = metadata.functions.map((each) => ({
    ...each,
    helpUrl: `${helpAddress}/${functionPageName(each.id)}`,
  }));
  return JSON.stringify({ ...metadata, functions }, null, 4);
}
