// The names that the help of PLAN and SHORTS explains against the names that the code takes.
import { describe, expect, it } from "vitest";
import { readHoldings } from "../../shared/desk/readHoldings.js";
import { settingNames } from "../../shared/desk/readSettings.js";
import { readShorts } from "../../shared/desk/readShorts.js";
import { planFields } from "../../shared/desk/planFields.js";
import { defaultPlanFields, defaultShortFields, summaryField } from "../../shared/desk/planTable.js";
import { shortFields } from "../../shared/desk/shortFields.js";
import { readBuiltPage } from "./builtHelp.js";
import { parsePage, textOf } from "./parsePage.js";

type Row = { readonly name: string; readonly note: string };

/** Name and note of each row of the table under a heading. */
function rowsOf(page: string, id: string): readonly Row[] {
  const table = parsePage(readBuiltPage(page))
    .all("table")
    .find((each) => each.getAttribute("aria-labelledby") === id);
  const rows = table === undefined ? [] : Array.from(table.getElementsByTagName("tr")).slice(1);
  return rows.map((row) => {
    const [name = "", note = "", meaning = ""] = ["th", "td"]
      .flatMap((tag) => Array.from(row.getElementsByTagName(tag)))
      .map(textOf);
    expect(meaning).not.toBe("");
    return { name, note };
  });
}

function namesOf(page: string, id: string): readonly string[] {
  return rowsOf(page, id).map(({ name }) => name);
}

/** The columns as the code's own sentence about a wrong width lists them. */
function columnsOf(read: () => unknown): string {
  try {
    read();
  } catch (error) {
    return /needs the columns (.*), had/.exec(String(error))?.[1] ?? "";
  }
  throw new Error("a range of seven columns was taken");
}

function listed(rows: readonly Row[]): string {
  const names = (note: string) => rows.flatMap((row) => (row.note === note ? [row.name] : [])).join(", ");
  return `${names("required")} and optionally ${names("optional")}`;
}

const wide = [Array.from({ length: 7 }, () => "x")];

describe.each(["plan.html", "shorts.html"])("%s", (page) => {
  it("explains every setting and no other, in the order of the code", () => {
    expect(namesOf(page, "settings")).toEqual(settingNames);
  });

  it("states the defaults that the desk was designed with", () => {
    expect(rowsOf(page, "settings").map(({ name, note }) => `${name}: ${note}`)).toEqual([
      "venue: binance",
      "hedge ratio: 1",
      "prefer: coin margin",
      "proxy: ETH",
      "survive: 2 (BTC, ETH: 1)",
      "leverage: none",
      "warn: 0.3",
      "horizon: 30 days",
      "fee rate: 0.0005",
      "band: 0.05",
      "max funding: 0.5",
      "maintenance rate: the venue's tier, else 0.025",
      "days: none",
    ]);
  });

  it("explains every column of the shorts", () => {
    expect(listed(rowsOf(page, "shorts"))).toBe(columnsOf(() => readShorts(wide, () => true)));
  });
});

it("the page of PLAN explains every column of the holdings", () => {
  expect(listed(rowsOf("plan.html", "holdings"))).toBe(
    columnsOf(() => readHoldings(wide, "binance", () => true)),
  );
});

describe.each([
  ["plan.html", planFields, defaultPlanFields],
  ["shorts.html", shortFields, defaultShortFields],
] as const)("%s", (page, fields, shown) => {
  const rows = rowsOf(page, "fields");

  it("explains every field and no other", () => {
    expect(rows.map(({ name }) => name)).toEqual([...Object.keys(fields), summaryField]);
  });

  it("marks what is shown without fields", () => {
    const marked = rows.filter(({ note }) => note === "shown").map(({ name }) => name);
    expect([...marked].sort()).toEqual([...shown].sort());
  });
});
