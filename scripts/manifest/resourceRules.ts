import { findingAt } from "./finding.js";
import type { Finding } from "./finding.js";
import { findAll, withDescendants } from "./readManifest.js";
import type { ManifestElement } from "./readManifest.js";

/** Excel cuts or rejects longer ones. */
const longestResid = 32;

/** Where the resource that an element names must be defined. */
const sectionOf: ReadonlyMap<string, string> = new Map([
  ["Runtime", "Urls"],
  ["SourceLocation", "Urls"],
  ["FunctionFile", "Urls"],
  ["LearnMoreUrl", "Urls"],
  ["Image", "Images"],
  ["Label", "ShortStrings"],
  ["Title", "ShortStrings"],
  ["Namespace", "ShortStrings"],
  ["Description", "LongStrings"],
]);

/** Reports resource ids that are too long, defined twice, not defined, of the wrong section or never used. */
export function resourceRules(root: ManifestElement): Finding[] {
  const sections = findAll(root, "VersionOverrides", "Resources").flatMap((resources) => resources.children);
  const definitions = sections.flatMap((section) => section.children);
  const uses = withDescendants(root).filter((element) => element.attributes.has("resid"));
  return [
    ...checkDefinitions(definitions, uses),
    ...uses.flatMap((use) => checkUse(use, sections)),
    ...checkControlIds(root),
  ];
}

/** The resource an element names. */
export function resourceOf(root: ManifestElement, element: ManifestElement): ManifestElement | undefined {
  const resid = element.attributes.get("resid");
  return findAll(root, "VersionOverrides", "Resources")
    .flatMap((resources) => resources.children.flatMap((section) => section.children))
    .find((definition) => definition.attributes.get("id") === resid);
}

function checkDefinitions(
  definitions: readonly ManifestElement[],
  uses: readonly ManifestElement[],
): Finding[] {
  const used = new Set(uses.map((use) => use.attributes.get("resid")));
  return definitions
    .flatMap((definition) => {
      const id = definition.attributes.get("id") ?? "";
      return [
        ...(id.length > longestResid || id === ""
          ? [
              findingAt(
                "resid-length",
                definition,
                `must have an id of 1 to 32 characters, has ${String(id.length)}`,
              ),
            ]
          : []),
        ...(used.has(id) ? [] : [findingAt("resid-unused", definition, "is never used")]),
      ];
    })
    .concat(findRepeatedIds(definitions));
}

function checkUse(use: ManifestElement, sections: readonly ManifestElement[]): Finding[] {
  const resid = use.attributes.get("resid") ?? "";
  const section = sections.find((each) =>
    each.children.some((definition) => definition.attributes.get("id") === resid),
  );
  if (section === undefined)
    return [findingAt("resid-undefined", use, `names ${resid}, which Resources does not define`)];
  const expected = sectionOf.get(use.name);
  if (section.name === expected) return [];
  return [
    findingAt(
      "resid-section",
      use,
      `must name one of ${expected ?? "no section"}, but ${resid} is one of ${section.name}`,
    ),
  ];
}

function checkControlIds(root: ManifestElement): Finding[] {
  const commands = withDescendants(root).filter((element) =>
    ["CustomTab", "Group", "Control"].includes(element.name),
  );
  return findRepeatedIds(commands);
}

function findRepeatedIds(elements: readonly ManifestElement[]): Finding[] {
  const ids = elements.map((element) => element.attributes.get("id"));
  return elements
    .filter((_element, index) => ids.indexOf(ids[index]) !== index)
    .map((element) => findingAt("id-repeated", element, "has an id that another element has too"));
}
