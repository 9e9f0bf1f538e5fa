import { addressRules } from "./addressRules.js";
import type { ReadAddinFile } from "./addressRules.js";
import { attributeRules } from "./attributeRules.js";
import { commandRules } from "./commandRules.js";
import type { Finding } from "./finding.js";
import { iconRules } from "./iconRules.js";
import { localeRules } from "./localeRules.js";
import { readManifest } from "./readManifest.js";
import type { ManifestElement } from "./readManifest.js";
import { resourceRules } from "./resourceRules.js";
import { runtimeRules } from "./runtimeRules.js";
import { structureRules } from "./structureRules.js";
import { textRules } from "./textRules.js";

/**
 * Everything that is wrong with a manifest, as far as it can be known offline; Microsoft's own validator is an
 * online service. `readFile` gives the add-in's files by their path below its address.
 */
export function lintManifest(xml: string, readFile: ReadAddinFile): Finding[] {
  const root = parse(xml);
  if ("rule" in root) return [root];
  return [
    ...structureRules(root),
    ...attributeRules(root),
    ...resourceRules(root),
    ...textRules(root),
    ...localeRules(root),
    ...addressRules(root, readFile),
    ...runtimeRules(root),
    ...iconRules(root, readFile),
    ...commandRules(root),
  ];
}

function parse(xml: string): ManifestElement | Finding {
  try {
    return readManifest(xml);
  } catch (error) {
    return {
      rule: "well-formed",
      path: "",
      sentence: error instanceof Error ? error.message : String(error),
    };
  }
}
