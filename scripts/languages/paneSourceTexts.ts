import type { FunctionDoc } from "../lib/functionDocs.js";
import { functionTopics } from "../lib/functionTopics.js";

/** Every English text of the pane, with the titles that it shows its functions under. */
export function paneSourceTexts(docs: readonly FunctionDoc[]): readonly string[] {
  return functionTopics(docs).map(({ title }) => title);
}
