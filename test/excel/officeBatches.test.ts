// What the add-in asks of Excel, built by Microsoft's own office.js and answered from the strict fake, beside what the
// same command does on the strict fake alone.
import { readFileSync } from "node:fs";
import { afterEach, describe, expect, it, vi } from "vitest";
import { excelSpreadsheet } from "../../addin/host/excel/excelSpreadsheet.js";
import { HedgeError } from "../../shared/errors.js";
import { installExcel } from "../addin/host/excelBench.js";
import { newestExcel } from "../support/strictExcel/excelKind.js";
import type { StrictExcel } from "../support/strictExcel/strictExcel.js";
import { answeringWorkbook } from "./answeringWorkbook.js";
import { buildOf, deskOf, hostCommands, type HostCommand } from "./hostCommands.js";
import { openOfficeExcel, type SentRequest } from "./officeExcel.js";

afterEach(() => {
  vi.unstubAllGlobals();
});

/** The office.js of the npm package knows no notes and no undo groups, which came later. */
const newestInPackage = "1.17";
const megabyte = 1024 * 1024;
const delaysForCellEdit = 64;

type Done = { readonly fake: StrictExcel; readonly outcome: unknown };

/** What a command gives, or the code of Excel's own error. */
async function outcomeOf({ run }: HostCommand): Promise<unknown> {
  return run().catch((error: unknown) => {
    if (!(error instanceof HedgeError) || !(error.cause instanceof Error)) throw error;
    const code: unknown = Reflect.get(error.cause, "code");
    return code;
  });
}

async function onFake(command: HostCommand, excelApi: string): Promise<Done> {
  const fake = installExcel({ excelApi });
  command.prepare(fake);
  return { fake, outcome: await outcomeOf(command) };
}

/** The same through office.js, which takes a workbook that knows every call for an older one. */
async function throughOffice(
  command: HostCommand,
  excelApi: string,
): Promise<Done & { readonly requests: readonly SentRequest[]; readonly runOptions: readonly unknown[] }> {
  const fake = installExcel({ excelApi: newestExcel.excelApi });
  command.prepare(fake);
  installExcel({ excelApi });
  const office = openOfficeExcel({ answer: await answeringWorkbook(fake), excelApi });
  const run = vi.spyOn(office.Excel, "run");
  vi.stubGlobal("Excel", office.Excel);
  const outcome = await outcomeOf(command);
  await office.settled();
  return { fake, outcome, requests: office.requests, runOptions: run.mock.calls.map(([options]) => options) };
}

const totalBytes = (requests: readonly SentRequest[]): number =>
  requests.reduce((sum, { bytes }) => sum + bytes, 0);

describe.each([...hostCommands, buildOf(200)])("$name", (command) => {
  it("arrives whole through office.js, in few requests that Excel on the web takes", async () => {
    const direct = await onFake(command, newestInPackage);
    const { fake, outcome, requests, runOptions } = await throughOffice(command, newestInPackage);
    expect(outcome).toBeTypeOf("object");
    expect(outcome).toEqual(direct.outcome);
    expect(fake.workbook).toEqual(direct.fake.workbook);
    expect(fake.traffic.undoSteps).toBe(direct.fake.traffic.undoSteps);
    // After each run office.js lets go of the ranges that it used.
    expect(requests.length).toBeLessThanOrEqual(direct.fake.traffic.syncs + runOptions.length);
    for (const { bytes, flags } of requests) {
      expect(bytes).toBeLessThan(5 * megabyte);
      expect(flags & delaysForCellEdit).toBe(delaysForCellEdit);
    }
    // No undo group: Excel would refuse some of these commands in one.
    for (const options of runOptions) expect(options).toEqual({ delayForCellEdit: true });
    // What the strict fake counts is near enough to the truth for the tests that hold commands below 5 MB.
    const ratio = direct.fake.traffic.requestBytes / totalBytes(requests);
    expect(ratio).toBeGreaterThan(0.9);
    expect(ratio).toBeLessThan(1.12);
  });
});

it.each([5, 200])("docs/reference/excel.md says what a build of %i coins sends", async (coins) => {
  const { requests } = await throughOffice(buildOf(coins), newestInPackage);
  const page = readFileSync(new URL("../../docs/reference/excel.md", import.meta.url), "utf8");
  const row = new RegExp(`^\\| ${String(coins)} coins +\\| (\\d+) kB +\\| (\\d+) kB`, "mu").exec(page);
  const sent = [totalBytes(requests), Math.max(...requests.map(({ bytes }) => bytes))];
  sent.forEach((bytes, index) => {
    expect(Number(row?.[index + 1]), `${String(bytes)} bytes`).toBeCloseTo(bytes / 1000, -1);
  });
});

describe.each(["1.8", "1.9", "1.11", "1.12"])("in an Excel of ExcelApi %s", (excelApi) => {
  it.each(hostCommands)(
    "$name ends as on the strict fake, by Microsoft's own table of what came when",
    async (command) => {
      const { fake, outcome } = await throughOffice(command, excelApi);
      const direct = await onFake(command, excelApi);
      const isRefused = excelApi === "1.8" && /^(?:build|freeze)/u.test(command.name);
      if (isRefused) expect(outcome).toBe("ApiNotFound");
      else expect(outcome).toBeTypeOf("object");
      expect(outcome).toEqual(direct.outcome);
      expect(fake.workbook).toEqual(direct.fake.workbook);
    },
  );
});

it("takes a half-made build back through office.js", async () => {
  const [first, ...others] = deskOf(5).sheets;
  if (first === undefined) throw new Error("The desk has sheets.");
  const tooLong = { formula: `=${"1+".repeat(5000)}1`, look: "number" } as const;
  const plan = { sheets: [...others, { ...first, cells: { A1: tooLong } }] };
  const run = async () => excelSpreadsheet.paint(plan);
  const { fake, outcome } = await throughOffice({ ...buildOf(5), run }, newestInPackage);
  expect(outcome).toBe("InvalidArgument");
  expect(fake.workbook.sheets.map(({ name }) => name)).toEqual(["Sheet1"]);
});
