import { describe, expect, it } from "vitest";
import { addHelpUrls } from "../../scripts/help/addHelpUrls.js";
import { addinAddress } from "../../scripts/manifest/addinAddress.js";

const generated = JSON.stringify({
  allowCustomDataForDataTypeAny: true,
  functions: [
    { id: "QTY", name: "QTY", parameters: [{ name: "price", type: "any" }], options: { stream: true } },
  ],
});

describe("addHelpUrls", () => {
  it("adds an address to each function and keeps all that the generator wrote", () => {
    expect(JSON.parse(addHelpUrls(generated, "https://hedge.example/addin/help"))).toEqual({
      allowCustomDataForDataTypeAny: true,
      functions: [
        {
          id: "QTY",
          name: "QTY",
          parameters: [{ name: "price", type: "any" }],
          options: { stream: true },
          helpUrl: "https://hedge.example/addin/help/qty.html",
        },
      ],
    });
  });

  it.each(["{}", '{"functions":[{}]}', "[]"])("refuses %s", (json) => {
    expect(() => addHelpUrls(json, "https://hedge.example")).toThrow();
  });
});

describe("addinAddress", () => {
  it("is the developer's machine unless another is given", () => {
    expect(addinAddress(undefined)).toBe("https://localhost:3000");
    expect(addinAddress("https://hedge.example/addin")).toBe("https://hedge.example/addin");
  });

  it("refuses an address that cannot stand in the manifest and in functions.json", () => {
    expect(() => addinAddress("http://hedge.example")).toThrow(/^HEDGE_ADDIN_URL must be the public https/);
  });
});
