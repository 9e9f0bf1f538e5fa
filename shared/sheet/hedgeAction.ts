import { firstThat, quoted } from "./formulaText.js";
import { inputsHold } from "./hedgeInputBlock.js";
import { inputNames, type HedgeLayout } from "./hedgeLayout.js";
import { coinOfInstrument } from "./typedInstrument.js";

/**
 * A number of contracts as a text, with as many decimals as it has; some venues sell hundred-thousandths. Not TEXT, whose
 * codes differ by language.
 */
function amountText(amount: string): string {
  return `FIXED(${amount},IF(${amount}=ROUND(${amount},0),0,IF(${amount}=ROUND(${amount},4),4,6)))`;
}

/**
 * The formula that says in words what to do about a holding today, the most pressing first: what is wrong with the
 * row, then buying back, margin, funding, selling.
 */
export function actionFormula(row: number, { hedge, detail }: HedgeLayout, detailsName: string): string {
  const own = (column: Parameters<typeof hedge>[0]): string => hedge(column, row).replace(/^.*!/, "");
  const [coin, bag, margin, price] = [own("coin"), own("bag"), own("margin"), own("price")];
  const [instrument, current] = [own("instrument"), own("current")];
  const [mark, contracts, trade] = [detail("mark", row), detail("contracts", row), detail("trade", row)];
  const [apr, lotStep] = [detail("apr", row), detail("lotStep", row)];
  const [marginToAdd, smallest] = [detail("marginToAdd", row), detail("minContracts", row)];
  const lacksMargin = `ROUND(N(${marginToAdd}),4)>0`;
  const addedMargin = `FIXED(${marginToAdd},4)&" "&${coinOfInstrument(detail("instrument", row))}`;
  const isText = (cell: string): string => `AND(${cell}<>"",NOT(ISNUMBER(${cell})))`;
  const text = firstThat(
    [
      [`${instrument}=""`, detail("problem", row)],
      [`NOT(ISNUMBER(${bag}))`, quoted("bag must be a number of coins")],
      [`${bag}<0`, quoted("bag must not be negative")],
      [isText(margin), quoted("margin coins must be a number or blank")],
      [`N(${margin})<0`, quoted("margin coins must not be negative")],
      [`${bag}+N(${margin})=0`, quoted("nothing to hedge: no coins")],
      [isText(current), quoted("current short must be a number of contracts")],
      [`N(${current})<0`, quoted("current short must not be negative")],
      [
        `ISERROR(${mark})`,
        `"no price of "&${instrument}&${quoted(`: point at its error in ${detailsName}`)}`,
      ],
      [`NOT(ISNUMBER(${mark}))`, `"waiting for "&${instrument}`],
      [`NOT(ISNUMBER(${price}))`, `"type the price of "&${coin}&" in USD"`],
      // An input that was emptied is 0 to some platforms and its default to others: neither is to be traded by.
      [`NOT(${inputsHold})`, quoted("check the inputs above the table")],
      [`NOT(ISNUMBER(${contracts}))`, quoted(`cannot be sized: see ${detailsName}`)],
      [`NOT(ISNUMBER(${trade}))`, quoted(`cannot be compared with the current short: see ${detailsName}`)],
      [`${trade}<0`, `"buy back "&${amountText(`-${trade}`)}&" contracts"`],
      [`AND(N(${current})>0,${lacksMargin})`, `"add margin: "&${addedMargin}`],
      [
        `AND(${contracts}>0,-IF(ISNUMBER(${apr}),${apr},0)>${inputNames.maximumCostPerYear})`,
        `"funding above your limit: consider "&IF(N(${current})>0,"closing","waiting")`,
      ],
      [
        // Some venues do not tell it; AND would look at the comparison all the same.
        `IF(ISNUMBER(${smallest}),AND(${trade}>0,${trade}<${smallest}),FALSE)`,
        `"too small: the smallest order is "&${amountText(smallest)}&" contracts"`,
      ],
      // Sold on the margin of the row alone, the short would die at a smaller rise than the leverage asked for.
      [`AND(${trade}>0,${lacksMargin})`, `"add "&${addedMargin}&" margin, then sell "&${amountText(trade)}`],
      [`${trade}>0`, `"sell "&${amountText(trade)}&" contracts"`],
      [
        `AND(${contracts}=0,N(${detail("target", row)})>0)`,
        `"too small: one lot is "&FIXED(${detail("contractUsd", row)}*${lotStep},2)&" USD"`,
      ],
    ],
    quoted("fine"),
  );
  return `=${text}`;
}
