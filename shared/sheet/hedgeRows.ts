import { Decimal } from "../decimal.js";
import { isPlainNumber } from "../plainNumber.js";
import { actionFormula } from "./hedgeAction.js";
import type { HedgeChoice, HedgeRefusal } from "./chooseHedge.js";
import { quoted, whenNumbers } from "./formulaText.js";
import { firstRow, hedgeColumns, inputNames, type HedgeLayout } from "./hedgeLayout.js";
import type { HedgeHolding, HedgeRequest } from "./hedgeRequest.js";
import type { Format } from "./looks.js";
import type { PlanCell } from "./sheetPlan.js";

type Cells = Record<string, PlanCell>;

/** From which price on so many decimals are enough. */
const priceFormats: readonly (readonly [from: string, format: Format])[] = [
  ["10", "usdCents"],
  ["0.5", "smallPrice"],
  ["0.001", "tinyPrice"],
];

/** How a price of this size is shown; of an unknown one, its digits as far as it has any. */
export function priceFormat(mark: string | null): Format {
  if (mark === null) return "coins";
  const price = new Decimal(mark);
  return priceFormats.find(([from]) => price.gte(from))?.[1] ?? "microPrice";
}

/** Contracts come in whole numbers but where the venue sells parts of one. */
export function contractsFormat(choice: HedgeChoice | HedgeRefusal): Format {
  const lotStep = choice.status === "chosen" ? choice.quote.perpetual.lotStep : null;
  return lotStep === null || new Decimal(lotStep).isInteger() ? "whole" : "partContracts";
}

/** The instrument as a formula of the venue, the proxy and the row's coin, so that changing them changes it. */
function instrumentFormula({ isOnVenue, instrument, method }: HedgeChoice, row: number): string {
  const venue = isOnVenue ? `${inputNames.venue}&":"` : quoted(`${instrument.venue}:`);
  const coin = method === "proxy" ? inputNames.proxyCoin : `$${hedgeColumns.coin}${String(row)}`;
  const quote = instrument.kind === "inverse" ? "" : `&${quoted(`-${instrument.quote}`)}`;
  return `=${venue}&${coin}${quote}`;
}

/** A number as a number, also where it was typed as a text; any other text as it was typed; nothing for none. */
function inputCell(typed: number | string): PlanCell {
  if (typeof typed === "string" && typed.trim() === "") return { look: "input", format: "coins" };
  const value = typeof typed === "number" || isPlainNumber(typed) ? Number(typed) : Number.NaN;
  if (!Number.isFinite(value)) return { look: "input", value: typed };
  // Millions of a coin have no use for decimals, and no room.
  return { look: "input", format: Math.abs(value) < 1_000_000 ? "coins" : "whole", value };
}

function coinCell(typed: string, choice: HedgeChoice | HedgeRefusal): PlanCell {
  if (choice.status === "refused") return { value: typed, look: "inputText" };
  const isAsTyped = typed.trim().toUpperCase() === choice.coin;
  return { value: choice.coin, look: "inputText", ...(isAsTyped ? {} : { note: choice.reason }) };
}

function instrumentCell(choice: HedgeChoice | HedgeRefusal, row: number): PlanCell {
  if (choice.status === "refused") return { look: "label", note: choice.problem };
  return { formula: instrumentFormula(choice, row), look: "label", note: choice.reason };
}

function priceCell(choice: HedgeChoice | HedgeRefusal, mark: string, kind: string): PlanCell {
  if (choice.status === "chosen" && choice.method === "proxy") {
    return { look: "input", format: "coins", note: "Its price is not known here: type it." };
  }
  const format = priceFormat(choice.status === "chosen" ? choice.quote.perpetual.mark : null);
  // An instrument of another coin that was typed over tells that one's price.
  return { formula: `=IF(AND(ISNUMBER(${mark}),${kind}<>"proxy"),${mark},"")`, look: "number", format };
}

/** A holding's row: what is held, what to short against it and what to do today. */
export function holdingCells(
  holding: HedgeHolding,
  choice: HedgeChoice | HedgeRefusal,
  row: number,
  { layout, detailsName }: { readonly layout: HedgeLayout; readonly detailsName: string },
): Cells {
  const at = (column: keyof typeof hedgeColumns): string => `${hedgeColumns[column]}${String(row)}`;
  const mark = layout.detail("mark", row);
  const shown = (figure: string, look: PlanCell["look"], format: Format): PlanCell => ({
    formula: `=${whenNumbers([figure], figure)}`,
    look,
    format,
  });
  const [exposure, notional] = [layout.detail("exposure", row), layout.detail("notional", row)];
  const distance = layout.detail("distance", row);
  // Amounts that the row is told to mend must not count in any sum.
  const valued = `IF(AND(N(${at("bag")})>=0,N(${at("margin")})>=0),${at("bag")}*${at("price")}+N(${at("margin")})*${mark},"")`;
  return {
    [at("coin")]: coinCell(holding.coin, choice),
    [at("bag")]: inputCell(holding.quantity),
    [at("margin")]: inputCell(holding.marginCoins),
    [at("price")]: priceCell(choice, mark, layout.detail("kind", row)),
    [at("value")]: {
      formula: `=${whenNumbers([at("bag"), at("price"), mark], valued)}`,
      look: "number",
      format: "usd",
    },
    [at("instrument")]: instrumentCell(choice, row),
    [at("contracts")]: shown(layout.detail("contracts", row), "result", contractsFormat(choice)),
    [at("rest")]: {
      formula: `=${whenNumbers([exposure, notional], `${exposure}-${notional}`)}`,
      look: "number",
      format: "usd",
    },
    [at("costPerDay")]: shown(layout.detail("costPerDay", row), "number", "usdCents"),
    [at("distance")]: {
      formula: `=IF(ISERROR(${distance}),"",${distance})`,
      look: "number",
      format: "wholePercent",
    },
    [at("current")]: { look: "input", format: contractsFormat(choice) },
    [at("action")]: { formula: actionFormula(row, layout, detailsName), look: "action" },
  };
}

/** Totals below the holdings; rows without a price are left out and counted. */
export function totalCells({ lastRow }: HedgeLayout, { holdings }: Pick<HedgeRequest, "holdings">): Cells {
  const row = String(lastRow + 1);
  const range = (column: keyof typeof hedgeColumns): string =>
    `${hedgeColumns[column]}${String(firstRow)}:${hedgeColumns[column]}${String(lastRow)}`;
  const sum = (column: keyof typeof hedgeColumns, format: Format): Cells => ({
    [`${hedgeColumns[column]}${row}`]: { formula: `=SUM(${range(column)})`, look: "total", format },
  });
  const missing = `${String(holdings.length)}-COUNT(${range("value")})`;
  const lines: Cells = Object.fromEntries(
    Object.values(hedgeColumns).map((column) => [`${column}${row}`, { look: "total" }]),
  );
  return {
    ...lines,
    [`${hedgeColumns.coin}${row}`]: { value: "Total", look: "totalLabel" },
    ...sum("value", "usd"),
    ...sum("rest", "usd"),
    ...sum("costPerDay", "usdCents"),
    [`${hedgeColumns.action}${row}`]: {
      formula: `=IF(${missing}=0,"every row has a value",${missing}&IF(${missing}=1," row"," rows")&" without a value")`,
      look: "totalLabel",
    },
  };
}
