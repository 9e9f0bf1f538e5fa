import { addinAddress, developmentUrl } from "./addinAddress.js";

const developmentNameMark = " (dev)";

/** Office keeps an add-in's settings and consent under this id: it never changes after the first release. */
const releaseId = "ece49c5e-4728-44a9-8829-69b10b3d66c0";

export type ProductionOptions = {
  /** Where the built add-in is served: https, no slash at the end, such as https://hedge.example/addin. */
  readonly addinUrl: string;
};

/**
 * Turns the development manifest into the one for users: their address, and an id and a display name of its own,
 * so that Excel lists the two as two add-ins. The functions' namespace stays, because formulas in workbooks carry it.
 * But two add-ins with the same namespace and function names clash, so only one of the two may be installed.
 */
export function productionManifest(xml: string, { addinUrl }: ProductionOptions): string {
  const address = addinAddress(addinUrl);
  const named = replaceOnce(xml, `${developmentNameMark}"`, '"');
  const identified = replaceOnce(named, /<Id>[^<]*<\/Id>/u, `<Id>${releaseId}</Id>`);
  const commented = replaceOnce(identified, /<!-- The development manifest[^]*?-->\n/u, "");
  return commented.replaceAll(`${developmentUrl}/`, `${address}/`);
}

/** The manifest of a build: for users where the add-in's address is given, else for development. */
export function manifestFor(xml: string, addinUrl: string | undefined): string {
  return addinUrl === undefined ? xml : productionManifest(xml, { addinUrl });
}

function replaceOnce(text: string, what: string | RegExp, by: string): string {
  const replaced = text.replace(what, by);
  if (replaced === text) throw new Error(`The development manifest must contain ${String(what)}.`);
  return replaced;
}
