import { findingAt } from "./finding.js";
import type { Finding } from "./finding.js";
import { manifestStructure } from "./manifestStructure.js";
import type { AllowedChild } from "./manifestStructure.js";
import { withDescendants } from "./readManifest.js";
import type { ManifestElement } from "./readManifest.js";

const baseNamespace = "http://schemas.microsoft.com/office/appforoffice/1.1";
const overridesNamespace = "http://schemas.microsoft.com/office/taskpaneappversionoverrides";
const basicTypesNamespace = "http://schemas.microsoft.com/office/officeappbasictypes/1.0";

const basicTypes = new Set([
  "Images",
  "Image",
  "Urls",
  "Url",
  "ShortStrings",
  "LongStrings",
  "String",
  "Override",
]);

/** Reports elements under the wrong parent, in the wrong order, too many or too few of them. */
export function structureRules(root: ManifestElement): Finding[] {
  return [...checkElement(root), ...checkNamespaces(root)];
}

function checkElement(element: ManifestElement): Finding[] {
  const allowed = manifestStructure.get(element.kind);
  if (allowed === undefined && element.kind !== element.name) {
    return [findingAt("element-kind", element, `is of an unknown kind, ${element.kind}`)];
  }
  return [
    ...checkText(element),
    ...checkChildren(element, allowed ?? []),
    ...checkOrder(element, allowed ?? []),
    ...element.children.flatMap(checkElement),
  ];
}

function checkChildren(element: ManifestElement, allowed: readonly AllowedChild[]): Finding[] {
  const unexpected = element.children
    .filter((child) => placeOf(child, allowed) === -1 && !isUnknownKindOf(child, allowed))
    .map((child) => findingAt("element-unexpected", child, `must not stand in ${element.name}`));
  return [...unexpected, ...allowed.flatMap((rule) => checkCount(element, rule))];
}

/** Office refuses a manifest with a text among elements, as a lost bracket leaves one. */
function checkText(element: ManifestElement): Finding[] {
  if (element.children.length === 0 || element.text === "") return [];
  return [findingAt("text-unexpected", element, `must have no text of its own, was "${element.text}"`)];
}

function checkCount(element: ManifestElement, rule: AllowedChild): Finding[] {
  const name = nameOf(rule.kinds[0] ?? "");
  const found = element.children.filter((child) => rule.kinds.some((kind) => nameOf(kind) === child.name));
  if (found.length < rule.atLeast) return [findingAt("element-missing", element, `must have a ${name}`)];
  return found
    .slice(rule.atMost)
    .map((child) => findingAt("element-repeated", child, `must stand there only once`));
}

function checkOrder(element: ManifestElement, allowed: readonly AllowedChild[]): Finding[] {
  const known = element.children.filter((child) => placeOf(child, allowed) !== -1);
  return known.flatMap((child, index) => {
    const before = known[index - 1];
    if (before === undefined || placeOf(before, allowed) <= placeOf(child, allowed)) return [];
    return [findingAt("element-order", child, `must stand before ${before.name}`)];
  });
}

/** Which place in the order a child has; -1 where it has none. */
function placeOf(child: ManifestElement, allowed: readonly AllowedChild[]): number {
  return allowed.findIndex((rule) => rule.kinds.includes(child.kind));
}

/** Such a child gets its own finding, "element-kind", and needs no second one. */
function isUnknownKindOf(child: ManifestElement, allowed: readonly AllowedChild[]): boolean {
  const isNamed = allowed.some((rule) => rule.kinds.some((kind) => nameOf(kind) === child.name));
  return isNamed && child.kind !== child.name && !manifestStructure.has(child.kind);
}

function nameOf(kind: string): string {
  return kind.replace(/:.*$/u, "");
}

function checkNamespaces(root: ManifestElement): Finding[] {
  const overrides = new Set(
    root.children.filter((child) => child.name === "VersionOverrides").flatMap(withDescendants),
  );
  return withDescendants(root).flatMap((element) => {
    const expected = !overrides.has(element)
      ? baseNamespace
      : basicTypes.has(element.name)
        ? basicTypesNamespace
        : overridesNamespace;
    if (element.namespace === expected) return [];
    return [
      findingAt(
        "element-namespace",
        element,
        `must be of the namespace ${expected}, was of ${element.namespace ?? "none"}`,
      ),
    ];
  });
}
