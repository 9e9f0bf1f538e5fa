import { findingAt } from "./finding.js";
import type { Finding, ManifestRule } from "./finding.js";
import { findAll, valueOf, withDescendants } from "./readManifest.js";
import type { ManifestElement } from "./readManifest.js";
import { resourceOf } from "./resourceRules.js";

const longestShortText = 125;
const longestLongText = 250;

const shortTexts: readonly (readonly string[])[] = [
  ["ProviderName"],
  ["DisplayName"],
  ["VersionOverrides", "Resources", "ShortStrings", "String"],
];
const longTexts: readonly (readonly string[])[] = [
  ["Description"],
  ["VersionOverrides", "Resources", "LongStrings", "String"],
];

type Form = {
  readonly rule: ManifestRule;
  readonly names: readonly string[];
  readonly form: RegExp;
  readonly must: string;
};

const forms: readonly Form[] = [
  {
    rule: "guid",
    names: ["Id"],
    form: /^[0-9a-f]{8}-[0-9a-f]{4}-[1-5][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/u,
    must: "must be a GUID in lower case",
  },
  {
    rule: "version",
    names: ["Version"],
    form: /^[0-9]{1,5}(?:\.[0-9]{1,5}){1,3}$/u,
    must: "must be two to four numbers of at most five digits, separated by periods",
  },
  {
    rule: "locale",
    names: ["DefaultLocale"],
    form: /^[a-z]{2,3}-[A-Z]{2}$/u,
    must: "must be a locale such as en-US",
  },
  {
    rule: "permissions",
    names: ["Permissions"],
    // Less lets the add-in write no sheet; other words are not known to Office.
    form: /^ReadWriteDocument$/u,
    must: "must be ReadWriteDocument",
  },
];

/** Reports texts of a wrong form or length. */
export function textRules(root: ManifestElement): Finding[] {
  return [
    ...forms.flatMap(({ rule, names, form, must }) =>
      findAll(root, ...names)
        .filter((element) => !form.test(valueOf(element)))
        .map((element) => findingAt(rule, element, `${must}, was "${valueOf(element)}"`)),
    ),
    ...shortTexts.flatMap((names) => checkLength(root, names, "short-text", longestShortText)),
    ...longTexts.flatMap((names) => checkLength(root, names, "long-text", longestLongText)),
    ...checkHosts(root),
    ...checkNamespace(root),
  ];
}

function checkLength(
  root: ManifestElement,
  names: readonly string[],
  rule: ManifestRule,
  most: number,
): Finding[] {
  const elements = findAll(root, ...names).flatMap(withDescendants);
  return elements.flatMap((element) => {
    const text = valueOf(element);
    if (text === "") return [findingAt("empty-text", element, "must have a text")];
    if (text.length <= most) return [];
    return [
      findingAt(rule, element, `must have at most ${String(most)} characters, has ${String(text.length)}`),
    ];
  });
}

function checkHosts(root: ManifestElement): Finding[] {
  return findAll(root, "Hosts", "Host")
    .filter((host) => host.attributes.get("Name") !== "Workbook")
    .map((host) => findingAt("host", host, "must have the name Workbook"));
}

function checkNamespace(root: ManifestElement): Finding[] {
  return withDescendants(root)
    .filter((element) => element.name === "Namespace")
    .flatMap((element) => resourceOf(root, element) ?? [])
    .filter((resource) => !/^[A-Z][A-Z0-9_]{0,31}$/u.test(valueOf(resource)))
    .map((resource) =>
      findingAt(
        "function-namespace",
        resource,
        "must be at most 32 capitals, digits and underscores, a letter first",
      ),
    );
}
