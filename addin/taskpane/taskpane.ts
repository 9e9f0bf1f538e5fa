import { associateRibbon } from "../host/ribbon/associateRibbon.js";
import { learnLanguage } from "../language/learnLanguage.js";
import { language } from "../language/spoken.js";
import { texts } from "./texts.js";
import "./taskpane.css";

function byId(id: string): HTMLElement {
  const element = document.getElementById(id);
  if (element === null) throw new Error(`The page must have an element ${id}.`);
  return element;
}

function showFailure(text: string): void {
  const failure = byId("failure");
  failure.textContent = text;
  failure.hidden = false;
}

async function loadPane(): Promise<void> {
  try {
    // Side by side: neither waits for the other.
    const [{ mountPane }] = await Promise.all([
      import(/* webpackChunkName: "pane" */ "./pane/mountPane.js"),
      learnLanguage(),
    ]);
    document.documentElement.lang = language.tag;
    if (globalThis.HEDGE === undefined) showFailure(texts.functionsMissing);
    else mountPane(byId("pane"), globalThis.HEDGE);
  } catch (error) {
    showFailure(texts.paneMissing);
    reportError(error);
  }
}

// The page runs hidden for the cells' sake most of the time. The first sight of it comes after its first paint, and
// never in a hidden one, whose cells then wait for nothing of the pane.
const sight = new IntersectionObserver((entries) => {
  if (!entries.some(({ isIntersecting }) => isIntersecting)) return;
  sight.disconnect();
  void loadPane();
});
sight.observe(byId("pane"));
void associateRibbon();
