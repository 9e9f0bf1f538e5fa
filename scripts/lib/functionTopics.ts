import type { FunctionTopics } from "../../shared/contract/functionTopics.js";
import { topicsOf } from "../help/topics.js";
import type { FunctionDoc } from "./functionDocs.js";

/** An argument up to the next comma: a text in quotes or an array in braces may hold commas. */
const argument = /(?:"(?:[^"]|"")*"|\{[^}]*\}|[^,])+/g;

/** The arguments of the first example that is one call of constants. */
function exampleArguments({ id, examples }: FunctionDoc): readonly string[] {
  const call = new RegExp(`^=HEDGE\\.${id.replaceAll(".", "\\.")}\\(([^()]+)\\)$`, "u");
  const given = examples.map(({ formula }) => call.exec(formula)?.[1]).find((text) => text !== undefined);
  return (given?.match(argument) ?? []).map((text) => text.trim());
}

/** The functions by topic with an example each, as the pane offers them. */
export function functionTopics(docs: readonly FunctionDoc[]): FunctionTopics {
  return topicsOf(docs).map(({ title, docs: ofTopic }) => ({
    title,
    functions: ofTopic.map((doc) => ({ id: doc.id, example: [...exampleArguments(doc)] })),
  }));
}
