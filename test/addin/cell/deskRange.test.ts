import { expect, it } from "vitest";
import { deskRange } from "../../../addin/cell/deskRange.js";

// As Excel hands over data types: @types/office-js, EntityCellValue and FormattedNumberCellValue.
const entity = { type: "Entity", text: "ETH", basicType: "Error", basicValue: "#VALUE!" };
const formatted = { type: "Double", basicType: "Double", basicValue: 100, numberFormat: "0.0" };
const error = { type: "Error", basicType: "Error", basicValue: "#N/A" };

it("reads data types by what they stand for: an entity for its name, a number for itself, an error for the error", () => {
  expect(
    deskRange([
      [entity, formatted],
      ["SOL", error],
    ]),
  ).toEqual([
    ["ETH", 100],
    ["SOL", { error: "#N/A" }],
  ]);
});

it("is empty where it is left out, also as a blank cell", () => {
  expect(deskRange(null)).toEqual([]);
  expect(deskRange([[""]])).toEqual([]);
});
