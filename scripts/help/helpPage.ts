import { markup, type Markup } from "./markup.js";
import {
  errorsPageName,
  excelPageName,
  overviewPageName,
  privacyPageName,
  supportPageName,
  termsPageName,
} from "./pageNames.js";

type HelpPage = {
  readonly title: string;
  /** File name of the page, so that its own link says so. */
  readonly name: string;
  readonly main: Markup;
};

const policy = "default-src 'none'; style-src 'self'; img-src 'self'; base-uri 'none'; form-action 'none'";

function pageLink(page: string, current: string, text: string): Markup {
  return page === current
    ? markup`<a href="${page}" aria-current="page">${text}</a>`
    : markup`<a href="${page}">${text}</a>`;
}

/** A whole page. It is well-formed XML too, so that a strict parser can check it. */
export function helpPage({ title, name, main }: HelpPage): string {
  return markup`<!DOCTYPE html>
<html lang="en">
  <head>
    <meta charset="utf-8" />
    <meta name="viewport" content="width=device-width, initial-scale=1" />
    <meta name="color-scheme" content="light dark" />
    <meta http-equiv="Content-Security-Policy" content="${policy}" />
    <title>${title}</title>
    <link rel="icon" href="../assets/icon-32.png" />
    <link rel="stylesheet" href="help.css" />
  </head>
  <body>
    <a class="skip" href="#content">Skip to the content</a>
    <header>
      <div class="bar">
        <span class="brand"><img src="../assets/icon-64.png" alt="" width="28" height="28" /> HEDGE</span>
        <nav aria-label="Help">
          ${pageLink(overviewPageName, name, "All functions")}
          ${pageLink(errorsPageName, name, "Errors")}
          ${pageLink(excelPageName, name, "When Excel misbehaves")}
        </nav>
      </div>
    </header>
    <main id="content">
      ${main}
    </main>
    <footer>
      <div class="bar">
        ${pageLink(supportPageName, name, "Support")}
        ${pageLink(privacyPageName, name, "Privacy")}
        ${pageLink(termsPageName, name, "Terms of use")}
      </div>
    </footer>
  </body>
</html>
`.markup;
}
