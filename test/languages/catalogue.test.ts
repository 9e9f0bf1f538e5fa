import { describe, expect, it } from "vitest";
import { languages, translations } from "../../addin/language/languages.js";
import { catalogueAreas, readCatalogue } from "../../scripts/languages/catalogue.js";
import { reviewCatalogue } from "../../scripts/languages/reviewCatalogue.js";
import { sourceTexts } from "../../scripts/languages/sourceTexts.js";

describe("the English texts", () => {
  const sources = sourceTexts();

  it("come from every place where a person reads them, each in one file", () => {
    expect([...sources.keys()]).toEqual([...catalogueAreas]);
    const all = [...sources.values()].flat();
    expect(new Set(all).size).toBe(all.length);
    // One known text of each place: a collector that stops finding a place would leave it English in silence.
    for (const text of [
      "Price of the perpetual in USD per coin",
      "Build hedge sheet",
      "Paste a list first.",
      "Where to report",
    ])
      expect(all).toContain(text);
  });

  it("have no text that is only blanks, or that begins or ends with one", () => {
    expect([...sources.values()].flat().filter((text) => text.trim() !== text || text === "")).toEqual([]);
  });
});

describe.each(translations)("the texts in $name", ({ id }) => {
  // Run `npm run translate` with the language to see the same list with what an old text was.
  it("translate every English text and none that is gone, and keep its numbers, formulas, names and places", () => {
    expect(reviewCatalogue(id)).toEqual([]);
  });

  it("are another language's than each other's", () => {
    const own = readCatalogue(id);
    const others = languages.filter((other) => other.id !== id).map((other) => readCatalogue(other.id));
    const shared = [...own].filter(([english, text]) =>
      others.some((other) => text !== english && other.get(english) === text),
    );
    // Short texts of numbers and names may agree; sentences never do.
    expect(shared.filter(([english]) => english.split(" ").length > 6)).toEqual([]);
  });
});
