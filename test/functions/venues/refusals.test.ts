import { createServer, type ServerResponse } from "node:http";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { listen, type Listening } from "../../../functions/dev/listen.js";
import { venues } from "../../../functions/venues/registry.js";
import type { PerpetualReader } from "../../../functions/venues/venue.js";
import { HedgeError } from "../../../shared/errors.js";
import type { Fault } from "../../simulator/fault.js";
import { startSimulator, type Simulator } from "../../simulator/simulator.js";
import { venueSubjects } from "../support/venueSubjects.js";

const patientMs = 5000;
const impatientMs = 100;

let simulator: Simulator;
let silent: Listening;
let halfAnswer = "";
const waiting = new Set<ServerResponse>();
beforeAll(async () => {
  simulator = await startSimulator();
  const neverAnswers = createServer((_, response) => {
    waiting.add(response);
    response.on("close", () => waiting.delete(response));
    if (halfAnswer === "") return;
    response.writeHead(200, { "content-type": "application/json" });
    response.write(halfAnswer);
  });
  silent = await listen(neverAnswers, { port: 0 });
});
afterEach(() => {
  simulator.setFault(null);
});
afterAll(async () => {
  await simulator.close();
  await silent.close(0);
});

const refusals: readonly (readonly [name: string, fault: Fault, code: string])[] = [
  ["418", { kind: "status", status: 418, retryAfterS: 7 }, "venue_rate_limited"],
  ["429", { kind: "status", status: 429, retryAfterS: 7 }, "venue_rate_limited"],
  ["403", { kind: "status", status: 403 }, "venue_geo_blocked"],
  ["451", { kind: "status", status: 451 }, "venue_geo_blocked"],
  ["500", { kind: "status", status: 500 }, "venue_unavailable"],
  ["a broken connection", { kind: "refuse" }, "venue_unavailable"],
  ["a web page", { kind: "html" }, "venue_bad_response"],
  ["a cut body", { kind: "cutBody" }, "venue_bad_response"],
];

describe.each(venueSubjects)("$id $kind", ({ id, name, kind }) => {
  function readerOf(proxyUrl: string, timeoutMs: number): PerpetualReader {
    const reader = venues.find((venue) => venue.id === id)?.open({ proxyUrl, timeoutMs })[kind];
    if (reader === undefined) throw new Error(`${id} offers no ${kind}`);
    return reader;
  }
  const errorOf = async (reading: Promise<unknown>): Promise<HedgeError> => {
    const thrown: unknown = await reading.then(
      () => "an answer",
      (error: unknown) => error,
    );
    if (thrown instanceof HedgeError) return thrown;
    throw new Error(`${id} gave ${String(thrown)}`, { cause: thrown });
  };
  const readings = ["readContracts", "readQuotes"] as const;

  test.each(refusals)("%s is reported in our own words", async (_, fault, code) => {
    simulator.setFault(fault, { venue: id });
    for (const reading of readings) {
      const error = await errorOf(readerOf(simulator.url, patientMs)[reading]());
      expect(error.code, reading).toBe(code);
      expect(error.message).toMatch(/^[A-Za-z ]+('s)? [a-z ;]+\.$/);
      expect(error.message.startsWith(name)).toBe(true);
      expect(error.retryAfterMs).toBe(code === "venue_rate_limited" ? 7000 : null);
    }
  });

  test.each([
    ["no answer", ""],
    ["half an answer", '[{"'],
  ])("%s is given up in time, and the connections with it", async (_, sent) => {
    halfAnswer = sent;
    const reader = readerOf(silent.url, impatientMs);
    const asked = performance.now();
    const errors = await Promise.all(readings.map(async (reading) => errorOf(reader[reading]())));
    expect(performance.now() - asked).toBeLessThan(2000);
    for (const error of errors) {
      expect(error).toMatchObject({ code: "venue_timeout", message: `${name} did not respond in time.` });
    }
    await expect.poll(() => waiting.size, { interval: 5 }).toBe(0);
  });
});
