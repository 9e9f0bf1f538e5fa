import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { allowService } from "../../scripts/manifest/allowService.js";

const page = readFileSync(new URL("../../addin/taskpane/taskpane.html", import.meta.url), "utf8");

describe("allowService", () => {
  it("leaves the page as it is when the service is on the same host", () => {
    expect(allowService(page, null)).toBe(page);
  });

  it("lets the page reach the service's host, and no other", () => {
    expect(allowService(page, "https://api.hedge.example:8443/v1/")).toBe(
      page.replace("connect-src 'self'", "connect-src 'self' https://api.hedge.example:8443"),
    );
  });

  it("refuses a page without a content policy", () => {
    expect(() => allowService("<p>No policy</p>", null)).toThrow("The page must contain connect-src 'self'.");
  });
});
