import { expect, test } from "vitest";
import { wordLists } from "../../addin/wordLists.js";
import { addEnums } from "../../scripts/lib/addEnums.js";
import { venueWordList } from "../../scripts/lib/venueWordList.js";

const generated = JSON.stringify({
  allowCustomDataForDataTypeAny: true,
  functions: [
    {
      id: "LIQPRICE",
      name: "LIQPRICE",
      parameters: [
        { name: "notional", type: "any" },
        { name: "method", type: "any", optional: true, description: "How" },
      ],
      result: { type: "number" },
    },
    { id: "OTHER", name: "OTHER", parameters: [{ name: "method", type: "any" }] },
    { id: "PLAN", name: "PLAN", parameters: [{ name: "venue", type: "any", optional: true }] },
  ],
});

test("a parameter that takes a word is tied to its list, and all that the generator wrote is kept", () => {
  const added: unknown = JSON.parse(addEnums(generated, [...wordLists, venueWordList]));
  expect(added).toMatchObject({
    allowCustomDataForDataTypeAny: true,
    functions: [
      {
        id: "LIQPRICE",
        parameters: [
          { name: "notional", type: "any" },
          {
            name: "method",
            type: "string",
            optional: true,
            description: "How",
            customEnumId: "LIQUIDATIONMETHOD",
          },
        ],
        result: { type: "number" },
      },
      { parameters: [{ name: "method", type: "any" }] },
      { parameters: [{ type: "string", optional: true, customEnumId: "VENUE" }] },
    ],
  });
});

test("the lists that some parameter takes are written as Microsoft's generator writes them, no others", () => {
  const { enums } = JSON.parse(addEnums(generated, [...wordLists, venueWordList])) as {
    enums: { id: string; type: string; values: unknown[] }[];
  };
  expect(enums.map(({ id, type }) => `${id} ${type}`)).toEqual(["LIQUIDATIONMETHOD string", "VENUE string"]);
  expect(enums[0]?.values[0]).toEqual({
    name: "mark",
    stringValue: "mark",
    tooltip: "Maintenance margin on the value at the mark price, as on most venues",
  });
  expect(enums[1]?.values).toContainEqual({ name: "bybit", stringValue: "bybit", tooltip: "Bybit" });
});

test("a word of two words has the name of an enum's member and stays what is typed", () => {
  const functions = [{ id: "INSTRUMENT", parameters: [{ name: "prefer" }] }];
  const { enums } = JSON.parse(addEnums(JSON.stringify({ functions }), wordLists)) as {
    enums: { values: { name: string; stringValue: string }[] }[];
  };
  expect(enums[0]?.values.map(({ name, stringValue }) => [name, stringValue])).toEqual([
    ["coin_margin", "coin margin"],
    ["one_venue", "one venue"],
  ]);
});

test("the fields of each function are its own", () => {
  const functions = ["QUOTES", "PLAN", "SHORTS"].map((id) => ({ id, parameters: [{ name: "fields" }] }));
  const added = JSON.parse(addEnums(JSON.stringify({ functions }), wordLists)) as {
    functions: { parameters: { customEnumId: string }[] }[];
  };
  expect(added.functions.map(({ parameters }) => parameters[0]?.customEnumId)).toEqual([
    "FIELD",
    "PLANFIELD",
    "SHORTFIELD",
  ]);
});

test.each(["{}", '{"functions":[{"id":"QTY"}]}', "[]"])("%s is refused", (json) => {
  expect(() => addEnums(json, wordLists)).toThrow();
});

// Excel takes the id without regard to case, so that two ids must differ by more than that.
test("ids of lists and words are valid and unique, and every word is explained in a line", () => {
  const lists = [...wordLists, venueWordList];
  const ids = lists.map(({ id }) => id.toLowerCase());
  expect(new Set(ids).size).toBe(ids.length);
  for (const { id, words } of lists) {
    expect(id).toMatch(/^[A-Z]{3,128}$/);
    expect(new Set(words.map(({ word }) => word)).size).toBe(words.length);
    for (const { word, tooltip } of words) {
      expect(word).toMatch(/^[a-zA-Z0-9]+( [a-z]+)?$/);
      expect(tooltip).toMatch(/^.{2,90}$/);
    }
  }
});
