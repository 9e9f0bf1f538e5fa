import type { Page } from "playwright-core";

/** A control that the Tab key came to, in pixels of the page as if nothing were scrolled. */
type TabStop = {
  readonly name: string;
  /** Id of the pane's page it stands on; null outside of the pages. */
  readonly pageId: string | null;
  readonly left: number;
  readonly top: number;
  readonly bottom: number;
  readonly isInView: boolean;
  /** Whether it looks otherwise than without the focus. */
  readonly showsFocus: boolean;
};

type TabWalk = { readonly stops: readonly TabStop[]; readonly missed: readonly string[] };

const maxStops = 300;

/** Remembers how every control looks unfocused; runs in the page, so it uses nothing from here. */
function installWalk(): void {
  const looked = [
    "outline",
    "boxShadow",
    "border",
    "backgroundColor",
    "transform",
    "opacity",
    "color",
  ] as const;
  const lookOf = (element: HTMLElement): string => {
    const around = [element, element.parentElement, element.parentElement?.parentElement ?? null];
    return around
      .filter((each) => each !== null)
      .flatMap((each) => ["", "::before", "::after"].map((pseudo) => getComputedStyle(each, pseudo)))
      .map((style) => looked.map((property) => style[property]).join("|"))
      .join("\n");
  };
  const nameOf = (element: HTMLElement): string =>
    element.ariaLabel ??
    (element as HTMLInputElement).labels?.[0]?.innerText ??
    (element.innerText.trim() || element.outerHTML.slice(0, 80));
  // Of a list of tabs and of a menu only one is a stop; the arrow keys go on from there.
  const controls = Array.from(
    document.querySelectorAll<HTMLElement>("a[href], button, input, select, textarea, summary, [tabindex]"),
  ).filter(
    (each) =>
      each.tabIndex >= 0 &&
      !each.matches(":disabled, [data-tabster-dummy], [role=tab][aria-selected=false]") &&
      each.checkVisibility({ visibilityProperty: true }),
  );
  const unfocused = new Map(controls.map((each) => [each, lookOf(each)]));
  const left = new Set(controls);
  const stop = (): TabStop | null => {
    const element = document.activeElement as HTMLElement;
    if (!left.delete(element)) return null;
    const { left: x, top, bottom } = element.getBoundingClientRect();
    const scroller = element.closest("main");
    const scrolled = scroller?.scrollTop ?? 0;
    const upper = scroller?.getBoundingClientRect().top ?? 0;
    return {
      name: nameOf(element),
      pageId: element.closest("[role=tabpanel]")?.id ?? null,
      left: x,
      top: top + scrolled,
      bottom: bottom + scrolled,
      isInView: top >= upper - 1 && (bottom <= innerHeight + 1 || bottom - top > innerHeight - upper),
      showsFocus: lookOf(element) !== unfocused.get(element),
    };
  };
  Object.assign(globalThis, { tabWalk: { stop, missed: () => Array.from(left).map(nameOf) } });
}

/** Presses Tab from the top of the page until the focus leaves it, or comes round. */
export async function walkByTab(page: Page): Promise<TabWalk> {
  // A focused body is where a person begins who has just come to the pane.
  await page.evaluate(() => {
    document.body.tabIndex = -1;
    document.body.focus();
    document.body.removeAttribute("tabindex");
  });
  await page.evaluate(installWalk);
  const stops: TabStop[] = [];
  while (stops.length < maxStops) {
    await page.keyboard.press("Tab");
    const stop = await page.evaluate<TabStop | null>("tabWalk.stop()");
    if (stop === null) break;
    stops.push(stop);
  }
  return { stops, missed: await page.evaluate<readonly string[]>("tabWalk.missed()") };
}

/** Presses Tab, or goes back by it, until the control of this name has the focus. */
export async function tabTo(page: Page, name: string, key: "Tab" | "Shift+Tab" = "Tab"): Promise<void> {
  for (let step = 0; step < 80; step += 1) {
    await page.keyboard.press(key);
    const focused: unknown = await page.evaluate(
      "document.activeElement.ariaLabel ?? document.activeElement.labels?.[0]?.innerText ?? document.activeElement.innerText",
    );
    if (focused === name) return;
  }
  throw new Error(`${key} does not come to "${name}".`);
}
