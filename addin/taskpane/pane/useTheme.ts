import type { Theme } from "@fluentui/react-components";
import { useEffect, useState, useSyncExternalStore } from "react";
import type { SettingsStore } from "../../settingsStore.js";
import type { ColourChoice } from "../../settings.js";
import { paneThemes } from "./paneThemes.js";

const darkScheme = matchMedia("(prefers-color-scheme: dark)");

function onSchemeChange(listener: () => void): () => void {
  darkScheme.addEventListener("change", listener);
  return () => {
    darkScheme.removeEventListener("change", listener);
  };
}

type ThemedOffice = { readonly context?: { readonly officeTheme?: { readonly isDarkTheme?: boolean } } };

/** Undefined in Excel on the web and in some versions on the desktop, whatever its type says. */
const isDarkIn = ({ context }: ThemedOffice): boolean | null => context?.officeTheme?.isDarkTheme ?? null;

/** Whether Excel's own colours are dark; null where Excel does not say. */
async function officeIsDark(): Promise<boolean | null> {
  if (!("Office" in globalThis)) return null;
  await Office.onReady();
  return isDarkIn(Office);
}

function useOfficeIsDark(): boolean | null {
  const [isDark, setIsDark] = useState<boolean | null>(null);
  useEffect(() => {
    void officeIsDark().then(setIsDark);
  }, []);
  return isDark;
}

function useColourChoice(settings: SettingsStore): ColourChoice {
  return useSyncExternalStore(settings.onChange, () => settings.chosen().colours);
}

/** The user's choice, else Excel's colours, else the computer's. */
export function useTheme(settings: SettingsStore): Theme {
  const choice = useColourChoice(settings);
  const schemeIsDark = useSyncExternalStore(onSchemeChange, () => darkScheme.matches);
  const officeDark = useOfficeIsDark();
  const isDark = choice === "system" ? (officeDark ?? schemeIsDark) : choice === "dark";
  useEffect(() => {
    // For what the browser draws itself: scroll bars, lists of choices.
    document.documentElement.style.colorScheme = isDark ? "dark" : "light";
  }, [isDark]);
  return paneThemes[isDark ? "dark" : "light"];
}
