import {
  checkUserSettings,
  settingsOf,
  defaultSettings,
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
   * Puts settings in force and keeps them, or gives the rule that they break. Thrown it could not be
   * distinguished from a defect: the pane is a bundle of its own, to which this one's HedgeError is a foreign class.
   */
  readonly save: (values: unknown) => string | null;
  /** Goes back to the usual settings. */
  readonly reset: () => void;
  /** Reads the storage again. */
  readonly reload: () => void;
  /** Calls back after each change, here or in another tab; the returned function ends it. */
  readonly onChange: (listener: (before: Settings) => void) => () => void;
};

type InForce = {
  readonly chosen: UserSettings;
  readonly settings: Settings;
  readonly problem: SettingsProblem | null;
};

function inForce(
  chosen: UserSettings,
  { pageUrl, problem }: { readonly pageUrl: string; readonly problem: SettingsProblem | null },
): InForce {
  return { chosen, settings: settingsOf(chosen, pageUrl), problem };
}

function readStored(storage: SettingsStorage, pageUrl: string): InForce {
  const text = storage.read();
  if (text === null) return inForce(defaultSettings, { pageUrl, problem: null });
  try {
    const checked = checkUserSettings(JSON.parse(text));
    if ("chosen" in checked) return inForce(checked.chosen, { pageUrl, problem: null });
  } catch {
    // Thrown on, it would keep functions.js from loading in every workbook, and the setting could not be undone: on
    // browsers without URL.canParse a saved address once did.
  }
  // The cells must live whatever is wrong with it, and the pane says that the settings are lost.
  return inForce(defaultSettings, { pageUrl, problem: "damaged" });
}

/**
 * Builds the store of settings.
 * @param pageUrl where the page was loaded from, which the service's usual address derives from
 */
export function createSettingsStore(storage: SettingsStorage, pageUrl: string): SettingsStore {
  const listeners = new Set<(before: Settings) => void>();
  let current = readStored(storage, pageUrl);

  const apply = (next: InForce): void => {
    const before = current.settings;
    current = next;
    for (const listener of [...listeners]) listener(before);
  };
  const reload = (): void => {
    apply(readStored(storage, pageUrl));
  };
  storage.onChange(reload);

  return {
    settings: () => current.settings,
    chosen: () => current.chosen,
    problem: () => current.problem,
    save: (values) => {
      const checked = checkUserSettings(values);
      if ("rule" in checked) return checked.rule;
      const { chosen } = checked;
      const isKept = storage.write(JSON.stringify(chosen));
      apply(inForce(chosen, { pageUrl, problem: isKept ? null : "not kept" }));
      return null;
    },
    reset: () => {
      const isKept = storage.write(null);
      apply(inForce(defaultSettings, { pageUrl, problem: isKept ? null : "not kept" }));
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
