import { describe, expect, it } from "vitest";
import { englishWords } from "../../scripts/help/helpWords.js";
import { supportAddress } from "../../scripts/help/supportAddress.js";
import { supportPage } from "../../scripts/help/supportPage.js";
import { buildAddresses } from "../../scripts/lib/buildAddresses.js";
import { parsePage } from "./parsePage.js";

const issues = "https://code.example/hedge/issues";

describe("the support page", () => {
  it("leads to the list of issues that the build was given", () => {
    const { supportUrl } = buildAddresses({ HEDGE_SUPPORT_URL: issues });
    const links = parsePage(supportPage(englishWords, supportUrl)).all("a");
    expect(links.map((link) => link.getAttribute("href"))).toContain(issues);
  });

  it("names no address where the build knows none", () => {
    const page = parsePage(supportPage(englishWords, null));
    expect(page.text).toContain("the repository this copy was built from");
    const links = page.all("a").map((link) => link.getAttribute("href") ?? "");
    expect(links.filter((link) => /^\w+:/.test(link))).toEqual([]);
  });
});

describe("supportAddress", () => {
  it("is the given one, else that of package.json, else none", () => {
    const packageFile = { name: "hedge", bugs: { url: "https://b.example" } };
    expect(supportAddress(issues, packageFile)).toBe(issues);
    expect(supportAddress(undefined, packageFile)).toBe("https://b.example");
    expect(supportAddress(undefined, { name: "hedge" })).toBeNull();
  });

  it.each(["", "http://b.example", "mailto:a@b.example", "https://b.example/?new", "https://localhost/a b"])(
    "refuses %j in one sentence",
    (given) => {
      expect(() => supportAddress(given, {})).toThrow(
        `HEDGE_SUPPORT_URL, or bugs.url of package.json, must be the https address where users report problems, was "${given}".`,
      );
    },
  );
});
