import type { Page } from "playwright-core";

/** A task of the page's main thread, by the page's clock, in ms. */
export type Task = { readonly from: number; readonly to: number };

type Watched = { longTasks?: Task[] };

/** Has the page note its tasks of more than 50 ms, those since it opened too. */
export async function watchLongTasks(page: Page): Promise<void> {
  await page.evaluate(() => {
    const tasks: Task[] = [];
    (window as unknown as Watched).longTasks = tasks;
    new PerformanceObserver((list) => {
      for (const { startTime, duration } of list.getEntries())
        tasks.push({ from: startTime, to: startTime + duration });
    }).observe({ type: "longtask", buffered: true });
  });
}

/** The noted tasks that began at this time of the page's clock or later. */
export async function longTasks(page: Page, since: number): Promise<readonly Task[]> {
  const tasks = await page.evaluate(() => (window as unknown as Watched).longTasks ?? []);
  return tasks.filter(({ from }) => from >= since);
}

/** The page's clock, in ms. */
export async function pageTime(page: Page): Promise<number> {
  return page.evaluate(() => performance.now());
}

/** How long the longest of them took, in ms; 0 of none. */
export function longestOf(tasks: readonly Task[]): number {
  return tasks.reduce((longest, { from, to }) => Math.max(longest, to - from), 0);
}

/** How long they took together, in ms. */
export function totalOf(tasks: readonly Task[]): number {
  return tasks.reduce((total, { from, to }) => total + to - from, 0);
}
