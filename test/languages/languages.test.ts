import { describe, expect, it } from "vitest";
import { languageFor, languages, translations } from "../../addin/language/languages.js";

describe("the language of a locale", () => {
  it.each([
    ["en-US", "en"],
    ["en-GB", "en"],
    ["de-DE", "de"],
    ["de-AT", "de"],
    ["de", "de"],
    ["zh-CN", "zh"],
    ["zh-SG", "zh"],
    ["zh", "zh"],
    // Traditional Chinese is another script, and most of its readers read English more easily than simplified.
    ["zh-TW", "en"],
    ["zh-HK", "en"],
    ["tr-TR", "en"],
    ["", "en"],
    ["../secret", "en"],
  ])("%s is %s", (locale, id) => {
    expect(languageFor(locale).id).toBe(id);
  });

  it("is that of each locale which the manifest names", () => {
    for (const language of translations)
      for (const locale of language.locales) expect(languageFor(locale)).toBe(language);
  });

  it("is distinguished by folder and tag", () => {
    expect(new Set(languages.map(({ id }) => id)).size).toBe(languages.length);
    expect(new Set(languages.map(({ tag }) => tag)).size).toBe(languages.length);
  });
});
