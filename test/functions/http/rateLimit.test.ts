import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { clientAddressOf } from "../../../functions/http/clientAddress.js";
import { createRateLimit } from "../../../functions/http/rateLimit.js";
import { startTestApp, type TestApp } from "../support/testApp.js";

test.each([
  ["203.0.113.7:51234", 1, "203.0.113.7"],
  ["203.0.113.7", 1, "203.0.113.7"],
  ["1.1.1.1, 203.0.113.7:1", 1, "203.0.113.7"],
  ["1.1.1.1,9.9.9.9 , 203.0.113.7:1", 2, "9.9.9.9"],
  ["[2001:db8:1:2:3:4:5:6]:443", 1, "2001:db8:1:2::/64"],
  ["2001:0DB8:0001:0002::9", 1, "2001:db8:1:2::/64"],
  ["2001:db8::", 1, "2001:db8:0:0::/64"],
  ["fe80::1%eth0", 1, "fe80:0:0:0::/64"],
  ["64:ff9b::192.0.2.33", 1, "64:ff9b:0:0::/64"],
  ["::ffff:203.0.113.7", 1, "203.0.113.7"],
  ["[::ffff:cb00:7107]:80", 1, "203.0.113.7"],
  ["203.0.113.7:1, ", 1, null],
  ["203.0.113.7", 2, null],
  ["nonsense", 1, null],
  ["[::1", 1, null],
  ["", 1, null],
  [null, 1, null],
])("X-Forwarded-For %j behind %i proxies is %j", (header, hops, client) => {
  expect(clientAddressOf(header, hops)).toBe(client);
});

test("memory is bounded: more clients than there are counts must share", async () => {
  const limit = createRateLimit({ rateLimitPerMinute: 1, proxyHops: 1 });
  let refused = 0;
  const clients = 70_000;
  for (let client = 0; client < clients; client += 1) {
    const address = `10.${String(client >> 16)}.${String((client >> 8) & 255)}.${String(client & 255)}`;
    await limit?.(address).catch(() => (refused += 1));
  }
  expect(refused).toBeGreaterThanOrEqual(clients - 65_536);
  // Spread as chance spreads them: 65,536 (1 - e^(-70,000/65,536)) of the counts are used.
  expect(clients - refused).toBeGreaterThan(40_000);
  expect(clients - refused).toBeLessThan(46_000);
});

describe("the service", () => {
  let app: TestApp;
  const start = async (settings: Record<string, string>): Promise<void> => {
    app = await startTestApp({ HEDGE_UPSTREAM_PROXY: "http://127.0.0.1:9/", ...settings });
  };
  const statuses = async (count: number, headers: Record<string, string> = {}): Promise<number[]> => {
    const answers: number[] = [];
    for (let asked = 0; asked < count; asked += 1) {
      answers.push((await app.get("api/v1/venues", headers)).status);
    }
    return answers;
  };
  beforeEach(() => {
    vi.useFakeTimers({ toFake: ["Date"], now: Date.UTC(2026, 0, 15, 9, 30) });
  });
  afterEach(async () => {
    await app.close();
    vi.useRealTimers();
  });

  test("refuses a client over the limit until its minute is over, whatever it claims to be", async () => {
    await start({ HEDGE_RATE_LIMIT_PER_MINUTE: "3" });
    expect(await statuses(3)).toEqual([200, 200, 200]);
    vi.setSystemTime(Date.now() + 37_600);
    expect(await statuses(1, { "x-forwarded-for": "198.51.100.1" })).toEqual([429]);
    const { status, code, detail, retryAfter } = await app.problem("api/nothing");
    expect([status, code, retryAfter]).toEqual([429, "client_rate_limited", "23"]);
    expect(detail).toBe(
      "More than 3 requests came from your network address within a minute; retry in 23 s.",
    );
    vi.setSystemTime(Date.now() + 22_500);
    expect(await statuses(4)).toEqual([200, 200, 200, 429]);
  });

  test("counts neither health nor preflights", async () => {
    await start({ HEDGE_RATE_LIMIT_PER_MINUTE: "1" });
    for (let asked = 0; asked < 3; asked += 1) {
      expect((await app.get("api/health")).status).toBe(200);
      expect((await fetch(`${app.url}/api/v1/venues`, { method: "OPTIONS" })).status).toBe(204);
    }
    expect(await statuses(2)).toEqual([200, 429]);
    expect((await app.get("api/health")).status).toBe(200);
  });

  test("behind a further proxy, distinguishes its clients", async () => {
    await start({ HEDGE_RATE_LIMIT_PER_MINUTE: "2", HEDGE_PROXY_HOPS: "2" });
    const from = (address: string): Record<string, string> => ({ "x-forwarded-for": `1.2.3.4, ${address}` });
    expect(await statuses(3, from("198.51.100.1"))).toEqual([200, 200, 429]);
    expect(await statuses(1, from("198.51.100.2"))).toEqual([200]);
    // Two addresses of one IPv6 line.
    expect(await statuses(2, from("[2001:db8::1]:80"))).toEqual([200, 200]);
    expect(await statuses(1, from("[2001:db8::2]:80"))).toEqual([429]);
  });

  test("0 turns it off", async () => {
    await start({ HEDGE_RATE_LIMIT_PER_MINUTE: "0" });
    expect(new Set(await statuses(30))).toEqual(new Set([200]));
  });
});
