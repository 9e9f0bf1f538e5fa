import { helpPage } from "./helpPage.js";
import { markup, type Markup } from "./markup.js";
import { errorsPageName, excelPageName, supportPageName } from "./pageNames.js";

function whereToReport(supportUrl: string | null): Markup {
  if (supportUrl === null)
    return markup`<p>Open an issue in the repository this copy was built from. Whoever gave you HEDGE knows the
        address.</p>`;
  return markup`<p>Open an issue at <a href="${supportUrl}">${supportUrl}</a>.</p>`;
}

/**
 * Where and how to ask for help.
 * @param supportUrl of the list of issues; null where the build knows none
 */
export function supportPage(supportUrl: string | null): string {
  const main = markup`<h1>Support</h1>
      <p class="lead">How to report a problem, and what to include.</p>
      <h2 id="first">Before you report</h2>
      <ul>
        <li>Hover over the icon next to a cell with an error: the message says what is wrong.
          <a href="${errorsPageName}">Errors</a> lists the action for each.</li>
        <li><a href="${excelPageName}">When Excel misbehaves</a> describes what Excel does to add-ins on its various platforms.</li>
        <li>Press Repair in the Hedge pane for #NAME? and for cells that are stuck.</li>
      </ul>
      <h2 id="where">Where to report</h2>
      ${whereToReport(supportUrl)}
      <h2 id="what">What to include</h2>
      <ul>
        <li>The diagnostics: open the Hedge pane, choose Help and press Copy. They contain the version, the platform, your
          settings, the state of live data and the last problems. They say whether a function key is set, but never contain the key.
          Read them before you post them: they include your service address.</li>
        <li>The formula, what it shows, and what you expected.</li>
        <li>What you did just before, and whether you can reproduce the problem.</li>
      </ul>
      <p>Leave out amounts and keys: an issue may be public, and they are not needed to find the cause.</p>`;
  return helpPage({ title: "Support - HEDGE help", name: supportPageName, main });
}
