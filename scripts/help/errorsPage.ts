import { problemRules } from "../../shared/contract/problemRules.js";
import { errorCodes, errorRules, type ErrorCode } from "../../shared/errors.js";
import { cellAnchors } from "./cellAnchors.js";
import { errorTexts } from "./errorTexts.js";
import { helpPage } from "./helpPage.js";
import { markup, type Markup } from "./markup.js";
import { errorsPageName, excelPageName } from "./pageNames.js";

const cellErrors = [
  [
    "#VALUE!",
    "The input is wrong. The cell's message says which argument, what it must be and what it was. Recalculating gives the same result.",
  ],
  [
    "#N/A",
    "There is no answer: none exists, or none is available now. The cell's message says which, and the sections below say what to do.",
  ],
  [
    "#NAME?",
    "Excel had not loaded the functions when the formula was entered. Open the Hedge pane on the Home tab, then press F2 and Enter in the cell. If that does not help, add HEDGE again under Home, Add-ins.",
  ],
  [
    "#BUSY!",
    "Excel is waiting for the first value. A HEDGE cell shows a value or an error after a few seconds.",
  ],
] as const;

function retrySentence(code: ErrorCode): string {
  if (errorRules[code].retry && errorRules[code].cell === null) return "Yes. Press the button again.";
  if (errorRules[code].retry) return "Yes. Live cells retry automatically, at growing intervals.";
  if (errorRules[code].cell === null) return "No. Follow the action above first.";
  return errorRules[code].cell === "#VALUE!"
    ? "No. The formula is recalculated when you change its input."
    : "No. Retrying at once gives the same answer.";
}

function codeSection(code: ErrorCode): Markup {
  const { cell } = errorRules[code];
  const { status, title } = problemRules[code];
  const { meaning, remedy } = errorTexts[code];
  const place =
    cell === null
      ? markup`<span class="cell-error">Hedge pane</span>`
      : markup`<a class="cell-error" href="#${cellAnchors[cell]}">${cell}</a>`;
  const http = status === null ? [] : [markup` <span class="badge">HTTP ${String(status)}</span>`];
  return markup`<section class="error" aria-labelledby="${code}">
        <h3 id="${code}">${title}</h3>
        <p class="marks">${place} <code>${code}</code>${http}</p>
        <p>${meaning}</p>
        <dl>
          <dt>Action</dt>
          <dd>${remedy}</dd>
          <dt>Does retrying help?</dt>
          <dd>${retrySentence(code)}</dd>
        </dl>
      </section>
      `;
}

/** The page of everything that a cell can show instead of a value. */
export function errorsPage(): string {
  const painted = cellErrors.map(
    ([text, meaning]) => markup`<dt id="${cellAnchors[text]}">${text}</dt>
        <dd>${meaning}</dd>
        `,
  );
  const main = markup`<h1>Errors</h1>
      <p class="lead">What a cell shows when it has no value, and what to do about it.</p>
      <h2 id="cells">What the cell shows</h2>
      <dl class="cells">${painted}</dl>
      <p>To read a message, select the cell and hover over the icon next to it. Excel for Mac does not show the messages
        of functions; there, the Hedge pane lists them.</p>
      <h2 id="codes">What went wrong</h2>
      ${errorCodes.map(codeSection)}
      <p>Prices that do not move, missing functions, #NAME? everywhere:
        <a href="${excelPageName}">When Excel misbehaves</a>.</p>`;
  return helpPage({ title: "Errors - HEDGE help", name: errorsPageName, main });
}
