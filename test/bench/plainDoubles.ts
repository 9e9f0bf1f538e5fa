type Plain = (...given: readonly number[]) => number;

const year = 8760;

/** The same formulas in plain doubles, without checks: what exact decimals and sentences are measured against. */
export const plainDoubles: Readonly<Record<string, Plain>> = {
  QTY: (value = 0, price = 0, ratio = 1) => (value * ratio) / price,
  CONTRACTS: (value = 0, size = 1, step = 1) => Math.floor(value / size / step) * step,
  ROUNDLOT: (quantity = 0, step = 1) => Math.floor(quantity / step) * step,
  NOTIONAL: (bag = 0, price = 0, margin = 0, ratio = 1) => (bag * ratio + margin) * price,
  PROXY: (value = 0, correlation = 0, price = 0, asset = 1, proxy = 1) =>
    (value * correlation * (asset / proxy)) / price,
  PROXYBETA: (value = 0, beta = 0, price = 0, margin = 0) => (value * beta) / price + margin,
  FUNDINGCOST: (notional = 0, rate = 0, days = 0, hours = 8) => (-notional * rate * days * 24) / hours,
  APR: (rate = 0, hours = 8) => (rate * year) / hours,
  APY: (rate = 0, hours = 8) => (1 + rate) ** (year / hours) - 1,
  FUNDINGCOUNT: (start = 0, end = 0, hours = 8) =>
    Math.floor((end * 24) / hours) - Math.floor((start * 24) / hours),
  PNL: (notional = 0, entry = 0, exit = 0) => (notional / entry) * (entry - exit),
  FEE: (notional = 0, rate = 0) => notional * rate,
  BREAKEVEN: (entry = 0, open = 0, close = 0, funding = 0) => (entry * (1 - close)) / (1 + open - funding),
  EXITPRICE: (notional = 0, entry = 0, target = 0) => entry - (target * entry) / notional,
  MARGIN: (notional = 0, price = 0, leverage = 1) => notional / (price * leverage),
  LIQPRICE: (notional = 0, entry = 0, margin = 0, rate = 0, deduction = 0) =>
    (notional * (1 - rate)) / (notional / entry - margin - deduction),
  BANKRUPTCY: (notional = 0, entry = 0, margin = 0) => notional / (notional / entry - margin),
  MARGINFOR: (notional = 0, entry = 0, survive = 0, rate = 0, deduction = 0) =>
    Math.max(0, notional / entry - deduction - (notional * (1 - rate)) / survive),
  NETDELTA: (bag = 0, margin = 0, notional = 0, entry = 0) => bag + margin - notional / entry,
  COVERAGE: (notional = 0, target = 0) => notional / target,
  REBALANCE: (notional = 0, target = 0) => Math.round(target - notional),
  BASIS: (futures = 0, spot = 0) => futures / spot - 1,
};
