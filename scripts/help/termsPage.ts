import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { projectRoot } from "../lib/projectRoot.js";
import { helpPage } from "./helpPage.js";
import { markup } from "./markup.js";
import { termsPageName } from "./pageNames.js";

/** The licence as it lies in the repository, so that the page cannot promise other terms. */
function licenceParagraphs(): readonly string[] {
  return readFileSync(resolve(projectRoot, "LICENSE"), "utf8")
    .trim()
    .split(/\n{2,}/);
}

/** The terms a user agrees to. */
export function termsPage(): string {
  const paragraphs = licenceParagraphs().map(
    (text) => markup`<p>${text}</p>
      `,
  );
  const main = markup`<h1>Terms of use</h1>
      <p class="lead">HEDGE is free software under the MIT License. You decide what to trade, and you bear the consequences.</p>
      <h2 id="advice">No advice</h2>
      <p>HEDGE calculates from your inputs and from data that exchanges publish. Nothing it shows is investment, tax or legal
        advice, or an offer to trade. It places no orders and has no access to any account.</p>
      <h2 id="prices">Prices may be late or wrong</h2>
      <p>Prices, funding rates and contract terms come from exchanges. They may be late, incomplete or wrong, and an exchange
        may change a contract at any time. Check the price and the order on the exchange before you trade. Perpetual futures
        can be liquidated; you may lose the whole margin.</p>
      <h2 id="service">The service</h2>
      <p>The service may be slow or unavailable, and may limit requests. Each exchange's own terms apply to its data.</p>
      <h2 id="licence">Licence and no warranty</h2>
      ${paragraphs}`;
  return helpPage({ title: "Terms of use - HEDGE help", name: termsPageName, main });
}
