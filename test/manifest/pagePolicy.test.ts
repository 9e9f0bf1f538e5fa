import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { pagePolicy } from "../../scripts/manifest/pagePolicy.js";

const page = readFileSync(new URL("../../addin/taskpane/taskpane.html", import.meta.url), "utf8");

describe("pagePolicy", () => {
  it("leaves the page as it is for development with the service on the same host", () => {
    expect(pagePolicy(page, { serviceUrl: null, isForUsers: false })).toBe(page);
  });

  it("lets the page reach the service's host, and no other", () => {
    const serviceUrl = "https://api.hedge.example:8443/v1/";
    expect(pagePolicy(page, { serviceUrl, isForUsers: false })).toBe(
      page.replace("connect-src 'self'", "connect-src 'self' https://api.hedge.example:8443"),
    );
  });

  it("keeps users' pages from whatever runs on their own machine", () => {
    const built = pagePolicy(page, { serviceUrl: null, isForUsers: true });
    expect(built).not.toMatch(/localhost|127\.0\.0\.1/u);
    expect(built).toContain("connect-src 'self' https:; worker-src");
  });

  it("refuses a page without a content policy", () => {
    expect(() => pagePolicy("<p>No policy</p>", { serviceUrl: null, isForUsers: true })).toThrow(
      "The page must contain connect-src 'self'.",
    );
  });
});
