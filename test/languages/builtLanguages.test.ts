import { readFileSync, readdirSync } from "node:fs";
import { describe, expect, it } from "vitest";
import * as z from "zod/mini";
import { functionsFile, helpFolder, languages, translations } from "../../addin/language/languages.js";
import { parsePage, textOf, type ParsedPage } from "../help/parsePage.js";
import { distFolder } from "../manifest/manifestFiles.js";

const read = (path: string): string => readFileSync(new URL(path, distFolder), "utf8");
const pageNames = (folder: string): readonly string[] =>
  readdirSync(new URL(folder, distFolder)).filter((name) => name.endsWith(".html"));

const textual = new Set(["description", "tooltip", "helpUrl"]);
const withoutTexts = (json: string): unknown =>
  JSON.parse(json, (key, value: unknown) => (textual.has(key) ? undefined : value));

const describedSchema = z.object({
  functions: z.array(
    z.object({
      id: z.string(),
      description: z.string(),
      helpUrl: z.string(),
      parameters: z.array(z.object({ description: z.string() })),
    }),
  ),
});
const functionsOf = (file: string) => describedSchema.parse(JSON.parse(read(file))).functions;

/** More than this the tip of Excel's formula bar does not show. */
const maxDescription = 255;

/** What a reader copies or looks for, which is the same in every language. */
const codes = (page: ParsedPage): readonly string[] =>
  page.all("code", "samp", "td").flatMap((each) => {
    const isText = each.tagName === "td" && each.getAttribute("role") === "cell";
    return isText ? [] : [textOf(each)];
  });

describe.each(translations)("HEDGE in $name", (language) => {
  const english = functionsOf("functions.json");
  const localized = functionsOf(functionsFile(language));
  const folder = helpFolder(language);

  it("has the same functions, parameters, types and words", () => {
    expect(withoutTexts(read(functionsFile(language)))).toEqual(withoutTexts(read("functions.json")));
  });

  it("describes them as shortly as Excel shows", () => {
    const all = localized.flatMap((each) => [each, ...each.parameters].map(({ description }) => description));
    expect(all.filter((text) => text === "" || text.length > maxDescription)).toEqual([]);
  });

  it("leads from each function to its page in the language", () => {
    const [first = { helpUrl: "" }] = english;
    const root = first.helpUrl.slice(0, first.helpUrl.indexOf("/help/") + 1);
    for (const { id, helpUrl } of localized) expect(helpUrl).toBe(`${root}${folder}${id.toLowerCase()}.html`);
  });

  it("has every page of the English help, with the same code, places and links to other pages", () => {
    expect(pageNames(folder)).toEqual(pageNames("help/"));
    for (const name of pageNames(folder)) {
      const [own, other] = [parsePage(read(`${folder}${name}`)), parsePage(read(`help/${name}`))];
      expect(own.root.getAttribute("lang"), name).toBe(language.tag);
      expect(codes(own), name).toEqual(codes(other));
      const places = (page: ParsedPage) => page.all().flatMap((each) => each.getAttribute("id") ?? []);
      expect(places(own), name).toEqual(places(other));
      const targets = (page: ParsedPage) =>
        page.all("a").flatMap((each) => (each.hasAttribute("hreflang") ? [] : [each.getAttribute("href")]));
      expect(targets(own), name).toEqual(targets(other));
    }
  });

  it("has the texts that the pane asks for", () => {
    const texts = z.record(z.string(), z.string()).parse(JSON.parse(read(`languages/${language.id}.json`)));
    expect(Object.keys(texts)).toContain("Cancel");
    expect(Object.values(texts).filter((text) => text === "")).toEqual([]);
  });
});

describe("a help page", () => {
  it.each(languages)("in $name leads to itself in every other language", (language) => {
    for (const name of pageNames("help/")) {
      const here = new URL(`${helpFolder(language)}${name}`, "https://hedge.example/");
      const page = parsePage(read(`${helpFolder(language)}${name}`));
      const found = (element: string) =>
        new Map(
          page
            .all(element)
            .filter((each) => each.hasAttribute("hreflang"))
            .map((each) => [
              each.getAttribute("hreflang"),
              new URL(each.getAttribute("href") ?? "", here).pathname,
            ]),
        );
      const wanted = languages.map((to) => [to.tag, `/${helpFolder(to)}${name}`] as const);
      expect(found("link"), name).toEqual(new Map([...wanted, ["x-default", `/help/${name}`]]));
      expect(found("a"), name).toEqual(new Map(wanted.filter(([tag]) => tag !== language.tag)));
    }
  });

  it("finds its style sheet and pictures from the folder of its language", () => {
    for (const language of languages) {
      const here = new URL(helpFolder(language), distFolder);
      const page = parsePage(read(`${helpFolder(language)}errors.html`));
      const files = page
        .all("link", "img")
        .filter((each) => !each.hasAttribute("hreflang"))
        .map((each) => each.getAttribute("href") ?? each.getAttribute("src") ?? "");
      expect(files).toHaveLength(3);
      for (const file of files) expect(() => readFileSync(new URL(file, here))).not.toThrow();
    }
  });
});
