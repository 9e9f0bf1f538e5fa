import { readFunctionDocs } from "./functionDocs.js";
import { functionSignature } from "./functionSignature.js";

/** The functions as a Markdown table, one row each. */
export function functionTable(): string {
  const rows = readFunctionDocs().map((doc) => `| \`${functionSignature(doc)}\` | ${doc.description} |`);
  return ["| function | what it gives |", "| --- | --- |", ...rows].join("\n");
}
