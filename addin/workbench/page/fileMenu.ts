import "./fileMenu.css";
import { keysText, pressesShortcut } from "./shortcut.js";
import type { Shortcut } from "./shortcut.js";

/** One thing to do with the workbook as a whole. */
export type FileEntry = {
  readonly id: string;
  readonly label: string;
  readonly shortcut?: Shortcut;
  readonly run: () => void | Promise<void>;
};

/**
 * Shows a File button as the first of the bar, and the menu it opens; the entries' shortcuts work whether it is open or
 * not. To be called before the grid is made, which takes the keys otherwise.
 * @param groups parted by lines
 */
export function showFileMenu(bar: HTMLElement, groups: readonly (readonly FileEntry[])[]): void {
  const run = (entry: FileEntry): void => {
    Promise.resolve()
      .then(entry.run)
      .catch((error: unknown) => {
        reportError(error);
      });
  };
  const button = document.createElement("button");
  button.type = "button";
  button.id = "file";
  button.textContent = "File";
  button.setAttribute("aria-haspopup", "menu");
  button.setAttribute("aria-controls", "file-menu");
  const menu = document.createElement("div");
  menu.id = "file-menu";
  menu.setAttribute("role", "menu");
  menu.hidden = true;
  menu.setAttribute("aria-labelledby", button.id);

  const entries = groups.flat();
  const items = entries.map((entry) => menuItem(entry));
  menu.replaceChildren(
    ...groups.flatMap((group, index) => [
      ...(index === 0 ? [] : [separator()]),
      ...group.flatMap((entry) => items[entries.indexOf(entry)] ?? []),
    ]),
  );

  let focused: Element | null = null;
  const close = (isFocusBack: boolean): void => {
    if (menu.hidden) return;
    menu.hidden = true;
    button.setAttribute("aria-expanded", "false");
    if (isFocusBack && focused instanceof HTMLElement) focused.focus();
  };
  const open = (index: number): void => {
    focused = document.activeElement;
    menu.hidden = false;
    button.setAttribute("aria-expanded", "true");
    const { left, bottom } = button.getBoundingClientRect();
    menu.style.left = `${String(left)}px`;
    menu.style.top = `${String(bottom)}px`;
    items.at(index)?.focus();
  };
  const choose = (index: number): void => {
    const entry = entries[index];
    close(true);
    if (entry !== undefined) run(entry);
  };
  const steer = (key: string): boolean => {
    const at = items.findIndex((item) => item === document.activeElement);
    const isLetter = key.length === 1 && key !== " ";
    const step = keySteps[key];
    if (step !== undefined) items.at(step(at, items.length))?.focus();
    else if (isLetter) items.at(findByLetter(entries, at, key))?.focus();
    else if (key === "Escape" || key === "Tab") close(true);
    else if (key === "Enter" || key === " ") choose(at);
    else return false;
    return true;
  };

  button.setAttribute("aria-expanded", "false");
  button.addEventListener("click", () => {
    if (menu.hidden) open(0);
    else close(true);
  });
  menu.addEventListener("click", (event) => {
    const item = event.target instanceof Element ? event.target.closest("button") : null;
    const index = items.findIndex((each) => each === item);
    if (index >= 0) choose(index);
  });
  menu.addEventListener("pointermove", (event) => {
    const item = event.target instanceof Element ? event.target.closest("button") : null;
    item?.focus();
  });
  addEventListener(
    "pointerdown",
    ({ target }) => {
      if (target instanceof Node && !menu.contains(target) && !button.contains(target)) close(false);
    },
    { capture: true },
  );
  addEventListener(
    "keydown",
    (event) => {
      const onButton = document.activeElement === button && ["ArrowDown", "ArrowUp"].includes(event.key);
      const entry = entries.find(
        ({ shortcut }) => shortcut !== undefined && pressesShortcut(event, shortcut),
      );
      if (entry !== undefined) {
        close(true);
        run(entry);
      } else if (menu.hidden && onButton) open(event.key === "ArrowDown" ? 0 : -1);
      else if (menu.hidden || !steer(event.key)) return;
      event.preventDefault();
      event.stopImmediatePropagation();
    },
    { capture: true },
  );
  bar.prepend(button, menu);
}

const keySteps: Readonly<Record<string, ((at: number, count: number) => number) | undefined>> = {
  ArrowDown: (at, count) => (at + 1) % count,
  ArrowUp: (at, count) => (Math.max(at, 0) + count - 1) % count,
  Home: () => 0,
  End: (_at, count) => count - 1,
};

/** The next entry behind one that begins with a letter; the same one where there is none. */
function findByLetter(entries: readonly FileEntry[], at: number, letter: string): number {
  const turns = entries.map((_entry, offset) => (at + 1 + offset) % entries.length);
  return (
    turns.find((index) => entries[index]?.label.toLowerCase().startsWith(letter.toLowerCase())) ??
    Math.max(at, 0)
  );
}

function menuItem({ id, label, shortcut }: FileEntry): HTMLButtonElement {
  const item = document.createElement("button");
  const [name, keys] = [document.createElement("span"), document.createElement("kbd")];
  item.type = "button";
  item.setAttribute("role", "menuitem");
  item.tabIndex = -1;
  item.dataset["entry"] = id;
  name.textContent = label;
  item.append(name);
  if (shortcut !== undefined) {
    keys.textContent = keysText(shortcut);
    item.append(keys);
  }
  return item;
}

function separator(): HTMLElement {
  const line = document.createElement("div");
  line.setAttribute("role", "separator");
  return line;
}
