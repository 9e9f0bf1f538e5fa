import { functionSignature } from "../lib/functionSignature.js";
import { helpPage } from "./helpPage.js";
import type { HelpWords } from "./helpWords.js";
import { markup, type Markup } from "./markup.js";
import { functionPageName, overviewPageName } from "./pageNames.js";
import { richText } from "./richText.js";
import type { Topic } from "./topics.js";

function topicSection({ say }: HelpWords, { id, title, lead, docs }: Topic): Markup {
  const items = docs.map(
    (doc) =>
      markup`<li><a href="${functionPageName(doc.id)}"><b>${doc.id}</b> <code>${functionSignature(doc)}</code> <span>${say(doc.description)}</span></a></li>
          `,
  );
  return markup`<section aria-labelledby="${id}">
        <h2 id="${id}">${say(title)}</h2>
        <p class="quiet">${say(lead)}</p>
        <ul class="cards">${items}</ul>
      </section>
      `;
}

const firstSteps = [
  'Type `=HEDGE.` in a cell: Excel lists the functions and explains their arguments. `=HEDGE.QTY(400000,4000)` returns 100, the coins to short against 400,000 USD at a price of 4,000. `=HEDGE.MARK("bybit:ETH")` shows a live mark price.',
  "Amounts are in USD, quantities in coins, rates are fractions per interval: 0.01 % is 0.0001. Sizes are positive. Costs and payments are positive if you pay; P&L is positive if you gain. A cell that has no answer shows [#VALUE! or #N/A](errors.html) with a message that says why.",
];

/** The page of all functions by topic, which is also the start page of the help. */
export function overviewPage(words: HelpWords, topics: readonly Topic[]): string {
  const { say } = words;
  const title = say("All functions");
  const contents = topics.map((topic) => markup`<li><a href="#${topic.id}">${say(topic.title)}</a></li>`);
  const steps = firstSteps.map(
    (text) => markup`<p>${richText(say(text))}</p>
      `,
  );
  const main = markup`<h1>${title}</h1>
      <p class="lead">${say("Excel functions for hedging crypto with inverse perpetual futures.")}</p>
      <ul class="contents">${contents}</ul>
      <h2 id="first-steps">${say("First steps")}</h2>
      ${steps}${topics.map((topic) => topicSection(words, topic))}
      <h2 id="privacy">${say("What HEDGE sends")}</h2>
      <p>${richText(
        say(
          "Live functions request public exchange data from the HEDGE service. Your amounts and sheets are never sent: [Privacy](privacy.html) has the full list.",
        ),
      )}</p>`;
  return helpPage(words, { title, name: overviewPageName, main });
}
