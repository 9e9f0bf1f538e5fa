import { findingAt } from "./finding.js";
import type { Finding } from "./finding.js";
import { findAll, valueOf, withDescendants } from "./readManifest.js";
import type { ManifestElement } from "./readManifest.js";

/** A language alone, such as "de", is not taken by Office on every platform. */
const locale = /^[a-z]{2,3}-[A-Z]{2}$/u;

/** Reports values for languages that Office cannot distinguish. */
export function localeRules(root: ManifestElement): Finding[] {
  const byDefault = findAll(root, "DefaultLocale").map(valueOf);
  return withDescendants(root).flatMap((element) => {
    const overrides = element.children.filter(({ name }) => name === "Override");
    const given = overrides.map(({ attributes }) => attributes.get("Locale") ?? "");
    return overrides.flatMap((override, index) => {
      const own = given[index] ?? "";
      if (!locale.test(own))
        return [findingAt("locale", override, `must be for a locale such as de-DE, was "${own}"`)];
      if (byDefault.includes(own) || given.indexOf(own) !== index)
        return [findingAt("locale-repeated", override, `is for ${own}, which has a value already`)];
      return [];
    });
  });
}
