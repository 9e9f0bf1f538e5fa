import { ribbonButtons } from "../../addin/host/ribbon/ribbonButtons.js";
import { findingAt } from "./finding.js";
import type { Finding } from "./finding.js";
import { findAll, valueOf, withDescendants } from "./readManifest.js";
import type { ManifestElement } from "./readManifest.js";
import { resourceOf } from "./resourceRules.js";

/** Reports buttons whose command the add-in does not have, commands without a button, and texts that differ. */
export function commandRules(root: ManifestElement): Finding[] {
  const controls = withDescendants(root).filter(({ kind }) => kind === "Control:Button");
  const names = controls.flatMap((control) => findAll(control, "Action", "FunctionName"));
  const known = ribbonButtons.map(({ id }): string => id);
  return [
    ...names
      .filter((name) => !known.includes(valueOf(name)))
      .map((name) => findingAt("command-unknown", name, `names ${valueOf(name)}, which is no command`)),
    ...known
      .filter((id) => names.filter((name) => valueOf(name) === id).length !== 1)
      .map((id) => findingAt("command-button", root, `must have one button for ${id}`)),
    ...controls.flatMap((control) => checkTexts(root, control)),
  ];
}

function checkTexts(root: ManifestElement, control: ManifestElement): Finding[] {
  const [name] = findAll(control, "Action", "FunctionName");
  const button = ribbonButtons.find(({ id }) => name !== undefined && id === valueOf(name));
  if (button === undefined) return [];
  const texts = [
    { elements: findAll(control, "Label"), text: button.label },
    { elements: findAll(control, "Supertip", "Title"), text: button.label },
    { elements: findAll(control, "Supertip", "Description"), text: button.tip },
  ];
  return texts.flatMap(({ elements, text }) =>
    elements
      .filter((element) => {
        const resource = resourceOf(root, element);
        return resource !== undefined && valueOf(resource) !== text;
      })
      .map((element) => findingAt("command-text", element, `must say what the workbench says: ${text}`)),
  );
}
