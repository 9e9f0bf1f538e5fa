import { describe, expect, it } from "vitest";
import { readFunctionDocs } from "../../scripts/lib/functionDocs.js";
import { builtFunctions, builtPageNames, isBuilt, readBuiltPage } from "./builtHelp.js";
import { parsePage, textOf } from "./parsePage.js";

const docs = readFunctionDocs();

describe("the built help", () => {
  it("has a page for each function of functions.json, where its helpUrl points", () => {
    const pages = builtFunctions.map(({ helpUrl }) => new URL(helpUrl).pathname.split("/help/")[1] ?? "");
    expect(pages.filter((page) => !builtPageNames.includes(page))).toEqual([]);
    expect(new Set(pages).size).toBe(builtFunctions.length);
    expect(builtFunctions.map(({ id }) => id).sort()).toEqual(docs.map(({ id }) => id).sort());
  });

  it("has the addresses of the build for developers", () => {
    expect(
      builtFunctions.filter(({ helpUrl }) => !helpUrl.startsWith("https://localhost:3000/help/")),
    ).toEqual([]);
  });

  it("has no page that the overview does not lead to", () => {
    const links = parsePage(readBuiltPage("all-functions.html"))
      .all("a")
      .map((link) => link.getAttribute("href"));
    expect(builtPageNames.filter((name) => !links.includes(name))).toEqual([]);
  });
});

describe.each(docs)("the page of $id", (doc) => {
  const page = parsePage(readBuiltPage(`${doc.id.toLowerCase()}.html`));

  it("says what the function returns", () => {
    expect(textOf(page.all("h1")[0] ?? page.root)).toMatch(new RegExp(`^${doc.id}( live)?$`));
    expect(doc.returns).not.toBe("");
    for (const text of [doc.description, doc.returns]) expect(page.text).toContain(text);
  });

  it("explains every parameter", () => {
    const rows = page.all("tr").map(textOf);
    for (const { name, optional, description } of doc.parameters) {
      expect(description).not.toBe("");
      expect(rows).toContain(`${name} ${optional ? "optional" : "required"} ${description}`);
    }
  });

  it("shows every example with its result", () => {
    const examples = page.all("li").map(textOf);
    for (const { formula, expected } of doc.examples) {
      const shown = examples.find((text) => text.startsWith(`${formula} returns `)) ?? "";
      const cells = expected.startsWith("{")
        ? expected.slice(1, -1).replaceAll('"', "").split(/[,;]/)
        : [expected];
      for (const cell of cells) expect(shown).toContain(cell.trim());
    }
  });
});

describe.each(builtPageNames)("%s", (name) => {
  const page = parsePage(readBuiltPage(name));

  it("has a language, a title of its own, one h1 and no gap between its headings", () => {
    expect(page.root.getAttribute("lang")).toBe("en");
    const heading = textOf(page.all("h1")[0] ?? page.root).replace(/ live$/, "");
    expect(page.all("title").map(textOf)).toEqual([`${heading} - HEDGE help`]);
    const levels = page.all("h1", "h2", "h3", "h4").map(({ tagName }) => Number(tagName.slice(1)));
    expect(levels.filter((level) => level === 1)).toHaveLength(1);
    expect(levels.filter((level, index) => level > (levels[index - 1] ?? 0) + 1)).toEqual([]);
  });

  it("names what its tables, images and landmarks are", () => {
    expect(page.all("main")).toHaveLength(1);
    expect(page.all("nav").map((nav) => nav.getAttribute("aria-label"))).toEqual(["Help", "Language"]);
    expect(page.all("img").filter((image) => image.getAttribute("alt") === null)).toEqual([]);
    expect(page.all("th").filter((cell) => !/^(col|row)$/.test(cell.getAttribute("scope") ?? ""))).toEqual(
      [],
    );
    const ids = new Set(page.all("h2", "h3").map((heading) => heading.getAttribute("id")));
    const labels = page
      .all("table", "section")
      .map((each) => each.getAttribute("aria-labelledby"))
      .filter((label) => label !== null);
    expect(labels.filter((label) => !ids.has(label))).toEqual([]);
  });

  it("runs nothing and loads nothing from elsewhere", () => {
    expect(page.all("script", "style", "iframe", "object", "form")).toEqual([]);
    const policies = page.all("meta").map((meta) => meta.getAttribute("content") ?? "");
    expect(
      policies.filter((policy) => policy.startsWith("default-src 'none'; style-src 'self'")),
    ).toHaveLength(1);
    const attributes = page.all().flatMap((element) => Array.from(element.attributes));
    expect(attributes.filter((each) => each.name === "style" || each.name.startsWith("on"))).toEqual([]);
  });

  it("links to pages, files and places that exist", () => {
    const addresses = page
      .all("a", "link", "img")
      .map((element) => element.getAttribute("href") ?? element.getAttribute("src") ?? "");
    expect(addresses.length).toBeGreaterThan(0);
    // Outside there is Microsoft's tracker alone, and only its reports.
    const outside = /^https:\/\/github\.com\/OfficeDev\/office-js\/issues\/\d+$/;
    for (const address of addresses.filter((each) => !outside.test(each))) {
      const [file = "", place] = address.split("#");
      const target = file === "" ? name : file;
      expect(isBuilt(target), `${name} links to ${address}`).toBe(true);
      if (place === undefined) continue;
      const places = parsePage(readBuiltPage(target))
        .all()
        .map((element) => element.getAttribute("id"));
      expect(places, `${name} links to ${address}`).toContain(place);
    }
  });
});
