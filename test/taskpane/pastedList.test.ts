import { describe, expect, it } from "vitest";
import { readPastedList, readSelectedList } from "../../addin/taskpane/build/pastedList.js";
import type { ListAnswers } from "../../addin/taskpane/build/listQuestion.js";
import type { TypedCell } from "../../shared/sheet/deskBook.js";

type Pair = readonly [coin: TypedCell, coins: TypedCell];

function pairs(text: string, answers?: ListAnswers): readonly Pair[] {
  const list = readPastedList(text, answers);
  if (list.status === "asked") throw new Error(`asked: ${list.question.text}`);
  return list.rows.map(({ coin, coins }) => [coin, coins]);
}

function notes(text: string): string {
  const list = readPastedList(text);
  return list.status === "read" ? list.notes.join(" ") : `asked: ${list.question.text}`;
}

function question(text: string, answers?: ListAnswers) {
  const list = readPastedList(text, answers);
  if (list.status === "read") throw new Error("nothing was asked");
  return list.question;
}

const held: readonly Pair[] = [
  ["BTC", 1.25],
  ["ETH", 20],
];

describe("a pasted list", () => {
  it.each([
    ["blanks", "BTC 1.25\nETH   20\n"],
    ["number first", "1.25 BTC\n20 ETH"],
    ["the coin again behind its number", "BTC 1.25 BTC\nETH 20 ETH"],
    ["a colon", "BTC: 1.25\neth: 20"],
    ["a decimal comma between blanks", "BTC 1,25\nETH 20"],
    ["tabs, as Excel copies cells", "Coin\tCoins\r\nBTC\t1.25\r\nETH\t20\r\n"],
    ["semicolons and a decimal comma", "\uFEFFMünze;Menge\r\nBTC;1,25\r\nETH;20,0\r\n\r\n"],
    ["Excel's line that names the separator", "sep=;\r\nBTC;1,25\r\nETH;20"],
    ["commas", "BTC,1.25\nETH,20"],
    ["commas and blanks", "BTC, 1.25\nETH, 20"],
    ["quoted numbers", 'Asset,Balance\n"BTC","1,25"\n"ETH","20,0"'],
    ["names with tickers", "Asset;Amount\nBitcoin (BTC);1.25\nETH (Ether);20"],
    ["a quoted line break and quotes", 'Coin,Note,Total\nBTC,"cold\n""A"", safe",1.25\nETH,,20'],
    ["old Mac line ends", "BTC;1.25\rETH;20"],
    ["a title that could be a heading", "Assets\nCoin;Amount\nBTC;1.25\nETH;20"],
    ["names beside tickers", "Name,Symbol,Balance\nBitcoin,BTC,1.25\nEther,ETH,20"],
    ["bullets", "- BTC 1.25\n• ETH 20"],
    ["all on one line", "BTC 1.25, ETH 20"],
    ["all on one line, with decimal commas", "1,25 BTC; 20 ETH;"],
    ["nothing but no-break blanks", "BTC\u00a01.25\nETH\u00a020"],
    ["no-break blanks around", "BTC\t\u00a01.25\u00a0\nETH\t20"],
    ["scientific notation", "BTC;125e-2\nETH;2.0E+1"],
  ])("is read with %s", (_name, text) => {
    expect(pairs(text)).toEqual(held);
  });

  it.each([
    ["1,234.5", 1234.5],
    ["1.234,5", 1234.5],
    ["1'234.5", 1234.5],
    ["1’234", 1234],
    ["1 234,5", 1234.5],
    ["1\u00a0234,5", 1234.5],
    ["1\u202f234,5", 1234.5],
    ["1,234,567", 1_234_567],
    ["1.234.567", 1_234_567],
    ["0.750", 0.75],
    ["0,750", 0.75],
    ["1234.567", 1234.567],
    ["0,00000001", 1e-8],
    ["1.5e-7", 1.5e-7],
    [".5", 0.5],
    ["0.5 BTC", 0.5],
    ["0.5BTC", 0.5],
    ["−2", -2],
  ])("reads %j in a column", (text, value) => {
    expect(pairs(`BTC\t${text}`)).toEqual([["BTC", value]]);
  });

  it.each([
    "12 %",
    "12%",
    "0.5 ETH",
    "$500",
    "500 USD",
    "1.5k",
    "1.2.3",
    "1,23,4",
    "12 34",
    "#N/A",
    "=1+1",
    "ten",
  ])("keeps %j as a text, for its row to explain", (text) => {
    expect(pairs(`BTC\t${text}`)).toEqual([["BTC", text]]);
  });

  it("takes no suffix for a coin that may as well mean millions", () => {
    expect(pairs("M\t5 M")).toEqual([["M", "5 M"]]);
  });

  it("keeps the same coin on several lines, cash and what stands beside it", () => {
    const list = readPastedList(
      "Coin;Coins;Instead;Beta;Price\nbtc;1;;;\nBTC;2;bybit:BTC;;\nUSDT;500;;;\nXYZ;9;;0,75;1,2 ETH\nABC;8;;;$3.500,50",
    );
    expect(list).toMatchObject({
      rows: [
        { coin: "BTC", coins: 1, instead: "", beta: "", price: "" },
        { coin: "BTC", coins: 2, instead: "bybit:BTC", beta: "", price: "" },
        { coin: "USDT", coins: 500 },
        { coin: "XYZ", coins: 9, beta: 0.75, price: "1.2 ETH" },
        { coin: "ABC", coins: 8, price: 3500.5 },
      ],
    });
  });

  it("leaves what looks like a formula a text", () => {
    const formula = '=HYPERLINK("https://x.test","BTC")';
    expect(pairs(`${formula}\t2\nBTC\t=1+1`)).toEqual([
      [formula, 2],
      ["BTC", "=1+1"],
    ]);
  });

  it("reads 200 coins", () => {
    const expected = Array.from({ length: 200 }, (_, index): Pair => [`C${String(index)}X`, index + 0.5]);
    expect(pairs(expected.map((pair) => pair.join(",")).join("\n"))).toEqual(expected);
  });
});

describe("an exchange's export", () => {
  it("of Binance: takes the total, leaves out zeros, and says what it ignores", () => {
    const text =
      "Coin,Total,Available,In order,BTC value\nBTC,1.25,1.0,0.25,1.25\nETH,20,20,0,0.7\nBNB,0.00000000,0,0,0\n";
    expect(pairs(text)).toEqual(held);
    expect(notes(text)).toBe(
      "2 rows read. Not used: Available, In order, BTC value. 1 zero balance skipped.",
    );
  });

  it("of Kraken: in lower case, beside columns without a meaning here", () => {
    expect(
      pairs('"asset","wallet","balance"\n"BTC","spot / main",1.2500\n"ETH","spot / main",20.0000'),
    ).toEqual(held);
  });

  it("of Coinbase: below lines about the account, the price not taken for ours", () => {
    const text =
      'Balances\nUser,Jo Doe,42\n\nAsset,Quantity,Price,Value (USD)\nBTC,1.25,"80,000.10","100,000.13"\nETH,20,3000.5,60010';
    expect(pairs(text)).toEqual(held);
    expect(notes(text)).toBe(
      "2 rows read. Not used: Price, Value (USD). 2 lines above the headings skipped.",
    );
  });

  it("of Bybit: the wallet balance, not the equity", () => {
    const text =
      "Coin,Equity,Wallet Balance,Available Balance,USD Value\nBTC,1.31,1.25,1.2,1\nETH,25,20,20,1\nTotal,,,,150000";
    expect(pairs(text)).toEqual(held);
    expect(notes(text)).toContain("Not used: Equity, Available Balance, USD Value.");
    expect(notes(text)).toContain("Totals skipped: Total.");
  });

  it("with equity alone is asked about", () => {
    const { text, choices } = question("Coin,Equity,Margin rate\nBTC,1.25,1\nETH,20,1");
    expect(text).toContain("unrealised profit");
    expect(pairs("Coin,Equity,Margin rate\nBTC,1.25,1\nETH,20,1", choices[0]?.answer)).toEqual(held);
  });

  it("without a total adds what is free and locked, exactly", () => {
    const text = "Currency\tAvailable\tFrozen\nBTC\t0.1\t0.2\nETH\t20\t";
    expect(pairs(text)).toEqual([
      ["BTC", 0.3],
      ["ETH", 20],
    ]);
    expect(notes(text)).toContain("Coins are the sum of “Available” + “Frozen”.");
  });

  it.each([
    ["txid,refid,time,type,asset,amount,fee,balance\nA,B,2024-01-02,trade,BTC,1,0,1.25", /history/u],
    ["Timestamp,Type,Asset,Quantity\n2024-01-02,Buy,BTC,1", /history/u],
    ["Coin,Price,Value\nBTC,80000,100000", /which column/u],
    ["BTC,0,75\nETH,20,5", /BTC,0,75/u],
    ["BTC,1,250.5\nETH,2", /BTC,1,250.5/u],
    ["Coin,Total\nBTC,0,75", /BTC,0,75/u],
    ["BTC,1.25\nETH 2,5", /comma/u],
    ["BTC 1 234,5", /more than one number/u],
    ["BTC 1.25 80000", /more than one number/u],
    ["BTC;1,234.5\nETH;1.234,5", /“1,234\.5”.*“1\.234,5”/u],
    ["BTC;0.5\nETH;0,5", /“0\.5”.*“0,5”/u],
    ['BTC,"1.25\nETH,2', /quotation mark/u],
    ["2024-01-01;5\nTotal;6\nBTC;0", /No coins.*1 zero.*Total.*2024-01-01/u],
    [" \n ", /Paste/u],
    ["x 1\n".repeat(501), /501/u],
    ["x".repeat(1_000_001), /too much text/u],
  ])("that cannot be read safely is refused: %j", (text, problem) => {
    expect(() => readPastedList(text)).toThrow(problem);
  });
});

describe("a number with two meanings", () => {
  it.each(["1.250", "1,250", "-12.500", "999,999"])("is asked about: %s", (text) => {
    expect(question(`BTC\t${text}`).choices).toHaveLength(2);
  });

  it("is asked about beside a number that is clear", () => {
    const text = "BTC;1.250\nETH;0,75";
    expect(question(text)).toEqual({
      text: "1.250: is it 1250 or 1.25?",
      choices: [
        { label: "1250", answer: { decimalSign: "," } },
        { label: "1.25", answer: { decimalSign: "." } },
      ],
    });
    expect(pairs(text, { decimalSign: "," })).toEqual([
      ["BTC", 1250],
      ["ETH", 0.75],
    ]);
    expect(pairs(text, { decimalSign: "." })).toEqual([
      ["BTC", 1.25],
      ["ETH", 0.75],
    ]);
  });

  it("is answered once for the whole list", () => {
    const text = "BTC;1.250\nETH;20.500\nSOL;3";
    expect(question(text).choices.map(({ label }) => label)).toEqual(["1250 · 20500", "1.25 · 20.5"]);
    expect(pairs(text, { decimalSign: "," })).toEqual([
      ["BTC", 1250],
      ["ETH", 20_500],
      ["SOL", 3],
    ]);
  });
});

describe("selected cells", () => {
  it("need no question about numbers, and say what is no coin", () => {
    const list = readSelectedList([
      ["Coin", "Amount", "Price, USD"],
      [" btc ", 1.25, 80_000],
      ["", "", ""],
      [45_600, 2, ""],
      ["#N/A", 3, ""],
      [true, 4, ""],
      ["ETH", 1.125, ""],
      ["SOL", "#VALUE!", ""],
      ["", 7, ""],
    ]);
    expect(list).toMatchObject({
      rows: [
        { coin: "BTC", coins: 1.25, price: "" },
        { coin: "ETH", coins: 1.125 },
        { coin: "SOL", coins: "#VALUE!" },
      ],
      notes: [
        "3 rows read.",
        "Not used: Price, USD.",
        "1 line without a coin skipped.",
        "Not a coin, skipped: 45600 2, #N/A 3, true 4.",
      ],
    });
  });

  it("are asked about where a number is a text", () => {
    expect(readSelectedList([["BTC", "1.250"]])).toMatchObject({ status: "asked" });
  });

  it("of one column are read as lines", () => {
    expect(readSelectedList([["Asset;Amount"], ["BTC;1,25"]])).toMatchObject({
      rows: [{ coin: "BTC", coins: 1.25 }],
    });
    expect(() => readSelectedList([["BTC"], ["ETH"]])).toThrow(/two columns/u);
    expect(() => readSelectedList([["", " "]])).toThrow(/empty/u);
  });
});
