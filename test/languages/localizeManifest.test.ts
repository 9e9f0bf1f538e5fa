import { describe, expect, it } from "vitest";
import { english, translations, type Language } from "../../addin/language/languages.js";
import { localizeManifest, manifestTexts } from "../../scripts/languages/localizeManifest.js";
import { lintManifest } from "../../scripts/manifest/lintManifest.js";
import { findAll, readManifest } from "../../scripts/manifest/readManifest.js";
import { developmentManifest, readSource } from "../manifest/manifestFiles.js";

const [german = english] = translations;
const twice: Language = { ...german, locales: ["de-DE", "de-AT"] };
const localized = localizeManifest(developmentManifest, [
  { language: twice, say: (text) => `„${text}“ & <"mehr">` },
]);

const sources = findAll(readManifest(developmentManifest), "VersionOverrides", "Resources");
const resources = findAll(readManifest(localized), "VersionOverrides", "Resources");
const definitions = (section: string) =>
  resources.flatMap((each) => findAll(each, section)).flatMap(({ children }) => children);

describe("the manifest in more than one language", () => {
  it("gives every text a value per locale, escaped, and keeps the English one as the default", () => {
    const texts = [...definitions("ShortStrings"), ...definitions("LongStrings")].filter(
      ({ attributes }) => attributes.get("id") !== "Functions.Namespace",
    );
    expect(texts.length).toBeGreaterThan(10);
    for (const { attributes, children } of texts) {
      const byDefault = attributes.get("DefaultValue") ?? "";
      expect(manifestTexts(developmentManifest)).toContain(byDefault);
      expect(children.map((each) => [each.attributes.get("Locale"), each.attributes.get("Value")])).toEqual([
        ["de-DE", `„${byDefault}“ & <"mehr">`],
        ["de-AT", `„${byDefault}“ & <"mehr">`],
      ]);
    }
  });

  it("leads to the functions and the help of the language, and to the same program", () => {
    const addresses = new Map(
      definitions("Urls").map(({ attributes, children }) => [
        attributes.get("id"),
        children.map((each) => each.attributes.get("Value")),
      ]),
    );
    const root = "https://localhost:3000";
    expect(addresses.get("Functions.Metadata.Url")).toEqual(Array(2).fill(`${root}/functions.de.json`));
    expect(addresses.get("LearnMore.Url")).toEqual(Array(2).fill(`${root}/help/de/all-functions.html`));
    expect(addresses.get("Functions.Script.Url")).toEqual([]);
    expect(addresses.get("Taskpane.Url")).toEqual([]);
    expect(localized).toContain(`<Override Locale="de-AT" Value="${root}/help/de/support.html"/>`);
  });

  it("never translates the front of a formula", () => {
    const namespace = definitions("ShortStrings").find(
      ({ attributes }) => attributes.get("id") === "Functions.Namespace",
    );
    expect(namespace?.children).toEqual([]);
  });

  it("is one that Office takes, where its files are", () => {
    const short = localizeManifest(developmentManifest, [{ language: twice, say: () => "Kurz" }]);
    const findings = lintManifest(short, (path) =>
      path === "functions.de.json" || path.startsWith("help/de/") ? new Uint8Array() : readSource(path),
    );
    expect(findings).toEqual([]);
    expect(lintManifest(short, readSource).map(({ rule }) => rule)).toContain("file-missing");
  });

  it("stays as it is without a translation", () => {
    const none = localizeManifest(developmentManifest, []);
    expect(none).toBe(developmentManifest);
    expect(sources).toHaveLength(1);
  });
});
