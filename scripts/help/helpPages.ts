import type { FunctionDoc } from "../lib/functionDocs.js";
import { errorsPage } from "./errorsPage.js";
import { excelPage } from "./excelPage.js";
import { functionPage } from "./functionPage.js";
import { overviewPage } from "./overviewPage.js";
import { errorsPageName, excelPageName, functionPageName, overviewPageName } from "./pageNames.js";
import { topicsOf } from "./topics.js";

/**
 * Every help page by its file name.
 * @throws Error when two pages would have the same name
 */
export function helpPages(docs: readonly FunctionDoc[]): ReadonlyMap<string, string> {
  const topics = topicsOf(docs);
  const ids = new Set(docs.map(({ id }) => id));
  const pages = topics.flatMap((topic) =>
    topic.docs.map((doc) => [functionPageName(doc.id), functionPage(doc, topic, ids)] as const),
  );
  const all = [
    [overviewPageName, overviewPage(topics)] as const,
    [errorsPageName, errorsPage()] as const,
    [excelPageName, excelPage()] as const,
    ...pages,
  ];
  const byName = new Map(all);
  if (byName.size === all.length) return byName;
  const names = all.map(([name]) => name);
  const twice = names.find((name, index) => names.indexOf(name) !== index) ?? "";
  throw new Error(`Two help pages would be called ${twice}.`);
}
