type Touch = { readonly id: number; x: number; y: number; isScroll: boolean };

/** A finger that stays within these pixels taps. */
const tapReach = 8;

/**
 * Lets a finger scroll the grid, which by itself selects cells by it as by a mouse: on a phone nobody came past the first
 * columns. What only taps goes on to the grid when the finger lifts, so that the keyboard of the screen opens.
 */
export function scrollByTouch(container: HTMLElement): void {
  const passedOn = new WeakSet<Event>();
  let touch: Touch | undefined;

  const pass = (type: string, like: PointerEvent) => {
    const { clientX, clientY, pointerId } = like;
    const event = new PointerEvent(type, {
      ...{ bubbles: true, cancelable: true, composed: true, isPrimary: true, pointerType: "touch" },
      ...{ clientX, clientY, pointerId, button: 0, buttons: type === "pointerdown" ? 1 : 0 },
    });
    passedOn.add(event);
    like.target?.dispatchEvent(event);
  };
  const on = (type: "pointerdown" | "pointermove" | "pointerup", handle: (event: PointerEvent) => void) => {
    container.addEventListener(
      type,
      (event) => {
        const isOfGrid = event.target instanceof HTMLCanvasElement && event.pointerType === "touch";
        if (!isOfGrid || !event.isPrimary || passedOn.has(event)) return;
        event.stopImmediatePropagation();
        handle(event);
      },
      { capture: true },
    );
  };

  on("pointerdown", ({ pointerId, clientX, clientY }) => {
    touch = { id: pointerId, x: clientX, y: clientY, isScroll: false };
  });
  on("pointermove", (event) => {
    if (touch?.id !== event.pointerId) return;
    const [deltaX, deltaY] = [touch.x - event.clientX, touch.y - event.clientY];
    if (!touch.isScroll && Math.hypot(deltaX, deltaY) < tapReach) return;
    touch = { id: touch.id, x: event.clientX, y: event.clientY, isScroll: true };
    const { clientX, clientY } = event;
    event.target?.dispatchEvent(
      new WheelEvent("wheel", {
        ...{ bubbles: true, cancelable: true },
        ...{ clientX, clientY, deltaX, deltaY },
      }),
    );
  });
  on("pointerup", (event) => {
    const isTap = touch?.id === event.pointerId && !touch.isScroll;
    touch = undefined;
    if (!isTap) return;
    pass("pointerdown", event);
    pass("pointerup", event);
  });
}
