import type { Page } from "playwright-core";
import { texts } from "../../addin/taskpane/texts.js";
import type { PageId } from "../../addin/taskpane/pane/pageIds.js";

/** Goes to a page of the pane as a person does: by its tab, or through the menu where the pane is too narrow for it. */
export async function openPage(page: Page, id: PageId): Promise<void> {
  const tabs = page.getByRole("tablist", { name: texts.pages });
  await tabs.waitFor();
  const tab = tabs.getByRole("tab", { name: texts.tabs[id], exact: true });
  if (await tab.isVisible()) {
    await tab.click();
  } else {
    await page.getByRole("button", { name: texts.morePages }).click();
    await page.getByRole("menuitem", { name: texts.tabs[id], exact: true }).click();
  }
  await page.getByRole("heading", { name: texts.titles[id], exact: true }).waitFor();
}
