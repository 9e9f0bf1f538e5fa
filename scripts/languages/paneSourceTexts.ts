import { englishTexts } from "../../addin/language/english/englishTexts.js";
import type { FunctionDoc } from "../lib/functionDocs.js";
import { functionTopics } from "../lib/functionTopics.js";

function textsIn(tree: unknown): readonly string[] {
  if (typeof tree === "string") return [tree];
  return typeof tree === "object" && tree !== null ? Object.values(tree).flatMap(textsIn) : [];
}

/** Every English text of the pane, with the titles that it shows its functions under. */
export function paneSourceTexts(docs: readonly FunctionDoc[]): readonly string[] {
  return [...textsIn(englishTexts), ...functionTopics(docs).map(({ title }) => title)];
}
