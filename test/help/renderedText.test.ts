// Pages of functions that do not exist: what a careless or a hostile text in the JSDoc comes to.
import { describe, expect, it } from "vitest";
import { helpPages } from "../../scripts/help/helpPages.js";
import { englishWords } from "../../scripts/help/helpWords.js";
import type { FunctionDoc } from "../../scripts/lib/functionDocs.js";
import { parsePage, textOf } from "./parsePage.js";

const hostile = `"><script>alert('x')</script><img src=x onerror=alert(1)> & &amp; ]]> $& \${x}`;

const plain: FunctionDoc = {
  id: "PLAIN",
  topic: "sizing",
  description: "A function.",
  parameters: [{ name: "price", optional: false, description: "A price" }],
  returns: "A number",
  remarks: "",
  streaming: false,
  remote: false,
  examples: [{ formula: "=HEDGE.PLAIN(1)", expected: "1" }],
};

function pageOf(doc: FunctionDoc, ...others: readonly FunctionDoc[]): string {
  return helpPages(englishWords, [doc, ...others], null).get(`${doc.id.toLowerCase()}.html`) ?? "";
}

describe("a text of the JSDoc", () => {
  const doc: FunctionDoc = {
    ...plain,
    topic: hostile,
    description: hostile,
    parameters: [{ name: hostile, optional: true, description: hostile }],
    returns: hostile,
    remarks: hostile,
    examples: [
      { formula: hostile, expected: hostile },
      { formula: "=HEDGE.PLAIN(0)", expected: `#VALUE! ${hostile}` },
      { formula: "=HEDGE.PLAIN(2)", expected: `{${hostile}}` },
    ],
  };

  it.each(["plain.html", "all-functions.html", "errors.html"])(
    "is shown as it is and does nothing: %s",
    (name) => {
      const page = parsePage(
        helpPages(englishWords, [doc, { ...plain, id: "OTHER", topic: hostile }], null).get(name) ?? "",
      );
      expect(page.all("script")).toEqual([]);
      const images = page.all("img").map((image) => image.getAttribute("src"));
      expect(images).toEqual(["../assets/icon-64.png"]);
      expect(page.all().filter((element) => element.hasAttribute("onerror"))).toEqual([]);
      if (name !== "errors.html") expect(page.text).toContain(hostile);
    },
  );
});

describe("a function's page", () => {
  it("links to other functions that a text names, and not to itself", () => {
    const text = "See HEDGE.OTHER or OTHER, not PLAIN, OTHERS or NOTHER.";
    const page = parsePage(
      pageOf({ ...plain, description: text }, { ...plain, id: "OTHER", topic: "margin" }),
    );
    const links = page.all("a").filter((link) => link.getAttribute("href") === "other.html");
    expect(links.map(textOf)).toEqual(["HEDGE.OTHER", "OTHER"]);
    expect(page.all("a").filter((link) => link.getAttribute("href") === "plain.html")).toEqual([]);
  });

  it.each([
    ["value / price. Price > 0.", "value / price", "Price > 0."],
    ["0.5 × value, half. #N/A for none.", "0.5 × value, half", "#N/A for none."],
    ["Not a forecast. X = y.", "", "Not a forecast. X = y."],
    ["a = b", "a = b", ""],
    ["Both >= 0, a target of 0 is #N/A. More.", "", "Both >= 0, a target of 0 is #N/A. More."],
  ])("takes the formula off the remarks %j", (remarks, formula, rest) => {
    const page = parsePage(pageOf({ ...plain, remarks }));
    const shown = page.all("p").filter((each) => each.getAttribute("class") === "formula");
    expect(shown.map(textOf)).toEqual(formula === "" ? [] : [formula]);
    if (rest !== "") expect(page.all("p").map(textOf)).toContain(rest);
  });

  it("explains the letters of the formula and no others", () => {
    const page = parsePage(pageOf({ ...plain, remarks: "Short S(1-m)/(S/E - fo). M is not in it." }));
    expect(page.all("dt").map(textOf)).toEqual(["S", "E", "m", "fo"]);
  });

  it("says so where there is no parameter and nothing to remark", () => {
    const page = parsePage(pageOf({ ...plain, parameters: [] }));
    expect(page.text).toContain("No parameters.");
    expect(page.text).not.toContain("Calculation");
    expect(page.all("table")).toEqual([]);
  });

  it("marks what streams, and shows a spilled result as a table", () => {
    const example = { formula: "=HEDGE.PLAIN(1)", expected: '{"move",1;2,TRUE}' };
    const page = parsePage(pageOf({ ...plain, streaming: true, examples: [example] }));
    expect(page.all("h1").map(textOf)).toEqual(["PLAIN live"]);
    const cells = page.all("td").map(textOf);
    expect(cells.slice(-4)).toEqual(["move", "1", "2", "TRUE"]);
  });
});

describe("all pages together", () => {
  it("are refused where two would have one name", () => {
    expect(() => helpPages(englishWords, [plain, { ...plain, id: "ERRORS" }], null)).toThrow(
      "Two help pages would be called errors.html.",
    );
  });

  it("have a page INDEX beside the overview", () => {
    const pages = helpPages(englishWords, [{ ...plain, id: "INDEX" }], null);
    expect([...pages.keys()].sort()).toEqual([
      "all-functions.html",
      "errors.html",
      "index.html",
      "privacy.html",
      "support.html",
      "terms.html",
      "when-excel-misbehaves.html",
    ]);
  });
});
