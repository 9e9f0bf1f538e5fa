import { setTimeout } from "node:timers/promises";
import { openWorkbench, type OpenWorkbench } from "../../browser/openWorkbench.js";

type Watched = { keyLatencies?: number[] };

const letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZ";
/** A fast typist. */
const gapMs = 60;
const cell = { x: 30, y: 30 };

const words = 12;

/**
 * Types into the sample workbook of a build while its prices stream and measures how long after its key each letter is drawn,
 * in ms, sorted. Each letter is the first of its kind in the cell: those before it are drawn again with every key.
 */
export async function measureKeyLatency(addinFolder: string): Promise<readonly number[]> {
  const bench = await openWorkbench({ addinFolder });
  try {
    await bench.call("activate", "Try it");
    return await typeWords(bench);
  } finally {
    await bench.close();
  }
}

async function typeWords({ page, click }: OpenWorkbench): Promise<readonly number[]> {
  await page.evaluate(() => {
    const latencies: number[] = [];
    (window as unknown as Watched).keyLatencies = latencies;
    const pressed = new Map<string, number>();
    addEventListener("keydown", ({ key, timeStamp }) => pressed.set(key, timeStamp), { capture: true });
    const canvas = CanvasRenderingContext2D.prototype;
    const draw = Object.getOwnPropertyDescriptor(canvas, "fillText")?.value as typeof canvas.fillText;
    // Named, the function would ask in the page for a helper that only this program has.
    canvas.fillText = function (text, ...rest) {
      const at = pressed.get(text);
      if (at !== undefined) {
        latencies.push(performance.now() - at);
        pressed.delete(text);
      }
      Reflect.apply(draw, this, [text, ...rest]);
    };
  });
  await click(cell);
  for (let word = 0; word < words; word += 1) {
    for (const letter of letters) {
      await page.keyboard.press(letter);
      await setTimeout(gapMs);
    }
    await page.keyboard.press("Enter");
    await setTimeout(gapMs);
  }
  const latencies = await page.evaluate(() => (window as unknown as Watched).keyLatencies ?? []);
  return [...latencies].sort((a, b) => a - b);
}
