import { existsSync } from "node:fs";

const places = [
  "/usr/bin/chromium",
  "/usr/bin/chromium-browser",
  "/usr/bin/google-chrome",
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
  "/Applications/Chromium.app/Contents/MacOS/Chromium",
  "C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe",
  "C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe",
];

/**
 * The browser that the browser tests drive: CHROMIUM_PATH, else the usual places.
 * @throws Error that says what to install
 */
export function findChromium(environment: NodeJS.ProcessEnv): string {
  const named = environment["CHROMIUM_PATH"];
  const found = named ?? places.find((place) => existsSync(place));
  if (found !== undefined && existsSync(found)) return found;
  throw new Error(
    named === undefined
      ? "The browser tests need Chromium, Chrome or Edge: install one (Debian: apt-get install chromium) or set CHROMIUM_PATH."
      : `CHROMIUM_PATH names ${named}, where there is no browser.`,
  );
}
