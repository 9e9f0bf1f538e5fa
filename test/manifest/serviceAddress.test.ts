import { afterEach, describe, expect, it, vi } from "vitest";
import { settingsOf, defaultSettings } from "../../addin/settings.js";
import { serviceAddress } from "../../scripts/manifest/serviceAddress.js";
import { perpetualsResource } from "../../shared/contract/perpetuals.js";
import { routePath } from "../../shared/contract/route.js";

describe("serviceAddress", () => {
  it("is none where none is given", () => {
    expect(serviceAddress(undefined)).toBeNull();
  });

  it.each(["https://api.example", "https://api.example/", "https://api.example:8443/hedge/v_2/"])(
    "accepts %s",
    (serviceUrl) => {
      expect(serviceAddress(serviceUrl)).toBe(serviceUrl);
    },
  );

  it.each([
    "",
    "api.example",
    "/hedge",
    "http://api.example",
    "https://api.example/hedge?x=1",
    "https://api.example/#top",
    "https://api.example//",
    "https://user:word@api.example",
    "https://api.example/a b",
    "https://api.example/a'b",
    "https://",
  ])("refuses %j in one sentence", (serviceUrl) => {
    expect(() => serviceAddress(serviceUrl)).toThrow(
      `HEDGE_SERVICE_URL must be the https address below which the service's api/ lies, without query and hash, was "${serviceUrl}".`,
    );
  });
});

describe("the add-in's settings", () => {
  afterEach(() => {
    vi.unstubAllGlobals();
  });

  it.each([
    ["https://api.example/hedge/", "https://api.example/hedge/"],
    ["https://api.example/hedge", "https://api.example/hedge/"],
    ["https://api.example", "https://api.example/"],
    [null, "https://addin.example/"],
  ])("asks below the path of the service %s", (given, serviceUrl) => {
    vi.stubGlobal("HEDGE_SERVICE_URL", given);
    const settings = settingsOf(defaultSettings, "https://addin.example/files/taskpane.html?x#y");
    expect(settings.serviceUrl).toBe(serviceUrl);
    const path = routePath(perpetualsResource.path, { venue: "bybit", kind: "linear" });
    expect(new URL(path, settings.serviceUrl).href).toBe(`${serviceUrl}api/v1/perpetuals/bybit/linear`);
  });
});
