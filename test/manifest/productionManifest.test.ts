import { describe, expect, it } from "vitest";
import { productionManifest } from "../../scripts/manifest/productionManifest.js";
import { findAll, readManifest, valueOf, withDescendants } from "../../scripts/manifest/readManifest.js";
import packageFile from "../../package.json" with { type: "json" };
import { developmentManifest } from "./manifestFiles.js";

const first = (xml: string, name: string): string => {
  const [element] = findAll(readManifest(xml), name);
  return element === undefined ? "" : valueOf(element);
};
const namespaceOf = (xml: string): string[] =>
  withDescendants(readManifest(xml))
    .filter((element) => element.attributes.get("id") === "Functions.Namespace")
    .map(valueOf);

describe("productionManifest", () => {
  const xml = productionManifest(developmentManifest, { addinUrl: "https://hedge.example/addin" });

  it("moves every address", () => {
    expect(xml).not.toContain("localhost");
    expect(first(xml, "IconUrl")).toBe("https://hedge.example/addin/assets/icon-32.png");
    expect(xml.match(/https:\/\/hedge\.example\/addin\//gu)).toHaveLength(
      developmentManifest.match(/https:\/\/localhost:3000\//gu)?.length ?? 0,
    );
  });

  it("has an id and a display name of its own, so that Excel lists two add-ins", () => {
    expect(first(xml, "Id")).not.toBe(first(developmentManifest, "Id"));
    expect(first(developmentManifest, "DisplayName")).toBe("HEDGE (dev)");
    expect(first(xml, "DisplayName")).toBe("HEDGE");
  });

  it("keeps the ids that users' workbooks remember", () => {
    expect(first(developmentManifest, "Id")).toBe("14b60a9c-9421-48be-96d9-812b5b7c9963");
    expect(first(xml, "Id")).toBe("ece49c5e-4728-44a9-8829-69b10b3d66c0");
  });

  it("has the version of the package, as VERSION() and the service report it", () => {
    expect(first(xml, "Version")).toBe(`${packageFile.version}.0`);
  });

  it("keeps the namespace of the functions and the version", () => {
    expect(namespaceOf(xml)).toEqual(["HEDGE"]);
    expect(namespaceOf(developmentManifest)).toEqual(["HEDGE"]);
    expect(first(xml, "Version")).toBe(first(developmentManifest, "Version"));
  });

  it.each([
    "https://hedge.example",
    "https://hedge.example:8443",
    "https://a-b.hedge.example/x/y_2",
    "https://localhost:8443",
  ])("accepts %s", (addinUrl) => {
    expect(first(productionManifest(developmentManifest, { addinUrl }), "SupportUrl")).toBe(
      `${addinUrl}/help/support.html`,
    );
  });

  it.each([
    "",
    "hedge.example",
    "http://hedge.example",
    "https://hedge.example/",
    "https://hedge.example/addin/",
    "https://hedge.example/a//b",
    "https://hedge.example/a/../b",
    "https://hedge.example?x=1",
    "https://hedge.example/#top",
    "https://user:word@hedge.example",
    "https://HEDGE.example",
    "https://hedge.example:443",
    "https://hedge.example/a&b",
    'https://hedge.example/"',
    "https://hedge.example/a b",
    "https://localhost:3000",
    "https://",
  ])("refuses %j in one sentence", (addinUrl) => {
    expect(() => productionManifest(developmentManifest, { addinUrl })).toThrow(
      `HEDGE_ADDIN_URL must be the public https address of the add-in, without a slash at the end, was "${addinUrl}".`,
    );
  });

  it("does not make a production manifest of a production manifest", () => {
    expect(() => productionManifest(xml, { addinUrl: "https://hedge.example" })).toThrow(/must contain/u);
  });
});
