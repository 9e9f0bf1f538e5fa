import { excelTroubles, type ExcelTrouble } from "./excelTroubles.js";
import { helpPage } from "./helpPage.js";
import type { HelpWords } from "./helpWords.js";
import { markup, type Markup } from "./markup.js";
import { excelPageName } from "./pageNames.js";

const tracker = "https://github.com/OfficeDev/office-js/issues/";

function reportLinks({ say }: HelpWords, reports: readonly number[]): readonly Markup[] {
  if (reports.length === 0) return [];
  const links = reports.map(
    (issue) => markup` <a href="${tracker}${String(issue)}">office-js ${String(issue)}</a>`,
  );
  return [
    markup`<dt>${say("Reported to Microsoft")}</dt>
          <dd>${links}</dd>
        `,
  ];
}

function troubleSection(words: HelpWords, { id, title, cause, remedy, reports }: ExcelTrouble): Markup {
  const { say } = words;
  return markup`<section class="error" aria-labelledby="${id}">
        <h2 id="${id}">${say(title)}</h2>
        <p>${say(cause)}</p>
        <dl>
          <dt>${say("Action")}</dt>
          <dd>${say(remedy)}</dd>
          ${reportLinks(words, reports)}</dl>
      </section>
      `;
}

/** The page on what Excel itself does to an add-in, which no error code describes. */
export function excelPage(words: HelpWords): string {
  const { say } = words;
  const title = say("When Excel misbehaves");
  const contents = excelTroubles.map((each) => markup`<li><a href="#${each.id}">${say(each.title)}</a></li>`);
  const main = markup`<h1>${title}</h1>
      <p class="lead">${say("What Excel does to add-ins on its various platforms, and how to fix it.")}</p>
      <ul class="contents">${contents}</ul>
      ${excelTroubles.map((trouble) => troubleSection(words, trouble))}`;
  return helpPage(words, { title, name: excelPageName, main });
}
