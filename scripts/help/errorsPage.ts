import { problemRules } from "../../shared/contract/problemRules.js";
import { errorCodes, errorRules, type ErrorCode } from "../../shared/errors.js";
import { cellAnchors } from "./cellAnchors.js";
import { errorTexts } from "./errorTexts.js";
import { helpPage } from "./helpPage.js";
import type { HelpWords } from "./helpWords.js";
import { markup, type Markup } from "./markup.js";
import { errorsPageName } from "./pageNames.js";
import { richText } from "./richText.js";

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

function codeSection({ say }: HelpWords, code: ErrorCode): Markup {
  const { cell } = errorRules[code];
  const { status, title } = problemRules[code];
  const { meaning, remedy } = errorTexts[code];
  const place =
    cell === null
      ? markup`<span class="cell-error">${say("Hedge pane")}</span>`
      : markup`<a class="cell-error" href="#${cellAnchors[cell]}">${cell}</a>`;
  const http = status === null ? [] : [markup` <span class="badge">HTTP ${String(status)}</span>`];
  return markup`<section class="error" aria-labelledby="${code}">
        <h3 id="${code}">${say(title)}</h3>
        <p class="marks">${place} <code>${code}</code>${http}</p>
        <p>${say(meaning)}</p>
        <dl>
          <dt>${say("Action")}</dt>
          <dd>${say(remedy)}</dd>
          <dt>${say("Does retrying help?")}</dt>
          <dd>${say(retrySentence(code))}</dd>
        </dl>
      </section>
      `;
}

/** The page of everything that a cell can show instead of a value. */
export function errorsPage(words: HelpWords): string {
  const { say } = words;
  const title = say("Errors");
  const painted = cellErrors.map(
    ([text, meaning]) => markup`<dt id="${cellAnchors[text]}">${text}</dt>
        <dd>${say(meaning)}</dd>
        `,
  );
  const main = markup`<h1>${title}</h1>
      <p class="lead">${say("What a cell shows when it has no value, and what to do about it.")}</p>
      <h2 id="cells">${say("What the cell shows")}</h2>
      <dl class="cells">${painted}</dl>
      <p>${say("To read a message, select the cell and hover over the icon next to it. Excel for Mac does not show the messages of functions; there, the Hedge pane lists them.")}</p>
      <h2 id="codes">${say("What went wrong")}</h2>
      ${errorCodes.map((code) => codeSection(words, code))}
      <p>${richText(say("Prices that do not move, missing functions, #NAME? everywhere: [When Excel misbehaves](when-excel-misbehaves.html)."))}</p>`;
  return helpPage(words, { title, name: errorsPageName, main });
}
