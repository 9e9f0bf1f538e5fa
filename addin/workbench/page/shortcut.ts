/** A key pressed with Control, on a Mac with Command. */
export type Shortcut = { readonly key: string; readonly isShifted?: boolean };

const isMac = /Mac|iPhone|iPad/.test(navigator.userAgent);

/** The keys as menus show them. */
export function keysText({ key, isShifted = false }: Shortcut): string {
  const letter = key.toUpperCase();
  if (isMac) return `${isShifted ? "⇧" : ""}⌘${letter}`;
  return `Ctrl+${isShifted ? "Shift+" : ""}${letter}`;
}

/** Whether a key that goes down is this shortcut. */
export function pressesShortcut(event: KeyboardEvent, { key, isShifted = false }: Shortcut): boolean {
  const { ctrlKey, metaKey, altKey, shiftKey } = event;
  const isHeld = isMac ? metaKey && !ctrlKey : ctrlKey && !metaKey;
  // AltGr, which types characters on many keyboards, is Control and Alt.
  return isHeld && !altKey && shiftKey === isShifted && event.key.toLowerCase() === key.toLowerCase();
}
