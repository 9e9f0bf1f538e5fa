import { findingAt } from "./finding.js";
import type { Finding } from "./finding.js";
import { findAll, valueOf, withDescendants } from "./readManifest.js";
import type { ManifestElement } from "./readManifest.js";

/** Reads a file of the add-in by its path below the add-in's address; undefined where there is none. */
export type ReadAddinFile = (path: string) => Uint8Array | undefined;

const addressNames = new Set([
  "IconUrl",
  "HighResolutionIconUrl",
  "SupportUrl",
  "Url",
  "Image",
  "SourceLocation",
]);

/** Every element that gives an address in full, and those for single languages. */
function addressesOf(root: ManifestElement): ManifestElement[] {
  const given = withDescendants(root).filter((element) => element.attributes.has("DefaultValue"));
  return given.filter((element) => addressNames.has(element.name)).flatMap(withDescendants);
}

/** The address below which all files of the add-in lie, ending in a slash; it is the start page's folder. */
export function addinBase(root: ManifestElement): string | undefined {
  const [page] = findAll(root, "DefaultSettings", "SourceLocation");
  const address = page === undefined ? undefined : parseUrl(valueOf(page));
  return address === undefined ? undefined : new URL(".", address).href;
}

/** The path of an address below the add-in's own; undefined where it lies elsewhere. */
export function filePathOf(address: string, base: string | undefined): string | undefined {
  return base !== undefined && address.startsWith(base) ? address.slice(base.length) : undefined;
}

/** Reports addresses that Office refuses, that point elsewhere or at no file. */
export function addressRules(root: ManifestElement, readFile: ReadAddinFile): Finding[] {
  const base = addinBase(root);
  return [
    ...addressesOf(root).flatMap((element) => checkAddress(element, base, readFile)),
    ...findAll(root, "AppDomains", "AppDomain").flatMap((element) => checkAppDomain(element, base)),
  ];
}

function checkAddress(
  element: ManifestElement,
  base: string | undefined,
  readFile: ReadAddinFile,
): Finding[] {
  const address = valueOf(element);
  if (parseUrl(address)?.protocol !== "https:") {
    return [findingAt("https", element, `must be an https address, was "${address}"`)];
  }
  const path = filePathOf(address, base);
  if (path === undefined) {
    return [
      findingAt("one-address", element, `must lie below ${base ?? "the start page"}, was "${address}"`),
    ];
  }
  if (readFile(path) !== undefined) return [];
  return [findingAt("file-missing", element, `names ${path}, which does not exist`)];
}

function checkAppDomain(element: ManifestElement, base: string | undefined): Finding[] {
  const domain = element.text;
  if (domain.includes("*") || parseUrl(domain)?.origin !== domain || !domain.startsWith("https:")) {
    return [findingAt("app-domain", element, `must be https, a host and no more, was "${domain}"`)];
  }
  if (base === undefined || new URL(base).origin !== domain) return [];
  return [findingAt("app-domain", element, "repeats the add-in's own host, which is always allowed")];
}

function parseUrl(text: string): URL | undefined {
  return URL.canParse(text) ? new URL(text) : undefined;
}
