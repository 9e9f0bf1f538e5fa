import fc from "fast-check";
import { expect, it } from "vitest";
import type { ListAnswers } from "../../addin/taskpane/build/listQuestion.js";
import { readPastedList } from "../../addin/taskpane/build/pastedList.js";

type Pair = readonly [coin: string, coins: number];

function pairs(text: string, answers: ListAnswers): unknown {
  const list = readPastedList(text, answers);
  return list.status === "read" ? list.rows.map(({ coin, coins }) => [coin, coins]) : list.question;
}

/** How people and programs print numbers. */
const styles = [
  { decimal: ".", group: "" },
  { decimal: ".", group: "," },
  { decimal: ".", group: "'" },
  { decimal: ".", group: "\u202f" },
  { decimal: ",", group: "" },
  { decimal: ",", group: "." },
  { decimal: ",", group: "\u00a0" },
] as const;

type Style = (typeof styles)[number];

/** Prints whole and decimal digits without any arithmetic of the code under test. */
function print(whole: number, decimals: string, { decimal, group }: Style): string {
  const digits = String(whole);
  let grouped = "";
  for (let end = digits.length; end > 0; end -= 3) {
    grouped = digits.slice(Math.max(0, end - 3), end) + (grouped === "" ? "" : group + grouped);
  }
  return decimals === "" ? grouped : grouped + decimal + decimals;
}

it("reads any list back as it was printed, or asks and reads it by one of the answers", () => {
  const coins = ["BTC", "ETH", "SOL", "1INCH", "XRP"];
  const amount = fc.tuple(
    fc.oneof(fc.integer({ min: 1, max: 2000 }), fc.integer({ min: 1, max: 99_999_999 })),
    fc.stringMatching(/^[0-9]{0,5}$/),
  );
  fc.assert(
    fc.property(
      fc.array(amount, { minLength: 1, maxLength: 8 }),
      fc.constantFrom(...styles),
      fc.constantFrom("\t", ";", ",", " ", '","'),
      fc.boolean(),
      (amounts, style, separator, hasHeadings) => {
        const expected = amounts.map(([whole, decimals], index): Pair => [
          coins[index % coins.length] ?? "",
          Number(`${String(whole)}.${decimals}0`),
        ]);
        const isQuoted = separator === '","';
        const lines = amounts.map(([whole, decimals], index) =>
          [coins[index % coins.length], print(whole, decimals, style)].join(separator),
        );
        const all = hasHeadings ? [["Coin", "Balance"].join(separator), ...lines] : lines;
        const text = all.map((line) => (isQuoted ? `"${line}"` : line)).join("\n");
        let asked: readonly ListAnswers[] = [{}];
        try {
          const list = readPastedList(text);
          if (list.status === "asked") asked = list.question.choices.map(({ answer }) => answer);
        } catch (error) {
          // Only a comma within a number among commas that separate may be refused.
          expect(separator, String(error)).toBe(",");
          expect(lines.some((line) => line.split(",").length > 2)).toBe(true);
          return;
        }
        expect(asked.map((answers) => pairs(text, answers))).toContainEqual(expected);
      },
    ),
    { numRuns: 2000 },
  );
});
