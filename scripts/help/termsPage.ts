import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { projectRoot } from "../lib/projectRoot.js";
import { helpPage } from "./helpPage.js";
import type { HelpWords } from "./helpWords.js";
import { markup } from "./markup.js";
import { termsPageName } from "./pageNames.js";
import { proseSections, type ProseSection } from "./proseSections.js";

/** The licence as it lies in the repository, so that the page cannot promise other terms. */
function licenceParagraphs(): readonly string[] {
  return readFileSync(resolve(projectRoot, "LICENSE"), "utf8")
    .trim()
    .split(/\n{2,}/);
}

const sections: readonly ProseSection[] = [
  {
    id: "advice",
    title: "No advice",
    body: [
      "HEDGE calculates from your inputs and from data that exchanges publish. Nothing it shows is investment, tax or legal advice, or an offer to trade. It places no orders and has no access to any account.",
    ],
  },
  {
    id: "prices",
    title: "Prices may be late or wrong",
    body: [
      "Prices, funding rates and contract terms come from exchanges. They may be late, incomplete or wrong, and an exchange may change a contract at any time. Check the price and the order on the exchange before you trade. Perpetual futures can be liquidated; you may lose the whole margin.",
    ],
  },
  {
    id: "service",
    title: "The service",
    body: [
      "The service may be slow or unavailable, and may limit requests. Each exchange's own terms apply to its data.",
    ],
  },
];

/** The terms a user agrees to. The licence binds as it is written, so that it stays English in every language. */
export function termsPage(words: HelpWords): string {
  const { say } = words;
  const title = say("Terms of use");
  const paragraphs = licenceParagraphs().map(
    (text) => markup`<p lang="en">${text}</p>
      `,
  );
  const main = markup`<h1>${title}</h1>
      <p class="lead">${say("HEDGE is free software under the MIT License. You decide what to trade, and you bear the consequences.")}</p>
      ${proseSections(words, sections)}<h2 id="licence">${say("Licence and no warranty")}</h2>
      ${paragraphs}`;
  return helpPage(words, { title, name: termsPageName, main });
}
