import { english, languages } from "../../addin/language/languages.js";
import { pageIn, type HelpWords } from "./helpWords.js";
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
  /** What the page is about, in the language of the page. */
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

/** The same page in each language, as search engines ask for it. */
function alternates({ language }: HelpWords, name: string): readonly Markup[] {
  const entries = [...languages.map((to) => [to.tag, to] as const), ["x-default", english] as const];
  return entries.map(
    ([tag, to]) => markup`
    <link rel="alternate" hreflang="${tag}" href="${pageIn(language, to, name)}" />`,
  );
}

/** Each language in its own name: who reads no other finds it. */
function languageLinks({ language, say }: HelpWords, name: string): Markup {
  const links = languages.map((to) =>
    to === language
      ? markup` <span aria-current="true">${to.name}</span>`
      : markup` <a href="${pageIn(language, to, name)}" hreflang="${to.tag}" lang="${to.tag}">${to.name}</a>`,
  );
  return markup`<nav class="languages" aria-label="${say("Language")}">${links}</nav>`;
}

/** A whole page. It is well-formed XML too, so that a strict parser can check it. */
export function helpPage(words: HelpWords, { title, name, main }: HelpPage): string {
  const { language, say } = words;
  const root = pageIn(language, english, "");
  return markup`<!DOCTYPE html>
<html lang="${language.tag}">
  <head>
    <meta charset="utf-8" />
    <meta name="viewport" content="width=device-width, initial-scale=1" />
    <meta name="color-scheme" content="light dark" />
    <meta http-equiv="Content-Security-Policy" content="${policy}" />
    <title>${title} - ${say("HEDGE help")}</title>
    <link rel="icon" href="${root}../assets/icon-32.png" />
    <link rel="stylesheet" href="${root}help.css" />${alternates(words, name)}
  </head>
  <body>
    <a class="skip" href="#content">${say("Skip to the content")}</a>
    <header>
      <div class="bar">
        <span class="brand"><img src="${root}../assets/icon-64.png" alt="" width="28" height="28" /> HEDGE</span>
        <nav aria-label="${say("Help")}">
          ${pageLink(overviewPageName, name, say("All functions"))}
          ${pageLink(errorsPageName, name, say("Errors"))}
          ${pageLink(excelPageName, name, say("When Excel misbehaves"))}
        </nav>
        ${languageLinks(words, name)}
      </div>
    </header>
    <main id="content">
      ${main}
    </main>
    <footer>
      <div class="bar">
        ${pageLink(supportPageName, name, say("Support"))}
        ${pageLink(privacyPageName, name, say("Privacy"))}
        ${pageLink(termsPageName, name, say("Terms of use"))}
      </div>
    </footer>
  </body>
</html>
`.markup;
}
