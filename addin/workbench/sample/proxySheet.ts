import { cellsOnly, type SheetPlan } from "../../../shared/sheet/sheetPlan.js";

/** Hedging coins without a contract of their own by a short in Bitcoin, and the usual mistake in sizing it. */
export const proxySheet: SheetPlan = {
  ...cellsOnly,
  name: "Proxy",
  columnWidths: [290, 160, 160, 560],
  rowHeights: { 1: 36, 2: 24, 4: 42, 16: 34, 18: 28 },
  frozenRows: 0,
  frozenColumns: 0,
  showGridlines: false,
  merges: ["A1:D1", "A16:D16", "A18:D18"],
  cells: {
    A1: { value: "Hedging with Bitcoin", look: "title" },
    A2: {
      value: "For coins that have no contract of their own: short Bitcoin, sized on the whole position.",
      look: "subtitle",
    },

    A4: { look: "headerLeft" },
    B4: { value: "Sized on\nthe position", look: "header" },
    C4: { value: "Sized on\nthe feared loss", look: "header" },
    A5: { value: "Portfolio value, USD", look: "label" },
    B5: { value: 100_000, look: "input", format: "usd" },
    C5: { formula: "=B5", look: "plainNumber", format: "usd" },
    A6: { value: "Correlation with Bitcoin", look: "label" },
    B6: { value: 1, look: "input", format: "usdCents" },
    A7: { value: "Bitcoin futures price, USD", look: "label" },
    B7: { value: 60_000, look: "input", format: "usd" },
    C7: { formula: "=B7", look: "plainNumber", format: "usd" },
    A8: { value: "Drop in all prices", look: "label" },
    B8: { value: 0.2, look: "input", format: "wholePercent" },
    C8: { formula: "=B8", look: "plainNumber", format: "wholePercent" },
    A9: { value: "Bitcoin to short", look: "label" },
    B9: { formula: "=HEDGE.PROXY(B5,B6,B7)", look: "result", format: "coinsFixed" },
    C9: { formula: "=HEDGE.QTY(C8*C5,C7)", look: "doubtful", format: "coinsFixed" },
    D9: { value: "The first size is right: a hedge must be as large as what it protects.", look: "note" },
    A10: { value: "the same in USD", look: "label" },
    B10: { formula: "=B9*B7", look: "plainNumber", format: "usd" },
    C10: { formula: "=C9*C7", look: "plainNumber", format: "usd" },
    A11: { value: "Change of the portfolio, USD", look: "label" },
    B11: { formula: "=-B5*B8", look: "plainNumber", format: "usd" },
    C11: { formula: "=-C5*C8", look: "plainNumber", format: "usd" },
    A12: { value: "Change of the short, USD", look: "label" },
    B12: { formula: "=B10*B8", look: "plainNumber", format: "usd" },
    C12: { formula: "=C10*C8", look: "plainNumber", format: "usd" },
    A13: { value: "Both together, USD", look: "totalLabel" },
    B13: { formula: "=B11+B12", look: "total", format: "usd" },
    C13: { formula: "=C11+C12", look: "total", format: "usd" },
    A14: { value: "Share of the loss that is covered", look: "label" },
    B14: { formula: "=-B12/B11", look: "result", format: "wholePercent" },
    C14: { formula: "=-C12/C11", look: "doubtful", format: "wholePercent" },
    A16: { formula: coveredSentence(), look: "sentence" },

    A18: { value: "Coins that move more than Bitcoin", look: "section" },
    B18: { look: "section" },
    C18: { look: "section" },
    D18: { look: "section" },
    A19: { value: "Correlation with Bitcoin", look: "label" },
    B19: { value: 0.8, look: "input", format: "usdCents" },
    A20: { value: "Annual volatility of the coins", look: "label" },
    B20: { value: 0.9, look: "input", format: "wholePercent" },
    A21: { value: "Annual volatility of Bitcoin", look: "label" },
    B21: { value: 0.5, look: "input", format: "wholePercent" },
    A22: { value: "Bitcoin to short", look: "label" },
    B22: { formula: "=HEDGE.PROXY(B5,B19,B7,B20,B21)", look: "result", format: "coinsFixed" },
    D22: {
      value: "Correlation shows how closely they move together, the volatilities show how far.",
      look: "note",
    },
    A23: { value: "Beta: how far they move when Bitcoin moves 1", look: "label" },
    B23: { formula: "=B19*B20/B21", look: "plainNumber", format: "usdCents" },
    A24: { value: "the same from beta", look: "label" },
    B24: { formula: "=HEDGE.PROXYBETA(B5,B23,B7)", look: "result", format: "coinsFixed" },
    D24: { value: "Use this one if you know the beta.", look: "note" },
  },
};

function coveredSentence(): string {
  return (
    '="Why the right-hand size fails: a short of "&TEXT(C10,"#,##0")&" USD gains only "&TEXT(C12,"#,##0")' +
    '&" USD when prices fall by "&TEXT(C8,"0%")&", but the portfolio loses "&TEXT(-C11,"#,##0")' +
    '&" USD. It covers "&TEXT(C14,"0%")&" of the loss."'
  );
}
