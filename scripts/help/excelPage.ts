import { excelTroubles, type ExcelTrouble } from "./excelTroubles.js";
import { helpPage } from "./helpPage.js";
import { markup, type Markup } from "./markup.js";
import { excelPageName } from "./pageNames.js";

const tracker = "https://github.com/OfficeDev/office-js/issues/";

function reportLinks(reports: readonly number[]): readonly Markup[] {
  if (reports.length === 0) return [];
  const links = reports.map(
    (issue) => markup` <a href="${tracker}${String(issue)}">office-js ${String(issue)}</a>`,
  );
  return [
    markup`<dt>Reported to Microsoft</dt>
          <dd>${links}</dd>
        `,
  ];
}

function troubleSection({ id, title, cause, remedy, reports }: ExcelTrouble): Markup {
  return markup`<section class="error" aria-labelledby="${id}">
        <h2 id="${id}">${title}</h2>
        <p>${cause}</p>
        <dl>
          <dt>Action</dt>
          <dd>${remedy}</dd>
          ${reportLinks(reports)}</dl>
      </section>
      `;
}

/** The page on what Excel itself does to an add-in, which no error code describes. */
export function excelPage(): string {
  const contents = excelTroubles.map(({ id, title }) => markup`<li><a href="#${id}">${title}</a></li>`);
  const main = markup`<h1>When Excel misbehaves</h1>
      <p class="lead">What Excel does to add-ins on its various platforms, and how to fix it.</p>
      <ul class="contents">${contents}</ul>
      ${excelTroubles.map(troubleSection)}`;
  return helpPage({ title: "When Excel misbehaves - HEDGE help", name: excelPageName, main });
}
