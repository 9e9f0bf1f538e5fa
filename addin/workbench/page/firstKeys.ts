/** Takes a key that goes down; true where nobody else may have it. */
export type KeyTaker = (key: string) => boolean;

/**
 * Gives keys to a taker before anyone else; to be called before the grid is made, which listens at the same place
 * and would move a reference by an arrow.
 * @returns what names the taker
 */
export function takeKeysFirst(): (taker: KeyTaker) => void {
  let taker: KeyTaker = () => false;
  addEventListener(
    "keydown",
    (event) => {
      if (!taker(event.key)) return;
      event.preventDefault();
      event.stopImmediatePropagation();
    },
    { capture: true },
  );
  return (named) => {
    taker = named;
  };
}
