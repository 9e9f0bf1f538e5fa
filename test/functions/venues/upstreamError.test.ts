import * as ccxtErrors from "ccxt/js/src/base/errors.js";
import { expect, test } from "vitest";
import { upstreamError } from "../../../functions/venues/upstreamError.js";
import { HedgeError } from "../../../shared/errors.js";

// What is not named here counts as unavailable; a class ccxt adds appears in this test by itself.
const expectedCodes: Readonly<Record<string, string>> = {
  RateLimitExceeded: "venue_rate_limited",
  DDoSProtection: "venue_rate_limited",
  RestrictedLocation: "venue_geo_blocked",
  PermissionDenied: "venue_geo_blocked",
  AccountNotEnabled: "venue_geo_blocked",
  RequestTimeout: "venue_timeout",
  BadResponse: "venue_bad_response",
  NullResponse: "venue_bad_response",
};

type ErrorClass = new (message: string) => Error;
const classes = Object.entries(ccxtErrors).flatMap(([name, exported]): [string, ErrorClass][] =>
  typeof exported === "function" ? [[name, exported as ErrorClass]] : [],
);

test("ccxt's classes are all here", () => {
  expect(classes.length).toBeGreaterThan(35);
});

test.each(classes)("%s", (name, ErrorOfCcxt) => {
  const error = upstreamError("Bybit", new ErrorOfCcxt("bybit GET https://x/ 500 <html>secret</html>"));
  expect(error.code).toBe(expectedCodes[name] ?? "venue_unavailable");
  expect(error.message).toMatch(/^Bybit [a-z ';]+\.$/);
  expect(error.retryAfterMs).toBe(error.code === "venue_rate_limited" ? 30_000 : null);
});

test("errors that ccxt lets through", () => {
  expect(upstreamError("Bybit", new DOMException("late", "TimeoutError")).code).toBe("venue_timeout");
  expect(upstreamError("Bybit", new TypeError("terminated")).code).toBe("venue_bad_response");
  expect(upstreamError("Bybit", new SyntaxError("<")).code).toBe("venue_bad_response");
  expect(upstreamError("Bybit", "odd").code).toBe("venue_unavailable");
  const ours = new HedgeError({ code: "venue_geo_blocked", message: "no" });
  expect(upstreamError("Bybit", ours)).toBe(ours);
});
