import { requestPanePage } from "../../host/panePage.js";
import { ribbonButtons } from "../../host/ribbon/ribbonButtons.js";
import { runRibbonCommand } from "../../host/ribbon/runRibbonCommand.js";

/** Shows the buttons that Excel has on its ribbon. */
export function showRibbon(bar: HTMLElement): void {
  const commands = ribbonButtons.map(({ id, label, tip }) =>
    button(id, label, tip, () => {
      runRibbonCommand(id).catch((error: unknown) => {
        reportError(error);
      });
    }),
  );
  const open = button("openPane", "Hedge pane", "Opens the pane beside the sheet.", () => {
    requestPanePage("build");
  });
  bar.append(...commands, open);
}

function button(id: string, label: string, tip: string, press: () => void): HTMLButtonElement {
  const made = document.createElement("button");
  const icon = document.createElement("img");
  icon.src = `assets/${id}-32.png`;
  icon.alt = "";
  icon.width = 16;
  icon.height = 16;
  made.type = "button";
  made.title = tip;
  const text = document.createElement("span");
  text.textContent = label;
  // On narrow pages the text is not shown.
  made.setAttribute("aria-label", label);
  made.append(icon, text);
  made.addEventListener("click", press);
  return made;
}
