import { describe, expect, it } from "vitest";
import { problemRules } from "../../shared/contract/problemRules.js";
import { errorCodes, errorRules } from "../../shared/errors.js";
import { readBuiltPage } from "./builtHelp.js";
import { parsePage, textOf } from "./parsePage.js";

const page = parsePage(readBuiltPage("errors.html"));
const sections = new Map(
  page.all("section").map((section) => [section.getAttribute("aria-labelledby") ?? "", textOf(section)]),
);

describe.each(errorCodes)("the section of %s", (code) => {
  const section = sections.get(code) ?? "";

  it("can be linked to, and gives cell error, meaning and remedy", () => {
    expect(page.all("h3").map((heading) => heading.getAttribute("id"))).toContain(code);
    expect(
      section.startsWith(`${problemRules[code].title} ${errorRules[code].cell ?? "Hedge pane"} ${code} `),
    ).toBe(true);
    expect(section).toMatch(/Action \S.{20,} Does retrying help\? (Yes|No)\./);
  });

  it("says whether retrying helps as the table does", () => {
    expect(section.includes("retrying help? Yes")).toBe(errorRules[code].retry);
  });
});

it("has a section for nothing else", () => {
  expect([...sections.keys()]).toEqual(errorCodes);
});
