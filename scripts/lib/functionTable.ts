import { topicsOf } from "../help/topics.js";
import { readFunctionDocs, type FunctionDoc } from "./functionDocs.js";
import { functionSignature } from "./functionSignature.js";
import { headingAnchor } from "./headingAnchor.js";

/** The signature, linked to its formula where the function computes one. */
function signatureLink(doc: FunctionDoc): string {
  const signature = functionSignature(doc);
  if (doc.remote || doc.parameters.length === 0) return `\`${signature}\``;
  return `[\`${signature}\`](reference/formulas.md#${headingAnchor(signature)})`;
}

/** The functions by topic in Markdown, a table each with a row per function. */
export function functionTable(): string {
  return topicsOf(readFunctionDocs())
    .map(({ title, lead, docs }) => {
      const rows = docs.map((doc) => `| ${signatureLink(doc)} | ${doc.description} |`);
      return [`### ${title}`, "", lead, "", "| function | what it returns |", "| --- | --- |", ...rows].join(
        "\n",
      );
    })
    .join("\n\n");
}
