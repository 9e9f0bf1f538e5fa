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
    "The input is wrong. The cell's message says which argument, what it must be and what it was. Asking again gives the same.",
  ],
  [
    "#N/A",
    "There is no answer: none exists, or none can be had now. The cell's message says which, and the sections below what to do.",
  ],
  [
    "#NAME?",
    "Excel had not loaded the functions when the formula was entered. Open the Hedge pane on the Home tab, then press F2 and Enter in the cell. If that does not help, add HEDGE again under Home, Add-ins.",
  ],
  ["#BUSY!", "Excel waits for the first value. A HEDGE cell has a value or an error after a few seconds."],
] as const;

function retrySentence(code: ErrorCode): string {
  if (errorRules[code].retry && errorRules[code].cell === null) return "Yes. Press the button again.";
  if (errorRules[code].retry) return "Yes. Live cells ask again by themselves, in growing intervals.";
  if (errorRules[code].cell === null) return "No. Do first what is said above.";
  return errorRules[code].cell === "#VALUE!"
    ? "No. The formula is computed again when you change its input."
    : "No. Asking again at once gives the same answer.";
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
          <dt>What to do</dt>
          <dd>${remedy}</dd>
          <dt>Does asking again help?</dt>
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
      <p class="lead">What a cell shows when it has no value, and what to do.</p>
      <h2 id="cells">What the cell shows</h2>
      <dl class="cells">${painted}</dl>
      <p>To read a message, select the cell and point at the sign beside it. Excel for Mac does not show the messages
        of functions; the Hedge pane lists them there.</p>
      <h2 id="codes">What went wrong</h2>
      ${errorCodes.map(codeSection)}
      <p>Prices that stand still, functions that are missing, #NAME? everywhere:
        <a href="${excelPageName}">When Excel misbehaves</a>.</p>`;
  return helpPage({ title: "Errors - HEDGE help", name: errorsPageName, main });
}
