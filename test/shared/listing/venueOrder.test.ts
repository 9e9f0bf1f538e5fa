import { expect, it } from "vitest";
import { venueId } from "../../../shared/contract/perpetuals.js";
import { venueOrder } from "../../../shared/listing/venueOrder.js";

it("names fourteen venues, each once, as addresses write them", () => {
  expect(new Set(venueOrder).size).toBe(14);
  expect(venueOrder).toHaveLength(14);
  expect(venueOrder.map((venue) => venueId.parse(venue))).toEqual(venueOrder);
});
