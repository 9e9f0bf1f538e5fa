import { helpPage } from "./helpPage.js";
import type { HelpWords } from "./helpWords.js";
import { markup } from "./markup.js";
import { privacyPageName } from "./pageNames.js";
import { proseSections, type ProseSection } from "./proseSections.js";

const sections: readonly ProseSection[] = [
  {
    id: "sent",
    title: "What is sent",
    body: [
      "Functions marked live, and the pages of the Hedge pane that show exchange data, request public data from the HEDGE service. The address of the service is the one this copy was built for, or the one in the pane under Settings. A request names:",
      [
        "the exchange and the kind of contract, inverse or linear, for prices and funding rates;",
        "the coin and how far back, for past prices and funding rates; the coin, for risk tiers and for comparing exchanges;",
        "the function key, if you have set one, in a header and only to that service.",
      ],
      "As with every web request, the service sees your IP address and what your browser reports about itself.",
    ],
  },
  {
    id: "not-sent",
    title: "What is never sent",
    body: [
      "Amounts, quantities, entry prices, margin, trades, and the contents or names of cells, sheets and workbooks. All other functions run in Excel and send nothing.",
    ],
  },
  {
    id: "kept",
    title: "What is stored on your computer",
    body: [
      "The browser engine that Excel runs HEDGE in stores your settings, including a function key, and the last answers of the service, so that a workbook opens with prices in place. “Reset” under Settings deletes the settings; clearing the Office cache or the browser's site data deletes both. Hedges and trades are stored only in your workbook.",
    ],
  },
  {
    id: "service",
    title: "What the service keeps",
    body: [
      "To limit how often one client may send requests, the service counts them by IP address, in memory and for a minute. It keeps public exchange data. Requests that succeed are not logged. When an exchange or the service itself fails, it logs the time, the request ID, the reason and, if known, the exchange, the kind of contract and the coin. It never logs IP addresses or keys.",
      "Exchanges receive requests from the service, not from you. Whoever runs the service, and the cloud it runs in, may keep logs of their own.",
    ],
  },
  {
    id: "microsoft",
    title: "Microsoft",
    body: [
      "The Hedge pane loads Office.js from Microsoft's servers, as every Office add-in must. What Excel itself sends is described in Microsoft's privacy statement.",
    ],
  },
];

/** What leaves the computer, what stays on it, and what the service keeps; each sentence follows from the code. */
export function privacyPage(words: HelpWords): string {
  const { say } = words;
  const title = say("Privacy");
  const main = markup`<h1>${title}</h1>
      <p class="lead">${say("HEDGE has no accounts, no advertising and no analytics. Your amounts and sheets stay in Excel.")}</p>
      ${proseSections(words, sections)}`;
  return helpPage(words, { title, name: privacyPageName, main });
}
