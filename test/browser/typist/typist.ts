import { setTimeout } from "node:timers/promises";
import type { Page } from "playwright-core";

export type Typist = {
  /** Presses keys one after another: "Enter", "Shift+Tab", or a character. */
  readonly press: (...keys: readonly string[]) => Promise<void>;
  /** Presses the key of each character. */
  readonly type: (text: string) => Promise<void>;
  /** Composes a text as an input method does: shown as each of the drafts first, then as the text. */
  readonly compose: (drafts: readonly string[], text: string) => Promise<void>;
  /** Clicks the formula bar behind its text. */
  readonly clickBar: () => Promise<void>;
  /** Waits until the page has taken every key. */
  readonly settle: () => Promise<void>;
};

const fastestMs = 40;
const slowestMs = 120;

/**
 * Fingers that wait for no page: a key goes down 40 to 120 ms after the one before, whether that has been taken or not.
 * @param random of 0 to 1
 */
export async function createTypist(page: Page, random: () => number): Promise<Typist> {
  const devtools = await page.context().newCDPSession(page);
  const sent: Promise<unknown>[] = [];
  const bar = page.locator('[data-u-comp="formula-bar"]');
  let next = 0;

  const rest = async (): Promise<void> => {
    const now = performance.now();
    const at = Math.max(now, next);
    next = at + fastestMs + random() * (slowestMs - fastestMs);
    if (at > now) await setTimeout(at - now);
  };
  const settle = async (): Promise<void> => {
    await Promise.all(sent.splice(0));
  };
  const pressOne = async (key: string): Promise<void> => {
    await rest();
    const isChord = key.length > 1 && key.includes("+");
    // A chord's own keys are waited for, or its Shift would hold for keys that are not its own.
    if (isChord) await settle();
    const pressed = page.keyboard.press(key);
    if (isChord) await pressed;
    else sent.push(pressed);
  };

  return {
    press: async (...keys) => {
      for (const key of keys) await pressOne(key);
    },
    type: async (text) => {
      for (const character of text) await pressOne(character);
    },
    compose: async (drafts, text) => {
      await settle();
      for (const draft of drafts) {
        await rest();
        const end = draft.length;
        await devtools.send("Input.imeSetComposition", {
          text: draft,
          selectionStart: end,
          selectionEnd: end,
        });
      }
      await rest();
      await devtools.send("Input.insertText", { text });
    },
    clickBar: async () => {
      await settle();
      await rest();
      const box = await bar.boundingBox();
      if (box === null) throw new Error("The formula bar is not shown");
      await page.mouse.click(box.x + box.width * 0.8, box.y + box.height / 2);
    },
    settle,
  };
}
