import type { ManifestElement } from "./readManifest.js";

/** Every rule of the lint; tests break the manifest once for each. */
export const manifestRules = [
  "well-formed",
  "element-kind",
  "element-namespace",
  "element-unexpected",
  "element-order",
  "element-missing",
  "element-repeated",
  "attribute-missing",
  "attribute-unexpected",
  "text-unexpected",
  "resid-length",
  "resid-undefined",
  "resid-section",
  "resid-unused",
  "id-repeated",
  "short-text",
  "long-text",
  "empty-text",
  "guid",
  "version",
  "locale",
  "locale-repeated",
  "permissions",
  "host",
  "function-namespace",
  "https",
  "one-address",
  "file-missing",
  "app-domain",
  "shared-runtime-set",
  "needless-requirement",
  "runtime-lifetime",
  "one-runtime-page",
  "functions-files",
  "task-pane-id",
  "icon-sizes",
  "icon-address",
  "icon-pixels",
  "command-unknown",
  "command-button",
  "command-text",
] as const;

export type ManifestRule = (typeof manifestRules)[number];

/** One thing that is wrong with a manifest: a sentence that starts with where it is. */
export type Finding = { readonly rule: ManifestRule; readonly path: string; readonly sentence: string };

/** Says what is wrong with an element; `what` completes a sentence that begins with its path. */
export function findingAt(rule: ManifestRule, element: ManifestElement, what: string): Finding {
  return { rule, path: element.path, sentence: `${element.path} ${what}.` };
}
