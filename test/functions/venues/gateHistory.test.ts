import { describe, expect, test } from "vitest";
import { gate as venue } from "../../../functions/venues/gate.js";
import { fetchRows } from "../../simulator/fetchRows.js";
import { readHistory } from "../support/readHistory.js";
import { useVenueApp } from "../support/venueApp.js";

const now = Date.UTC(2026, 0, 15, 9, 30, 1);
const gate = useVenueApp("gate", ["inverse", "linear"], now);
const api = "https://api.gateio.ws/api/v4/futures";

const hourMs = 3_600_000;
const dayMs = 24 * hourMs;

describe("history", () => {
  test("closes are the texts of Gate's days of UTC, counted in seconds there", async () => {
    const [from, before] = [Date.UTC(2025, 11, 1), Date.UTC(2026, 0, 1)];
    const wanted = { kind: "linear", topic: "closes", id: "PEPE_USDT", from, before } as const;
    const closes = await readHistory(venue, gate.simulator(), wanted);
    const span = `from=${String(from / 1000)}&to=${String(before / 1000 - 1)}`;
    const days = await fetchRows(
      gate.simulator(),
      `${api}/usdt/candlesticks?contract=PEPE_USDT&interval=1d&${span}`,
    );
    expect(closes).toHaveLength(31);
    expect(closes).toEqual(days.map((day) => [Number(day["t"]) * 1000, day["c"], day["h"], day["l"]]));
  });

  test("settlements of every hour take several windows, of which none loses its latest", async () => {
    const [from, before] = [now - 90 * dayMs, now + 1];
    const wanted = { kind: "linear", topic: "fundingRates", id: "ATOM_USDT", from, before } as const;
    const rates = await readHistory(venue, gate.simulator(), wanted);
    const latest = Date.UTC(2026, 0, 15, 9);
    expect(rates.map(([time]) => time)).toEqual(
      Array.from({ length: 2160 }, (_, place) => latest - (2159 - place) * hourMs),
    );
    // Gate puts the newest first.
    const newest = await fetchRows(
      gate.simulator(),
      `${api}/usdt/funding_rate?contract=ATOM_USDT&from=1768435200`,
    );
    expect(rates.slice(-newest.length).reverse()).toEqual(
      newest.map((row) => [Number(row["t"]) * 1000, row["r"]]),
    );
  });
});
