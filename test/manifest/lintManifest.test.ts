import { describe, expect, it } from "vitest";
import { manifestRules } from "../../scripts/manifest/finding.js";
import { lintManifest } from "../../scripts/manifest/lintManifest.js";
import { productionManifest } from "../../scripts/manifest/productionManifest.js";
import { developmentManifest, readSource } from "./manifestFiles.js";
import { manifestMutants } from "./manifestMutants.js";

const xmlComments = /<!--[^]*?-->/gu;

describe("lintManifest", () => {
  it("finds nothing in the development manifest", () => {
    expect(lintManifest(developmentManifest, readSource)).toEqual([]);
  });

  it("finds nothing in the production manifest", () => {
    const xml = productionManifest(developmentManifest, { addinUrl: "https://hedge.example/addin" });
    expect(lintManifest(xml, readSource)).toEqual([]);
  });

  it("finds nothing when the comments are gone", () => {
    expect(lintManifest(developmentManifest.replaceAll(xmlComments, ""), readSource)).toEqual([]);
  });

  it.each(manifestMutants)("%s: %s", (rule, _what, mutate) => {
    const mutant = mutate(developmentManifest);
    expect(mutant).not.toBe(developmentManifest);
    const findings = lintManifest(mutant, readSource);
    expect(findings.map((finding) => finding.rule)).toContain(rule);
    for (const { sentence } of findings) expect(sentence).toMatch(/^[A-Z][^]*[.)\]]$/u);
  });

  it("has a mutant for every rule", () => {
    const covered = new Set(manifestMutants.map(([rule]) => rule));
    expect(manifestRules.filter((rule) => !covered.has(rule))).toEqual([]);
  });

  it("names the element that is wrong", () => {
    const mutant = developmentManifest.replace('<Label resid="OpenPane.Label"/>', "");
    expect(lintManifest(mutant, readSource).map(({ sentence }) => sentence)).toEqual([
      "OfficeApp/VersionOverrides/Hosts/Host/DesktopFormFactor/ExtensionPoint/OfficeTab[TabHome]/Group[Hedge.Group]/Control[Hedge.OpenPane] must have a Label.",
    ]);
  });

  it("does not take a text file for an icon", () => {
    const asText = (path: string): Uint8Array | undefined =>
      path.endsWith(".png") ? new TextEncoder().encode("This is not a PNG at all.") : readSource(path);
    const rules = new Set(lintManifest(developmentManifest, asText).map(({ rule }) => rule));
    expect([...rules]).toEqual(["icon-pixels"]);
  });
});
