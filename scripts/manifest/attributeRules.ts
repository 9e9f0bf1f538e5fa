import { findingAt } from "./finding.js";
import type { Finding } from "./finding.js";
import { withDescendants } from "./readManifest.js";
import type { ManifestElement } from "./readManifest.js";

type Attributes = { readonly required: readonly string[]; readonly optional?: readonly string[] };

const text: Attributes = { required: ["DefaultValue"] };
const resource: Attributes = { required: ["resid"] };
const typed: Attributes = { required: ["xsi:type"] };
const named: Attributes = { required: ["id"] };
const definition: Attributes = { required: ["id", "DefaultValue"] };
const none: Attributes = { required: [] };

/** What Microsoft's schemas (MS-OWEMXML) demand and allow of an element before VersionOverrides; others have none. */
const baseAttributes: ReadonlyMap<string, Attributes> = new Map([
  ["OfficeApp", typed],
  ["DisplayName", text],
  ["Description", text],
  ["IconUrl", text],
  ["HighResolutionIconUrl", text],
  ["SupportUrl", text],
  ["SourceLocation", text],
  ["Host", { required: ["Name"] }],
  ["Sets", { required: [], optional: ["DefaultMinVersion"] }],
  ["Set", { required: ["Name"], optional: ["MinVersion"] }],
  ["Override", { required: ["Locale", "Value"] }],
]);

/** The same for VersionOverrides and what is in it, but for its Resources. */
const overridesAttributes: ReadonlyMap<string, Attributes> = new Map([
  ["VersionOverrides", typed],
  ["Host", typed],
  ["Sets", { required: [], optional: ["DefaultMinVersion"] }],
  ["Set", { required: ["Name"], optional: ["MinVersion"] }],
  ["Runtime", { required: ["resid"], optional: ["lifetime"] }],
  ["ExtensionPoint", typed],
  ["SourceLocation", resource],
  ["Namespace", resource],
  ["Title", resource],
  ["Description", resource],
  ["LearnMoreUrl", resource],
  ["FunctionFile", resource],
  ["Label", resource],
  ["OfficeTab", named],
  ["CustomTab", named],
  ["Group", named],
  ["Control", { required: ["id", "xsi:type"] }],
  ["Image", { required: ["size", "resid"] }],
  ["Action", typed],
]);

const resourceAttributes: ReadonlyMap<string, Attributes> = new Map([
  ["Image", definition],
  ["Url", definition],
  ["String", definition],
  ["Override", { required: ["Locale", "Value"] }],
]);

/** Reports attributes that the schemas demand and are missing, and those that they do not know. */
export function attributeRules(root: ManifestElement): Finding[] {
  const overrides = root.children.filter(({ name }) => name === "VersionOverrides").flatMap(withDescendants);
  const resources = overrides.filter(({ name }) => name === "Resources").flatMap(withDescendants);
  const isResource = new Set(resources);
  const isOverride = new Set(overrides);
  return withDescendants(root).flatMap((element) => {
    const known = isResource.has(element)
      ? resourceAttributes
      : isOverride.has(element)
        ? overridesAttributes
        : baseAttributes;
    return checkAttributes(element, known.get(element.name) ?? none);
  });
}

function checkAttributes(element: ManifestElement, { required, optional = [] }: Attributes): Finding[] {
  const given = Array.from(element.attributes.keys()).filter((name) => !/^xmlns(?::|$)/u.test(name));
  const missing = required.filter((name) => !given.includes(name));
  const strange = given.filter((name) => ![...required, ...optional].includes(name));
  return [
    ...missing.map((name) => findingAt("attribute-missing", element, `must have the attribute ${name}`)),
    ...strange.map((name) =>
      findingAt("attribute-unexpected", element, `must not have the attribute ${name}`),
    ),
  ];
}
