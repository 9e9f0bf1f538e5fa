import { fill } from "../../language/fill.js";
import { texts } from "../../language/spoken.js";
import { isNumber } from "./numberStyle.js";

/** What a column of a list holds. */
type Role =
  | "coin"
  | "total"
  | "free"
  | "locked"
  | "equity"
  | "instead"
  | "beta"
  | "price"
  | "value"
  | "history"
  | "other";

/** Exports begin with a few lines about the account. */
const maxLinesAbove = 12;

const words = (list: string): ReadonlySet<string> => new Set(list.split(", "));

/** The headings of exchanges' exports and of our own sheets, as {@link plainHeading} gives them. */
const headings: Readonly<Record<Exclude<Role, "value" | "price" | "other">, ReadonlySet<string>>> = {
  // Both in the order of preference, for lists that have several: a ticker names a coin better than its name.
  coin: words(
    "ticker, coin, asset, symbol, token, currency, ccy, crypto, cryptocurrency, assets, tokens, currencies, münze, währung, coin name, asset name, token name, name",
  ),
  total: words(
    "coins, total, total balance, total amount, total quantity, wallet balance, balance, quantity, qty, amount, holding, holdings, units, size, menge, anzahl, bestand, gesamt",
  ),
  free: words(
    "available, free, available balance, free balance, available amount, available quantity, verfügbar",
  ),
  locked: words(
    "locked, frozen, in order, in orders, on order, on orders, on hold, hold, reserved, locked balance, frozen balance, locked amount, used",
  ),
  equity: words("equity, account equity, coin equity, net equity"),
  instead: words("instead"),
  beta: words("beta"),
  history: words(
    "txid, tx id, transaction id, refid, order id, trade id, transaction type, operation, side, quantity transacted",
  ),
};

const moneyWord =
  /\b(?:value|price|worth|cost|profit|pnl|p&l|usd|usdt|usdc|eur|gbp|btc|fiat|fee|change|apr|apy|rate)\b|[$€£%]/u;

/** "Available_Balance:" is "available balance". */
function plainHeading(text: string): string {
  return text
    .toLowerCase()
    .replaceAll(/[_\s:*]+/gu, " ")
    .trim();
}

function roleOf(heading: string): Role {
  const plain = plainHeading(heading);
  for (const [role, known] of Object.entries(headings)) {
    if (known.has(plain) && isRole(role)) return role;
  }
  if (plain === "price") return "price";
  return moneyWord.test(plain) ? "value" : "other";
}

const isRole = (text: string): text is keyof typeof headings => text in headings;

/** Where the number of coins comes from: one column, or what is free and what is locked. */
type CoinsSource = "total" | "free" | "free and locked" | "equity" | "unnamed";

export type ListColumns = {
  readonly coin: number;
  /** Columns whose sum is the number of coins. */
  readonly coins: readonly number[];
  readonly source: CoinsSource;
  readonly instead: number | null;
  readonly beta: number | null;
  readonly price: number | null;
  /** Headings of the columns that are not used, in their order. */
  readonly unused: readonly string[];
};

export type FoundColumns =
  | { readonly status: "found"; readonly columns: ListColumns }
  | { readonly status: "history" }
  /** Several columns, or none, may hold the coins. */
  | { readonly status: "unclear" };

type Column = { readonly index: number; readonly heading: string; readonly role: Role };

function preferred(role: "coin" | "total", columns: readonly Column[]): Column | undefined {
  const order = [...headings[role]];
  const rank = ({ heading }: Column): number => order.indexOf(plainHeading(heading));
  return columns.filter((column) => column.role === role).sort((one, two) => rank(one) - rank(two))[0];
}

type Coins = { readonly columns: readonly Column[]; readonly source: CoinsSource };

function coinsOf(columns: readonly Column[]): Coins | null {
  const first = (role: Role): Column | undefined => columns.find((column) => column.role === role);
  const [total, free, locked, equity] = [
    preferred("total", columns),
    first("free"),
    first("locked"),
    first("equity"),
  ];
  if (total !== undefined) return { columns: [total], source: "total" };
  if (free !== undefined && locked !== undefined) {
    const all = columns.filter(({ role }) => role === "locked");
    return { columns: [free, ...all], source: "free and locked" };
  }
  if (free !== undefined) return { columns: [free], source: "free" };
  if (equity !== undefined) return { columns: [equity], source: "equity" };
  const [unnamed, second] = columns.filter(({ role }) => role === "other");
  return unnamed !== undefined && second === undefined ? { columns: [unnamed], source: "unnamed" } : null;
}

/** The column of the coin's name; "Coins" is one where another column holds the number. */
function coinColumn(columns: readonly Column[]): Column | undefined {
  const named = preferred("coin", columns);
  if (named !== undefined) return named;
  const coins = columns.find(({ heading }) => plainHeading(heading) === "coins");
  if (coins !== undefined && columns.some(({ role, index }) => role === "total" && index !== coins.index)) {
    return coins;
  }
  return columns.find(({ role }) => role === "other");
}

/** Where the headings of a list are: below lines about an account only where they name both columns; -1 for nowhere. */
export function headingsAt(rows: readonly (readonly string[])[]): number {
  const roles = rows.slice(0, maxLinesAbove + 1).map((row) => {
    const filled = row.filter((cell) => cell !== "");
    const known = filled.some(isNumber) ? [] : filled.map(roleOf);
    return { hasCoin: known.includes("coin"), hasCount: known.some(isCount) };
  });
  const named = roles.findIndex(({ hasCoin, hasCount }) => hasCoin && hasCount);
  if (named >= 0) return named;
  return roles[0]?.hasCoin === true || roles[0]?.hasCount === true ? 0 : -1;
}

const isCount = (role: Role): boolean =>
  role === "total" || role === "free" || role === "locked" || role === "equity";

function isHistory(columns: readonly Column[]): boolean {
  const has = (...names: readonly string[]): boolean =>
    columns.some(({ heading }) => names.includes(plainHeading(heading)));
  return columns.some(({ role }) => role === "history") || (has("time", "date", "timestamp") && has("type"));
}

/** "Price" is ours only beside our own "Coins": in an export it is a market price, which nobody typed. */
function ownColumns(columns: readonly Column[], coins: Column | undefined) {
  const first = (role: Role): Column | undefined => columns.find((column) => column.role === role);
  const isOurs = coins !== undefined && plainHeading(coins.heading) === "coins";
  return { instead: first("instead"), beta: first("beta"), price: isOurs ? first("price") : undefined };
}

/** Finds the columns by their headings. */
export function columnsByHeadings(row: readonly string[]): FoundColumns {
  const columns = row.map((heading, index): Column => ({ index, heading, role: roleOf(heading) }));
  if (isHistory(columns)) return { status: "history" };
  const named = columns.filter(({ heading }) => heading !== "");
  const coin = coinColumn(named);
  const coins = coinsOf(named.filter((column) => column !== coin));
  if (coin === undefined || coins === null) return { status: "unclear" };
  const own = ownColumns(named, coins.columns[0]);
  const used = new Set([coin, ...coins.columns, ...Object.values(own)]);
  return {
    status: "found",
    columns: {
      coin: coin.index,
      coins: coins.columns.map(({ index }) => index),
      source: coins.source,
      instead: own.instead?.index ?? null,
      beta: own.beta?.index ?? null,
      price: own.price?.index ?? null,
      unused: named.filter((column) => !used.has(column)).map(({ heading }) => heading),
    },
  };
}

/** The columns of a list without headings: a coin and its number, in either order. */
export function columnsByPlace(isNumberFirst: boolean, width: number): ListColumns {
  const unused = Array.from({ length: Math.max(0, width - 2) }, (_, index) =>
    fill(texts.list.column, { number: index + 3 }),
  );
  const [coin, coins] = isNumberFirst ? [1, 0] : [0, 1];
  return { coin, coins: [coins], source: "total", instead: null, beta: null, price: null, unused };
}
