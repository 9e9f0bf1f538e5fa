// What a person does to the rows and columns of the desk, and what happens when an exchange falls silent.
import { afterAll, beforeAll, expect, test } from "vitest";
import { openDesk, type OpenDesk } from "./journey/openDesk.js";
import { placeOf } from "./journey/person.js";
import { readDesk } from "./journey/readDesk.js";

let desk: OpenDesk;

beforeAll(async () => {
  desk = await openDesk();
});
afterAll(async () => desk.bench.close());

const heldCoins = async (): Promise<readonly string[]> =>
  (await readDesk(desk.bench)).typed.holdings.map(({ coin }) => coin).filter((coin) => coin !== "");

const sample = ["BTC", "ETH", "SOL", "XRP", "DOGE", "USDT"];

/** Clicks an item of the menu of a row's or a column's heading. */
async function chooseOf(place: { readonly x: number; readonly y: number }, item: string): Promise<void> {
  const { page, click } = desk.bench;
  await click(place, "right");
  const entry = page.getByText(item);
  const width = (await entry.boundingBox())?.width ?? 0;
  // A click at a place of the item waits until the opening menu has come to rest; its middle may be an input.
  await entry.click({ position: { x: width - 8, y: 8 } });
}

async function undo(): Promise<void> {
  await desk.bench.page.keyboard.press("Control+z");
}

const rowHeading = (row: number) => ({ x: -20, y: placeOf("Hedge", `A${String(row)}`).y });
const columnHeading = (column: string) => ({ x: placeOf("Hedge", `${column}1`).x, y: -8 });

test("a cell typed into the way of the answers is reported, and forgotten once cleared", async () => {
  const { bench, person, expectRight } = desk;
  await person.type("G10", "5");
  await expect.poll(async () => bench.call("read", "F8")).toBe("#SPILL!");
  expect(await bench.call("read", "F9")).toBe("");
  expect(await bench.call("read", "G9")).toBe("");
  await person.open("Hedge");
  await person.clear("G10");
  await expectRight();
});

test("a whole row of the sheet is deleted, and comes back by Ctrl+Z", async () => {
  const { expectRight } = desk;
  await chooseOf(rowHeading(10), "Delete selected row");
  await expect.poll(heldCoins).toEqual(["BTC", "ETH", "XRP", "DOGE", "USDT"]);
  await expectRight();
  await undo();
  await expect.poll(heldCoins).toEqual(sample);
  await expectRight();
});

test("a row is inserted above the table", async () => {
  const { expectRight } = desk;
  await chooseOf(rowHeading(7), "rows above");
  await expectRight();
  await undo();
  await expectRight();
});

/** The colours of the first actions, by what the sentences ask for. */
async function expectActionColours(): Promise<void> {
  const { bench } = desk;
  const cells = await bench.call("cells", "Hedge");
  const heading = Object.keys(cells).find((address) => cells[address]?.text === "Action") ?? "";
  const [, letter = "", headingRow = ""] = /^([A-Z]+)(\d+)$/.exec(heading) ?? [];
  for (let row = Number(headingRow) + 1; row <= Number(headingRow) + 9; row += 1) {
    const address = `${letter}${String(row)}`;
    const action = await bench.call("read", address);
    const expected = action === "" ? "" : colourOf(action);
    await expect.poll(async () => bench.call("background", address), { message: action }).toBe(expected);
  }
}

const green = "rgb(233,244,238)";
const orange = "rgb(253,241,231)";
const red = "rgb(251,233,233)";
const orders = /^(?:Sell|Buy back|Add|Funding|Leverage)/;

function colourOf(action: string): string {
  if (/^(?:Fine|Cash|Hedged together)/.test(action)) return green;
  if (/^(?:Waiting|Too small|Enter the margin)/.test(action)) return "";
  return orders.test(action) ? orange : red;
}

test("a row is inserted inside the table, and typed into", async () => {
  const { bench, expectRight } = desk;
  await expectActionColours();
  await chooseOf(rowHeading(10), "rows above");
  await expectRight();
  await bench.call("write", "A10", "ADA");
  await bench.call("write", "B10", 10_000);
  await expectRight();
  expect(await heldCoins()).toEqual(["BTC", "ETH", "ADA", "SOL", "XRP", "DOGE", "USDT"]);
  await expectActionColours();
  await bench.call("write", "A10", "");
  await bench.call("write", "B10", "");
  await expectRight();
});

test("a column is inserted between what is typed and the answers", async () => {
  const { expectRight } = desk;
  await chooseOf(columnHeading("F"), "cols left");
  await expectRight();
  await undo();
  await expectRight();
});

test("a column inserted among the typed ones shows an error and no figure of another column", async () => {
  const { bench, expectRight } = desk;
  await chooseOf(columnHeading("B"), "cols left");
  await expect.poll(async () => bench.call("read", "G8")).toBe("#VALUE!");
  expect(await bench.call("message", "G8")).toMatch(/holdings/);
  const cells = await bench.call("cells", "Hedge");
  const shown = Object.entries(cells).filter(([address]) => /^[H-O](?:8|9|1\d)$/.test(address));
  expect(shown).toEqual([]);
  await undo();
  await expectRight();
});

test("an exchange that falls silent is reported with the age of its prices, and recovers", async () => {
  const { bench, expectRight } = desk;
  const fault = async (order: object | null): Promise<void> => {
    const address = `${bench.exchangesUrl}control/faults`;
    await fetch(
      address,
      order === null ? { method: "DELETE" } : { method: "POST", body: JSON.stringify(order) },
    );
  };
  const feed = async (): Promise<string> => (await bench.page.locator("#feed").textContent()) ?? "";
  await fault({ venue: "binance", fault: { kind: "refuse" } });
  await expect.poll(feed).toMatch(/binance inverse: (?:old, \d+ s ago|\d+ s ago; \S)/);
  // What is shown is still what the exchange said last, and says so.
  await expect
    .poll(async () => (await readDesk(bench)).hedge[0]?.["action"]?.text ?? "")
    .toMatch(/^Sell .* binance is not responding: prices as of \d\d:\d\d UTC\.$/i);
  await fault({ venue: "okx", fault: { kind: "refuse" } });
  await bench.call("activate", "Hedge");
  await bench.call("write", "A5", "okx");
  // The other venues were compared meanwhile: okx's last prices are known, and marked as such on every row that goes there.
  await expect
    .poll(async () => {
      const { typed, hedge } = await readDesk(bench);
      return hedge.flatMap((row, index) => {
        const coin = typed.holdings[index]?.coin ?? "";
        const said = /okx is not responding: prices as of \d\d:\d\d UTC\.$/i.test(row["action"]?.text ?? "");
        return ["SOL", "XRP", "DOGE"].includes(coin) ? [[coin, said]] : [];
      });
    })
    .toEqual([
      ["SOL", true],
      ["XRP", true],
      ["DOGE", true],
    ]);
  await fault(null);
  // Tiers that failed are asked for again after half a minute.
  await expectRight(70_000);
  await bench.call("write", "A5", "binance");
  await expectRight();
}, 180_000);

test("the sentence above the desk turns green when nothing is left to do", async () => {
  const { bench } = desk;
  const summary = async () =>
    Object.entries(await bench.call("cells", "Hedge")).find(([, { text }]) =>
      /needs? action|action needed/.test(text),
    );
  const [address = "", before] = (await summary()) ?? [];
  expect(before?.text).toMatch(/\d rows need action\./);
  expect(await bench.call("background", address)).not.toBe(green);
  const clear = async (sheet: string, isFirst: (text: string) => boolean, letters: string) => {
    await bench.call("activate", sheet);
    for (const [place, { formula, text }] of Object.entries(await bench.call("cells", sheet))) {
      if (formula !== "" || !place.startsWith("A") || !isFirst(text)) continue;
      for (const letter of letters) await bench.call("write", place.replace("A", letter), "");
    }
  };
  await clear("Hedge shorts", (text) => text === "binance:ETH", "ABCD");
  await clear("Hedge", (text) => ["BTC", "ETH", "SOL", "XRP", "DOGE"].includes(text), "AB");
  await expect
    .poll(async () => (await summary())?.[1].text)
    .toBe("5,000 USD held, 5,000 USD of it cash. No action needed.");
  await expect.poll(async () => bench.call("background", address)).toBe(green);
});
