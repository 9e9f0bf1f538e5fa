import type { FunctionDoc } from "../lib/functionDocs.js";
import { errorsPage } from "./errorsPage.js";
import { excelPage } from "./excelPage.js";
import { functionPage } from "./functionPage.js";
import type { HelpWords } from "./helpWords.js";
import { overviewPage } from "./overviewPage.js";
import {
  errorsPageName,
  excelPageName,
  functionPageName,
  overviewPageName,
  privacyPageName,
  supportPageName,
  termsPageName,
} from "./pageNames.js";
import { privacyPage } from "./privacyPage.js";
import { supportPage } from "./supportPage.js";
import { termsPage } from "./termsPage.js";
import { topicsOf } from "./topics.js";

/**
 * Every help page of a language by its file name.
 * @param supportUrl where users report problems; null where the build knows no such address
 * @throws Error when two pages would have the same name
 */
export function helpPages(
  words: HelpWords,
  docs: readonly FunctionDoc[],
  supportUrl: string | null,
): ReadonlyMap<string, string> {
  const topics = topicsOf(docs);
  const ids = new Set(docs.map(({ id }) => id));
  const pages = topics.flatMap((topic) =>
    topic.docs.map((doc) => [functionPageName(doc.id), functionPage(words, doc, topic, ids)] as const),
  );
  const all = [
    [overviewPageName, overviewPage(words, topics)] as const,
    [errorsPageName, errorsPage(words)] as const,
    [excelPageName, excelPage(words)] as const,
    [supportPageName, supportPage(words, supportUrl)] as const,
    [privacyPageName, privacyPage(words)] as const,
    [termsPageName, termsPage(words)] as const,
    ...pages,
  ];
  const byName = new Map(all);
  if (byName.size === all.length) return byName;
  const names = all.map(([name]) => name);
  const twice = names.find((name, index) => names.indexOf(name) !== index) ?? "";
  throw new Error(`Two help pages would be called ${twice}.`);
}
