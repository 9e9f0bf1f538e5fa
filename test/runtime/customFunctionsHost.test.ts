import { describe, expect, test, vi } from "vitest";
import { createCustomFunctionsHost } from "../../addin/runtime/customFunctionsHost.js";
import type { CellResult, CustomFunctionsHost } from "../../addin/runtime/customFunctionsHost.js";
import { decodeFunctionsMetadata } from "../../addin/runtime/functionsMetadata.js";

const metadata = decodeFunctionsMetadata({
  allowCustomDataForDataTypeAny: true,
  functions: [
    {
      id: "THREE",
      name: "THREE",
      description: "Takes three",
      parameters: [
        { name: "a", type: "any" },
        { name: "b", type: "any", optional: true },
        { name: "c", type: "any", optional: true },
      ],
      result: { type: "any" },
      options: { requiresAddress: true },
    },
    { id: "SUM", name: "SUM", parameters: [{ name: "range", type: "any", dimensionality: "matrix" }] },
    { id: "LIVE", name: "LIVE", parameters: [{ name: "key", type: "any" }], options: { stream: true } },
  ],
});

function hostWith(implementations: Readonly<Record<string, (...given: readonly unknown[]) => unknown>>) {
  const host = createCustomFunctionsHost(metadata);
  host.runtime.associate(implementations);
  return host;
}

function errorOf(host: CustomFunctionsHost, code: keyof typeof host.runtime.ErrorCode, message?: string) {
  return new host.runtime.Error(host.runtime.ErrorCode[code], message);
}

describe("the arguments of a call", () => {
  test("absent optional ones are null and the invocation comes after all declared ones", async () => {
    const three = vi.fn((..._given: readonly unknown[]) => 1);
    await hostWith({ THREE: three }).call("THREE", [7], "Sheet1!B2");
    expect(three).toHaveBeenCalledExactlyOnceWith(7, null, null, {
      functionName: "THREE",
      address: "Sheet1!B2",
    });
  });

  test("a range of one cell is that cell, and one cell is a matrix where a matrix is declared", async () => {
    const host = hostWith({ THREE: (a) => a, SUM: (range) => JSON.stringify(range) });
    expect(await host.call("THREE", [[[5]]])).toBe(5);
    expect(await host.call("SUM", [5])).toBe("[[5]]");
  });

  test("a range for a parameter of one cell gives one result a cell", async () => {
    const host = hostWith({ THREE: (a, b) => Number(a) * Number(b) });
    expect(await host.call("THREE", [[[1], [2]], [[10, 100]]])).toEqual([
      [10, 100],
      [20, 200],
    ]);
  });

  test("an error cell becomes the result without a call, also out of a range", async () => {
    const sum = vi.fn(() => 0);
    const host = hostWith({ SUM: sum });
    const busy = { kind: "error", code: "#BUSY!", message: "" };
    expect(await host.call("SUM", [[[1, busy]]])).toEqual(busy);
    expect(sum).not.toHaveBeenCalled();
  });
});

describe("the result of a call", () => {
  test.each<[string, unknown, CellResult]>([
    ["NaN", Number.NaN, { kind: "error", code: "#NUM!", message: "" }],
    ["an infinity", -Infinity, { kind: "error", code: "#NUM!", message: "" }],
    ["null", null, 0],
    ["a number with properties", { type: "Double", basicValue: 2.5, properties: {} }, 2.5],
    ["an error value", { type: "Error", basicValue: "#N/A" }, { kind: "error", code: "#N/A", message: "" }],
    ["a matrix with a bad cell", [[1, Number.NaN]], [[1, { kind: "error", code: "#NUM!", message: "" }]]],
    ["rows of different width", [[1, 2], [3]], { kind: "error", code: "#VALUE!", message: "" }],
    ["a row that is no matrix", [1, 2], { kind: "error", code: "#VALUE!", message: "" }],
    ["an object of another kind", new Date(0), { kind: "error", code: "#VALUE!", message: "" }],
  ])("%s is shown as Excel shows it", async (_what, returned, shown) => {
    expect(await hostWith({ THREE: () => returned }).call("THREE", [1])).toEqual(shown);
    expect(await hostWith({ THREE: async () => Promise.resolve(returned) }).call("THREE", [1])).toEqual(
      shown,
    );
  });

  test.each([
    ["invalidValue", "#VALUE!", "price must be greater than 0, was 0"],
    ["notAvailable", "#N/A", "price must be greater than 0, was 0"],
    ["divisionByZero", "#DIV/0!", ""],
    ["invalidNumber", "#NUM!", ""],
    ["invalidName", "#VALUE!", ""],
  ] as const)("CustomFunctions.Error %s shows %s", async (code, shown, message) => {
    const host = createCustomFunctionsHost(metadata);
    // Microsoft's class is not a JavaScript Error, but is thrown like one.
    const error = errorOf(host, code, "price must be greater than 0, was 0") as unknown as Error;
    const thrower = () => {
      throw error;
    };
    for (const fail of [thrower, () => error, async () => Promise.reject(error)]) {
      host.runtime.associate("THREE", fail);
      expect(await host.call("THREE", [1])).toEqual({ kind: "error", code: shown, message });
    }
  });

  test("any other exception is #VALUE! and loses its text", async () => {
    const fail = () => {
      throw new Error("secret");
    };
    expect(await hostWith({ THREE: fail }).call("THREE", [1])).toEqual({
      kind: "error",
      code: "#VALUE!",
      message: "",
    });
  });

  test("a function without code is listed and shows #NAME?", async () => {
    const host = hostWith({ THREE: () => 1, LIVE: () => undefined });
    expect(host.unassociated()).toEqual(["SUM"]);
    expect(await host.call("SUM", [1])).toEqual({ kind: "error", code: "#NAME?", message: "" });
  });
});

describe("streams", () => {
  type LiveInvocation = { setResult(value: unknown): void; onCanceled?: () => void };

  function liveHost() {
    const started: {
      readonly key: unknown;
      readonly invocation: LiveInvocation;
      readonly canceled: () => void;
    }[] = [];
    const host = hostWith({
      LIVE: (key, invocation) => {
        const canceled = vi.fn();
        const live = invocation as LiveInvocation;
        live.onCanceled = canceled;
        started.push({ key, invocation: live, canceled });
        live.setResult(1);
        throw new Error("ignored by Excel");
      },
    });
    return { host, started };
  }

  test("cells with the same arguments share one, and the last to leave ends it", () => {
    const { host, started } = liveHost();
    const [first, second] = [vi.fn(), vi.fn()];
    const leaveFirst = host.stream("LIVE", ["ETH"], first);
    const leaveSecond = host.stream("LIVE", ["ETH"], second);
    started[0]?.invocation.setResult(2);
    expect(started).toHaveLength(1);
    expect(first.mock.calls).toEqual([[1], [2]]);
    expect(second.mock.calls).toEqual([[1], [2]]);

    leaveFirst();
    leaveFirst();
    expect(started[0]?.canceled).not.toHaveBeenCalled();
    leaveSecond();
    expect(started[0]?.canceled).toHaveBeenCalledOnce();
    expect(host.runningStreams()).toBe(0);

    started[0]?.invocation.setResult(3);
    expect(second).toHaveBeenCalledTimes(2);
  });

  test("another argument is another stream, and a stream can start again after its end", () => {
    const { host, started } = liveHost();
    host.stream("LIVE", ["ETH"], vi.fn())();
    host.stream("LIVE", ["ETH"], vi.fn());
    host.stream("LIVE", ["BTC"], vi.fn());
    expect(started.map(({ key }) => key)).toEqual(["ETH", "ETH", "BTC"]);
    expect(host.runningStreams()).toBe(2);
  });

  test("an error set as result keeps its sentence", () => {
    const { host, started } = liveHost();
    const onResult = vi.fn();
    host.stream("LIVE", ["NOPE"], onResult);
    started[0]?.invocation.setResult(errorOf(host, "notAvailable", "no such contract"));
    expect(onResult).toHaveBeenLastCalledWith({ kind: "error", code: "#N/A", message: "no such contract" });
  });
});

describe("numbers of data types", () => {
  test("keep their format and the properties that a card can show", async () => {
    const returned = {
      type: "Double",
      basicType: "Double",
      basicValue: 4000.5,
      numberFormat: "#,##0.00",
      properties: {
        Venue: { type: "String", basicType: "String", basicValue: "Bybit" },
        "As of": { type: "Double", basicValue: 45_000.5, numberFormat: "yyyy-mm-dd hh:mm" },
        Simulated: { type: "Boolean", basicValue: false },
        Picture: { type: "WebImage", address: "https://hedge.example" },
      },
    };
    const shown = {
      kind: "number",
      value: 4000.5,
      format: "#,##0.00",
      properties: [
        { name: "Venue", value: "Bybit", format: undefined },
        { name: "As of", value: 45_000.5, format: "yyyy-mm-dd hh:mm" },
        { name: "Simulated", value: false, format: undefined },
      ],
    };
    const host = hostWith({ THREE: () => returned, SUM: () => [[returned, 1]] });
    expect(await host.call("THREE", [1])).toEqual(shown);
    expect(await host.call("SUM", [[[1]]])).toEqual([[shown, 1]]);
  });

  test("are no numbers where the number is none", async () => {
    const nan = { type: "Double", basicValue: Number.NaN, numberFormat: "0.00" };
    expect(await hostWith({ THREE: () => nan }).call("THREE", [1])).toMatchObject({ code: "#NUM!" });
  });
});

describe("arguments that cannot be given are #VALUE! with a sentence", () => {
  const invalid = (message: string) => ({ kind: "error", code: "#VALUE!", message });

  test("one too many, of a function and of a stream", async () => {
    const [three, live, onResult] = [vi.fn(), vi.fn(), vi.fn()];
    const host = hostWith({ THREE: three, LIVE: live });
    expect(await host.call("THREE", [1, 2, 3, 4])).toEqual(
      invalid("THREE takes at most 3 arguments, was given 4"),
    );
    host.stream("LIVE", ["ETH", 1], onResult)();
    expect(onResult.mock.calls).toEqual([[invalid("LIVE takes at most 1 arguments, was given 2")]]);
    expect([three.mock.calls, live.mock.calls]).toEqual([[], []]);
  });

  test("a range for a stream of one cell", () => {
    const [live, onResult] = [vi.fn(), vi.fn()];
    hostWith({ LIVE: live }).stream("LIVE", [[["ETH"], ["BTC"]]], onResult)();
    const sentence = "key must be one cell, was a range: enter LIVE for one cell and fill the formula down";
    expect(onResult.mock.calls).toEqual([[invalid(sentence)]]);
    expect(live).not.toHaveBeenCalled();
  });
});

test("metadata that is not metadata is refused", () => {
  expect(() => decodeFunctionsMetadata({ functions: [{ id: 1 }] })).toThrow();
  expect(() => decodeFunctionsMetadata([])).toThrow();
});
