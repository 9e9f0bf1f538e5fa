import type { Page } from "playwright-core";
import { expect } from "vitest";

/** What the page says of how its workbook is kept. */
export async function state(page: Page): Promise<string | null> {
  return page.locator("#book-state").textContent();
}

/** Settles when everything is kept. */
export async function saved(page: Page): Promise<void> {
  await expect.poll(async () => state(page)).toBe("Saved");
}

/** Chooses an entry of the menu File. */
export async function choose(page: Page, entry: string): Promise<void> {
  await page.getByRole("button", { name: "File", exact: true }).click();
  await page.getByRole("menuitem", { name: entry }).click();
}
