import { functionSignature } from "../lib/functionSignature.js";
import { helpPage } from "./helpPage.js";
import { markup, type Markup } from "./markup.js";
import { errorsPageName, functionPageName, overviewPageName, privacyPageName } from "./pageNames.js";
import type { Topic } from "./topics.js";

function topicSection({ id, title, lead, docs }: Topic): Markup {
  const items = docs.map(
    (doc) =>
      markup`<li><a href="${functionPageName(doc.id)}"><b>${doc.id}</b> <code>${functionSignature(doc)}</code> <span>${doc.description}</span></a></li>
          `,
  );
  return markup`<section aria-labelledby="${id}">
        <h2 id="${id}">${title}</h2>
        <p class="quiet">${lead}</p>
        <ul class="cards">${items}</ul>
      </section>
      `;
}

/** The page of all functions by topic, which is also the start page of the help. */
export function overviewPage(topics: readonly Topic[]): string {
  const contents = topics.map(({ id, title }) => markup`<li><a href="#${id}">${title}</a></li>`);
  const main = markup`<h1>All functions</h1>
      <p class="lead">Excel functions for hedging crypto with inverse perpetual futures.</p>
      <ul class="contents">${contents}</ul>
      <h2 id="first-steps">First steps</h2>
      <p>Type <code>=HEDGE.</code> in a cell: Excel lists the functions and explains their arguments.
        <code>=HEDGE.QTY(400000,4000)</code> returns 100, the coins to short against 400,000 USD at a price of 4,000.
        <code>=HEDGE.MARK("bybit:ETH")</code> shows a live mark price.</p>
      <p>Amounts are in USD, quantities in coins, rates are fractions per interval: 0.01 % is 0.0001. Sizes are positive.
        Costs and payments are positive if you pay; P&amp;L is positive if you gain. A cell that has no
        answer shows <a href="${errorsPageName}">#VALUE! or #N/A</a> with a message that says why.</p>
      ${topics.map(topicSection)}
      <h2 id="privacy">What HEDGE sends</h2>
      <p>Live functions request public exchange data from the HEDGE service. Your amounts and sheets are never sent:
        <a href="${privacyPageName}">Privacy</a> has the full list.</p>`;
  return helpPage({ title: "All functions - HEDGE help", name: overviewPageName, main });
}
