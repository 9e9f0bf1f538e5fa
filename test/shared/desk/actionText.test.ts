import { expect, it } from "vitest";
import { sentence } from "../../../shared/desk/actionText.js";

it.each([
  ["a word", "A word."],
  ["a. word.", "A. word."],
  ["a b:c", "A b:c."],
  ["bybit:ETH has no mark price", "bybit:ETH has no mark price."],
])(
  "the sentence of %j ends with one stop, and starts with a capital unless with an instrument",
  (words, whole) => {
    expect(sentence(words)).toBe(whole);
  },
);
