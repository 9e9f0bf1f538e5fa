import { helpPage } from "./helpPage.js";
import type { HelpWords } from "./helpWords.js";
import { markup, type Markup } from "./markup.js";
import { supportPageName } from "./pageNames.js";
import { proseSections, type ProseSection } from "./proseSections.js";
import { richText } from "./richText.js";

const before: ProseSection = {
  id: "first",
  title: "Before you report",
  body: [
    [
      "Hover over the icon next to a cell with an error: the message says what is wrong. [Errors](errors.html) lists the action for each.",
      "[When Excel misbehaves](when-excel-misbehaves.html) describes what Excel does to add-ins on its various platforms.",
      "Press Repair in the Hedge pane for #NAME? and for cells that are stuck.",
    ],
  ],
};

const contents: ProseSection = {
  id: "what",
  title: "What to include",
  body: [
    [
      "The diagnostics: open the Hedge pane, choose Help and press Copy. They contain the version, the platform, your settings, the state of live data and the last problems. They say whether a function key is set, but never contain the key. Read them before you post them: they include your service address.",
      "The formula, what it shows, and what you expected.",
      "What you did just before, and whether you can reproduce the problem.",
    ],
    "Leave out amounts and keys: an issue may be public, and they are not needed to find the cause.",
  ],
};

function whereToReport({ say }: HelpWords, supportUrl: string | null): readonly Markup[] {
  if (supportUrl === null)
    return [
      markup`${say("Open an issue in the repository this copy was built from. Whoever gave you HEDGE knows the address.")}`,
    ];
  return richText(say("Open an issue at [{address}]({address}).").replaceAll("{address}", supportUrl));
}

/**
 * Where and how to ask for help.
 * @param supportUrl of the list of issues; null where the build knows none
 */
export function supportPage(words: HelpWords, supportUrl: string | null): string {
  const { say } = words;
  const title = say("Support");
  const main = markup`<h1>${title}</h1>
      <p class="lead">${say("How to report a problem, and what to include.")}</p>
      ${proseSections(words, [before])}<h2 id="where">${say("Where to report")}</h2>
      <p>${whereToReport(words, supportUrl)}</p>
      ${proseSections(words, [contents])}`;
  return helpPage(words, { title, name: supportPageName, main });
}
