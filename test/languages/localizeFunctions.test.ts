import { describe, expect, it } from "vitest";
import * as z from "zod/mini";
import { localizeFunctions } from "../../scripts/languages/localizeFunctions.js";

const metadata = {
  allowErrorForDataTypeAny: true,
  functions: [
    {
      id: "QTY",
      name: "QTY",
      description: "Coins to short",
      helpUrl: "https://hedge.example/help/de/qty.html",
      options: { stream: true },
      parameters: [
        { name: "price", description: "Price in USD", type: "any" },
        { name: "side", type: "string", customEnumId: "SIDE", optional: true },
      ],
    },
  ],
  enums: [
    {
      id: "SIDE",
      type: "string",
      values: [
        { name: "short", stringValue: "short", tooltip: "Gains when the price falls" },
        { name: "long", stringValue: "long" },
      ],
    },
  ],
};

const said = (text: string): string => text.toUpperCase();
const described = new Set(["description", "tooltip"]);

/** All that is no description. */
const withoutDescriptions = (json: unknown): unknown =>
  JSON.parse(JSON.stringify(json, (key, value: unknown) => (described.has(key) ? undefined : value)));

describe("functions.json in another language", () => {
  const localized: unknown = JSON.parse(localizeFunctions(JSON.stringify(metadata), said));

  it("describes functions, parameters and words in it", () => {
    expect(localized).toMatchObject({
      functions: [{ description: "COINS TO SHORT", parameters: [{ description: "PRICE IN USD" }, {}] }],
      enums: [{ values: [{ tooltip: "GAINS WHEN THE PRICE FALLS" }, { name: "long" }] }],
    });
  });

  it("names and types everything as before: a workbook goes from one language to another", () => {
    expect(withoutDescriptions(localized)).toEqual(withoutDescriptions(metadata));
  });

  it("refuses what is no metadata", () => {
    expect(() => localizeFunctions("{}", said)).toThrow(z.core.$ZodError);
  });
});
