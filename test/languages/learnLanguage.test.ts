import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";

type Page = {
  readonly search?: string;
  readonly browser: string;
  readonly office?: object;
  readonly answer?: Response | Error;
};

const german = { Cancel: "Abbrechen" };

/** Learns the language on a page of its own, and reports what it then speaks. */
async function learnOn({ search = "", browser, office, answer }: Page) {
  const asked: string[] = [];
  const reported: unknown[] = [];
  vi.stubGlobal("location", { search });
  vi.stubGlobal("navigator", { language: browser });
  vi.stubGlobal("reportError", (error: unknown) => reported.push(error));
  vi.stubGlobal("fetch", async (file: string) => {
    asked.push(file);
    if (answer instanceof Error) throw answer;
    return Promise.resolve(answer ?? Response.json(german));
  });
  if (office !== undefined) vi.stubGlobal("Office", office);
  const { learnLanguage } = await import("../../addin/language/learnLanguage.js");
  await Promise.all([learnLanguage(), learnLanguage()]);
  const { language, texts } = await import("../../addin/language/spoken.js");
  return { lang: language.tag, cancel: texts.cancel, asked, reported };
}

const excelIn = (displayLanguage: string) => ({
  onReady: async () => Promise.resolve({ host: "Excel" }),
  context: { displayLanguage },
});

beforeEach(() => {
  vi.resetModules();
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

describe("the page", () => {
  it("speaks the language that Excel is shown in, and loads its texts once", async () => {
    const page = await learnOn({ browser: "en-US", office: excelIn("de-DE") });
    expect(page).toEqual({ lang: "de", cancel: "Abbrechen", asked: ["languages/de.json"], reported: [] });
  });

  it("loads nothing where Excel is English, whatever the browser prefers", async () => {
    const page = await learnOn({ browser: "de-DE", office: excelIn("en-GB") });
    expect(page).toEqual({ lang: "en", cancel: "Cancel", asked: [], reported: [] });
  });

  it("speaks the browser's language outside of Office", async () => {
    expect((await learnOn({ browser: "zh-CN" })).lang).toBe("zh-Hans");
    vi.resetModules();
    const office = { onReady: async () => Promise.resolve({ host: null }), context: {} };
    expect((await learnOn({ browser: "de-CH", office })).lang).toBe("de");
  });

  it("speaks the language that its address names first", async () => {
    const page = await learnOn({ search: "?language=de", browser: "en-US", office: excelIn("zh-CN") });
    expect(page.asked).toEqual(["languages/de.json"]);
  });

  it("does not wait for an Excel that is silent", async () => {
    vi.useFakeTimers();
    const silent = { onReady: async () => new Promise(() => undefined) };
    const learned = learnOn({ browser: "de-DE", office: silent });
    await vi.advanceTimersByTimeAsync(1_000);
    expect((await learned).lang).toBe("de");
  });

  it.each([
    ["no such file", new Response("", { status: 404 })],
    ["another file", Response.json([{ Cancel: "x" }])],
    ["no connection", new TypeError("Failed to fetch")],
  ])("stays English and reports it: %s", async (_what, answer) => {
    const page = await learnOn({ browser: "de-DE", answer });
    expect(page).toMatchObject({ lang: "en", cancel: "Cancel" });
    expect(page.reported).toHaveLength(1);
  });
});
