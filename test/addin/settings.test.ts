import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { checkUserSettings, settingsOf, defaultSettings } from "../../addin/settings.js";
import type { SettingsStorage } from "../../addin/settingsStorage.js";
import { createSettingsStore } from "../../addin/settingsStore.js";

const pageUrl = "https://addin.example/taskpane.html";

beforeEach(() => {
  vi.stubGlobal("HEDGE_SERVICE_URL", null);
  vi.stubGlobal("HEDGE_OWN_HOSTS", ["localhost", "127.0.0.1"]);
});
afterEach(() => {
  vi.unstubAllGlobals();
});

/** A browser's storage as several tabs see it. */
function createTabs(first: string | null = null, isForbidden = false) {
  let text = first;
  const listeners: (() => void)[] = [];
  const tab = (): SettingsStorage => ({
    read: () => text,
    write: (next) => {
      if (isForbidden) return false;
      text = next;
      return true;
    },
    onChange: (listener) => {
      listeners.push(listener);
    },
  });
  return {
    open: () => createSettingsStore(tab(), pageUrl),
    stored: () => text,
    notifyOthers: () => {
      for (const listener of listeners) listener();
    },
  };
}

describe("a service address", () => {
  it.each([
    "https://api.example",
    "https://api.example:8443/hedge/",
    "http://localhost:7071",
    "http://127.0.0.1:7071/",
  ])("may be %s", (serviceUrl) => {
    expect(checkUserSettings({ ...defaultSettings, serviceUrl })).toMatchObject({ chosen: { serviceUrl } });
  });

  it.each([
    "http://api.example",
    "http://localhost.example",
    "api.example",
    "https://user:word@api.example",
    "https://api.example/?code=s3cret",
    "https://api.example/#x",
    "file:///etc/hosts",
    "javascript:alert(1)",
    "",
  ])("may not be %j", (serviceUrl) => {
    expect(checkUserSettings({ ...defaultSettings, serviceUrl })).toMatchObject({
      rule: expect.stringMatching(/^The service address must begin with https:/u) as string,
    });
  });
});

it.each([
  [{ refreshSeconds: 0 }, "Refresh seconds must be a whole number from 1 to 3600."],
  [{ refreshSeconds: 3601 }, "Refresh seconds must be a whole number from 1 to 3600."],
  [{ refreshSeconds: 1.5 }, "Refresh seconds must be a whole number from 1 to 3600."],
  [{ refreshSeconds: Number.NaN }, "Refresh seconds must be a whole number from 1 to 3600."],
  [
    { functionKey: "two words" },
    "The function key must be at most 200 letters, digits and symbols, without spaces.",
  ],
  [
    { functionKey: "line\r\nx-other: 1" },
    "The function key must be at most 200 letters, digits and symbols, without spaces.",
  ],
  [{ defaultVenue: "a venue" }, "a venue must consist of lower-case letters and digits"],
])("%j is refused with a sentence", (wrong, sentence) => {
  expect(checkUserSettings({ ...defaultSettings, ...wrong })).toEqual({ rule: sentence });
});

it("lets values grow as old as two waits that the user chose", () => {
  expect(settingsOf(defaultSettings, pageUrl)).toMatchObject({ refreshMs: 1_000, staleLimitMs: 300_000 });
  const hourly = settingsOf({ ...defaultSettings, refreshSeconds: 3_600 }, pageUrl);
  expect(hourly).toMatchObject({ refreshMs: 3_600_000, staleLimitMs: 7_200_000 });
});

describe("the store", () => {
  it("keeps what the user saves, announces it here and in another tab, and goes back to the usual", () => {
    const tabs = createTabs();
    const [here, there] = [tabs.open(), tabs.open()];
    const before: string[] = [];
    here.onChange(({ defaultVenue }) => before.push(defaultVenue));
    here.save({ ...defaultSettings, defaultVenue: "okx", functionKey: "s3cret" });
    tabs.notifyOthers();
    expect(before).toEqual(["binance", "okx"]);
    for (const store of [here, there, tabs.open()]) {
      expect(store.settings()).toMatchObject({ defaultVenue: "okx", functionKey: "s3cret" });
      expect(store.problem()).toBeNull();
    }
    here.reset();
    expect(here.chosen()).toEqual(defaultSettings);
    expect(tabs.stored()).toBeNull();
  });

  it("opens with the usual settings where the browser lacks what reading the saved ones needs", () => {
    // WebView2 before 120 has no URL.canParse: a saved address threw while functions.js loaded, and 8 of 48 functions came up.
    const address = "https://api.example/";
    const saved = JSON.stringify({ ...defaultSettings, serviceUrl: address });
    vi.stubGlobal(
      "URL",
      class extends URL {
        public constructor(text: string, base?: string) {
          if (text === address) throw new TypeError("URL.canParse is not a function");
          super(text, base);
        }
      },
    );
    const store = createTabs(saved).open();
    expect(store.settings().serviceUrl).toBe("https://addin.example/");
    expect(store.problem()).toBe("damaged");
  });

  it.each([
    "{",
    "null",
    '{"defaultVenue":"okx"}',
    JSON.stringify({ ...defaultSettings, refreshSeconds: "soon" }),
  ])("takes the usual settings for the damaged entry %s and says so until new ones are saved", (entry) => {
    const store = createTabs(entry).open();
    expect(store.chosen()).toEqual(defaultSettings);
    expect(store.problem()).toBe("damaged");
    store.save(defaultSettings);
    expect(store.problem()).toBeNull();
  });

  it("changes nothing when what is saved is wrong", () => {
    const tabs = createTabs();
    const store = tabs.open();
    expect(store.save({ ...defaultSettings, refreshSeconds: -1 })).toMatch(/^Refresh seconds/u);
    expect(store.chosen()).toEqual(defaultSettings);
    expect(tabs.stored()).toBeNull();
  });

  it("holds settings for now, and says so, where the browser forbids storage", () => {
    const store = createTabs(null, true).open();
    store.save({ ...defaultSettings, defaultVenue: "okx" });
    expect(store.settings().defaultVenue).toBe("okx");
    expect(store.problem()).toBe("not kept");
  });
});
