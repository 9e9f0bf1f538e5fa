import { readFile, writeFile } from "node:fs/promises";
import { chromium } from "playwright-core";
import type { Browser } from "playwright-core";
import { findChromium } from "./lib/findChromium.js";

/** The sizes that Office asks of an add-in with ribbon buttons, and the store's 128. */
const icons = [
  // At 16 pixels the full drawing blurs, so that size has its own, drawn on the pixel grid.
  { size: 16, source: "icon-16.svg" },
  { size: 32, source: "icon.svg" },
  { size: 64, source: "icon.svg" },
  { size: 80, source: "icon.svg" },
  { size: 128, source: "icon.svg" },
] as const;

/** The drawings of the ribbon's buttons, each named after its button's function. */
const buttons = ["buildSheet", "refresh", "pause", "repair", "openPane", "help"];
const buttonSizes = [16, 32, 80];

const assets = new URL("../addin/assets/", import.meta.url);
async function drawIcon(browser: Browser, svg: string, size: number): Promise<Uint8Array> {
  const page = await browser.newPage({ viewport: { width: size, height: size } });
  await page.setContent(`<style>body{margin:0}svg{display:block;width:${String(size)}px}</style>${svg}`);
  const png = await page.screenshot({ omitBackground: true, type: "png" });
  await page.close();
  return png;
}

const browser = await chromium.launch({
  executablePath: findChromium(process.env),
  args: ["--no-sandbox"],
});
try {
  const draw = async (source: string, name: string, size: number) => {
    const svg = await readFile(new URL(source, assets), "utf8");
    await writeFile(new URL(`${name}-${String(size)}.png`, assets), await drawIcon(browser, svg, size));
  };
  for (const { size, source } of icons) await draw(source, "icon", size);
  for (const name of buttons) for (const size of buttonSizes) await draw(`${name}.svg`, name, size);
} finally {
  await browser.close();
}
