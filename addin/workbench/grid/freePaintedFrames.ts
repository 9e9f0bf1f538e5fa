import { Layer } from "@univerjs/presets/preset-sheets-core";

/**
 * Lets a layer wait with a timer for more changes before it paints. By itself it opens a message channel for each
 * change and closes none that has served: live cells would leave some eight a second in memory for good.
 */
export function freePaintedFrames(): void {
  const timers = new WeakMap<Layer, ReturnType<typeof setTimeout>>();
  Layer.prototype.makeDirtyWithDebounce = function makeDirtySoon(this: Layer, state = true) {
    clearTimeout(timers.get(this));
    timers.set(
      this,
      setTimeout(() => {
        this.makeDirty(state);
      }),
    );
  };
}
