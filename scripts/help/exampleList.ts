import type { FunctionExample } from "../lib/functionDocs.js";
import type { Say } from "../languages/catalogue.js";
import { cellAnchors } from "./cellAnchors.js";
import { markup, type Markup } from "./markup.js";
import { errorsPageName } from "./pageNames.js";

const cellError = /^(#VALUE!|#N\/A)(?: (.+))?$/;

function isCellErrorText(text: string | undefined): text is keyof typeof cellAnchors {
  return text !== undefined && text in cellAnchors;
}

/** Splits at a separator outside of quotes. */
function splitCells(text: string, separator: "," | ";"): readonly string[] {
  return text.split(new RegExp(`${separator}(?=(?:[^"]*"[^"]*")*[^"]*$)`));
}

function spilledCell(text: string): Markup {
  const isText = text.startsWith('"');
  const shown = isText ? text.slice(1, -1).replaceAll('""', '"') : text;
  return isText ? markup`<td class="text">${shown}</td>` : markup`<td>${shown}</td>`;
}

function spilledTable(say: Say, matrix: string): Markup {
  const rows = splitCells(matrix.slice(1, -1), ";").map(
    (row) => markup`<tr>${splitCells(row, ",").map((cell) => spilledCell(cell.trim()))}</tr>`,
  );
  // A wide table scrolls in itself, which a keyboard can only do where it can get the focus.
  return markup`<div class="wide" role="region" aria-label="${say("Spilled result")}" tabindex="0"><table><tbody>${rows}</tbody></table></div>`;
}

/** "a table of 2 rows and 3 columns": one text for all sizes. */
function sayAround(say: Say, text: string): string {
  const numbers = text.match(/\d+/g) ?? [];
  let place = 0;
  const pattern = text.replaceAll(/\d+/g, () => `{${String(++place)}}`);
  return say(pattern).replaceAll(/\{(\d+)\}/g, (_, index: string) => numbers[Number(index) - 1] ?? "");
}

function resultOf(say: Say, expected: string): Markup {
  const [, code, sentence = ""] = cellError.exec(expected) ?? [];
  if (isCellErrorText(code)) {
    return markup`<a class="cell-error" href="${errorsPageName}#${cellAnchors[code]}">${code}</a> <span class="sentence">${sentence}</span>`;
  }
  if (expected.startsWith("{")) return spilledTable(say, expected);
  if (expected.startsWith("a ")) return markup`<span class="sentence">${sayAround(say, expected)}</span>`;
  return markup`<samp>${expected}</samp>`;
}

/** A formula that breaks between its arguments where it does not fit into a line. */
function breakable(formula: string): readonly Markup[] {
  return formula
    .split(/(?<=[,;])/)
    .map((piece, index) => (index === 0 ? markup`${piece}` : markup`<wbr />${piece}`));
}

/** The examples, each formula beside what its cell shows. */
export function exampleList(say: Say, examples: readonly FunctionExample[]): Markup {
  const items = examples.map(
    ({ formula, expected }) =>
      markup`<li><code>${breakable(formula)}</code> <span class="gives"><span class="spoken">${say("returns")}</span></span> <div class="result">${resultOf(say, expected)}</div></li>
        `,
  );
  return markup`<ul class="examples">${items}</ul>`;
}
