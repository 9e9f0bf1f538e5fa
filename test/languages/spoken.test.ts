import { afterEach, describe, expect, it } from "vitest";
import { englishTexts } from "../../addin/language/english/englishTexts.js";
import { count, fill } from "../../addin/language/fill.js";
import { english, languageFor } from "../../addin/language/languages.js";
import { localNumber } from "../../addin/language/localNumber.js";
import { say, speak, texts } from "../../addin/language/spoken.js";
import { comparedText, refreshText } from "../../addin/taskpane/texts.js";

const speakGerman = (catalogue: Readonly<Record<string, string>>): void => {
  speak(languageFor("de-DE"), new Map(Object.entries(catalogue)));
};

afterEach(() => {
  speak(english, new Map());
});

describe("the texts of the page", () => {
  it("are in the language spoken, those that are not translated in English", () => {
    speakGerman({
      Cancel: "Abbrechen",
      "Read the Action column and do what it says on the exchange.": "Lesen Sie.",
    });
    expect(texts.cancel).toBe("Abbrechen");
    expect(texts.help.steps[1]).toBe("Lesen Sie.");
    expect(texts.replace).toBe("Replace");
    expect(say("Cancel")).toBe("Abbrechen");
    expect(say("no text of the page")).toBe("no text of the page");
  });

  it("leave the English ones as they are", () => {
    speakGerman({ Cancel: "Abbrechen" });
    expect(englishTexts.cancel).toBe("Cancel");
    speak(english, new Map());
    expect(texts.cancel).toBe("Cancel");
  });

  it("take their values wherever the language puts them", () => {
    speakGerman({ "{asked} of {all} requested.": "Von {all} wurden {asked} angefragt." });
    expect(refreshText({ asked: 3, heldBack: 1, refused: null })).toBe(
      "Von 4 wurden 3 angefragt. 1 on hold: the service or a venue limits requests.",
    );
    expect(fill("{a}{b}{a}", { a: "{b}", b: 2 })).toBe("{b}2{b}");
  });
});

describe("a text about a number of things", () => {
  const cells = { one: "{count} cell on {sheet}", other: "{count} cells on {sheet}" } as const;

  it("has the form of its number", () => {
    expect([0, 1, 2].map((number) => count(cells, number, { sheet: "A" }))).toEqual([
      "0 cells on A",
      "1 cell on A",
      "2 cells on A",
    ]);
    expect(comparedText("ETH", 1)).toBe("ETH: 1 contract, best for a short first.");
  });

  it("has one form in Chinese", () => {
    speak(languageFor("zh-CN"), new Map());
    expect(count(cells, 1, { sheet: "A" })).toBe("1 cells on A");
  });
});

describe("a number", () => {
  it.each([
    ["en-US", "1234567.80", "1,234,567.80"],
    ["de-DE", "1234567.80", "1.234.567,80"],
    ["zh-CN", "1234567.80", "1,234,567.80"],
    ["de-DE", "0.0000000123", "0,0000000123"],
    ["de-DE", "4000", "4.000"],
    ["en-US", "12345678901234567890", "12,345,678,901,234,567,890"],
  ])("in %s is %s written as %s", (locale, plain, written) => {
    speak(languageFor(locale), new Map());
    expect(localNumber(plain)).toBe(written);
  });
});
