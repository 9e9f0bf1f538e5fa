import { problemRules } from "../../shared/contract/problemRules.js";
import { errorCodes, errorRules } from "../../shared/errors.js";
import { errorTexts } from "../help/errorTexts.js";

/** The errors in Markdown: a row per code with what the cell shows, what HTTP answers, what it means and what to do. */
export function errorTable(): string {
  const rows = errorCodes.map((code) => {
    const { cell, retry } = errorRules[code];
    const { status } = problemRules[code];
    const { meaning, remedy } = errorTexts[code];
    const shown = cell === null ? "pane only" : `\`${cell}\``;
    return `| \`${code}\` | ${shown} | ${String(status ?? "")} | ${retry ? "yes" : "no"} | ${meaning} | ${remedy} |`;
  });
  return [
    "| code | cell | HTTP | retried | meaning | what to do |",
    "| --- | --- | --- | --- | --- | --- |",
    ...rows,
  ].join("\n");
}
