/** Takes a key that goes down; true where nobody else may have it. */
export type KeyTaker = (event: KeyboardEvent) => boolean;

/**
 * Gives keys to takers before anyone else; to be called before the grid is made, which listens at the same place
 * and would move a reference by an arrow.
 * @returns what names the next taker
 */
export function takeKeysFirst(): (taker: KeyTaker) => void {
  const takers: KeyTaker[] = [];
  addEventListener(
    "keydown",
    (event) => {
      // What an input method composes of keys is its own.
      if (event.isComposing || !takers.some((take) => take(event))) return;
      event.preventDefault();
      event.stopImmediatePropagation();
    },
    { capture: true },
  );
  return (taker) => {
    takers.push(taker);
  };
}
