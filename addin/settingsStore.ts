import {
  checkUserSettings,
  settingsOf,
  usualSettings,
  type Settings,
  type UserSettings,
} from "./settings.js";
import type { SettingsStorage } from "./settingsStorage.js";

/** Why the stored settings are not in force, or the chosen ones not stored. */
type SettingsProblem = "damaged" | "not kept";

/** The settings of this runtime, as they are now. */
export type SettingsStore = {
  readonly settings: () => Settings;
  /** What the user chose. */
  readonly chosen: () => UserSettings;
  readonly problem: () => SettingsProblem | null;
  /**
   * Puts settings in force and keeps them, or gives the rule that they break. Thrown it could not be told from a
   * defect: the pane is a bundle of its own, to which this one's HedgeError is a foreign class.
   */
  readonly save: (values: unknown) => string | null;
  /** Goes back to the usual settings. */
  readonly reset: () => void;
  /** Reads the storage again. */
  readonly reload: () => void;
  /** Calls back after each change, here or in another tab; the returned function ends it. */
  readonly onChange: (listener: (before: Settings) => void) => () => void;
};

type Stored = { readonly chosen: UserSettings; readonly problem: SettingsProblem | null };

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    // No settings are read from it, so that it counts as damaged like any other text that holds none.
    return undefined;
  }
}

function readStored(storage: SettingsStorage): Stored {
  const text = storage.read();
  if (text === null) return { chosen: usualSettings, problem: null };
  const checked = checkUserSettings(parsed(text));
  // The cells must live whatever is wrong with it, and the pane says that the settings are lost.
  return "rule" in checked
    ? { chosen: usualSettings, problem: "damaged" }
    : { chosen: checked.chosen, problem: null };
}

/**
 * Builds the store of settings.
 * @param pageUrl where the page was loaded from, which the service's usual address derives from
 */
export function createSettingsStore(storage: SettingsStorage, pageUrl: string): SettingsStore {
  const listeners = new Set<(before: Settings) => void>();
  let stored = readStored(storage);
  let settings = settingsOf(stored.chosen, pageUrl);

  const apply = (next: Stored): void => {
    const before = settings;
    stored = next;
    settings = settingsOf(next.chosen, pageUrl);
    for (const listener of [...listeners]) listener(before);
  };
  const reload = (): void => {
    apply(readStored(storage));
  };
  storage.onChange(reload);

  return {
    settings: () => settings,
    chosen: () => stored.chosen,
    problem: () => stored.problem,
    save: (values) => {
      const checked = checkUserSettings(values);
      if ("rule" in checked) return checked.rule;
      const { chosen } = checked;
      const isKept = storage.write(JSON.stringify(chosen));
      apply({ chosen, problem: isKept ? null : "not kept" });
      return null;
    },
    reset: () => {
      const isKept = storage.write(null);
      apply({ chosen: usualSettings, problem: isKept ? null : "not kept" });
    },
    reload,
    onChange: (listener) => {
      listeners.add(listener);
      return () => {
        listeners.delete(listener);
      };
    },
  };
}
