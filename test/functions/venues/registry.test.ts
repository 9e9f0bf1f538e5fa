import { expect, test } from "vitest";
import { venues } from "../../../functions/venues/registry.js";
import { venueOrder } from "../../../shared/listing/venueOrder.js";

test("the venues that are looked through for a coin are those that can be asked, in the order they are shown", () => {
  expect(venues.map(({ id }) => id)).toEqual(venueOrder);
});
