/** The pages of the pane that the ribbon leads to. */
export type RequestedPage = "build" | "live" | "problems" | "help";

const pages: readonly RequestedPage[] = ["build", "live", "problems", "help"];
const eventName = "hedge-pane-page";
const leaveEventName = "hedge-pane-leave";

/** What became of a button of the ribbon, for the pane to say. */
export type RibbonNotice = { readonly intent: "success" | "error"; readonly text: string };

type PageListener = (page: RequestedPage, notice: RibbonNotice | null) => void;

/**
 * Asks the pane to show a page, also one that loads only later: the ribbon's commands and the pane are scripts of their
 * own on one page, and the address of the page belongs to Office.js.
 */
export function requestPanePage(page: RequestedPage, notice: RibbonNotice | null = null): void {
  const { dataset } = document.documentElement;
  dataset["hedgePage"] = page;
  if (notice !== null) Object.assign(dataset, { hedgeIntent: notice.intent, hedgeNotice: notice.text });
  dispatchEvent(new Event(eventName));
}

/** Calls back whenever a page is asked for, which stays asked for until the pane shows it: to open a place for the pane. */
export function onPaneWanted(listener: () => void): void {
  addEventListener(eventName, listener);
}

/** Puts the pane away, so that the sheet has its place; the ribbon brings it back as it was left. */
export async function leavePane(): Promise<void> {
  dispatchEvent(new Event(leaveEventName));
  if ("Office" in globalThis && "addin" in Office) await Office.addin.hide();
}

/** Calls back when the pane is to be put away, for the page on which it stands beside the sheet. */
export function onPaneLeft(listener: () => void): void {
  addEventListener(leaveEventName, listener);
}

/** Calls back with the page that was asked for, at once where one was before; the returned function ends it. */
export function onPanePageRequested(listener: PageListener): () => void {
  const notify = () => {
    const { dataset } = document.documentElement;
    const { hedgePage: asked, hedgeIntent, hedgeNotice: text } = dataset;
    for (const name of ["hedgePage", "hedgeIntent", "hedgeNotice"]) Reflect.deleteProperty(dataset, name);
    const page = pages.find((each) => each === asked);
    const intent = hedgeIntent === "error" ? "error" : "success";
    if (page !== undefined) listener(page, text === undefined ? null : { intent, text });
  };
  addEventListener(eventName, notify);
  notify();
  return () => {
    removeEventListener(eventName, notify);
  };
}
