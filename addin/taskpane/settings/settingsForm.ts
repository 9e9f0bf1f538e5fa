import type { ColourChoice, UserSettings } from "../../settings.js";

/** The settings as they are typed. */
export type SettingsForm = {
  readonly serviceUrl: string;
  readonly functionKey: string;
  readonly defaultVenue: string;
  readonly refreshSeconds: string;
  readonly startLive: boolean;
  readonly colours: ColourChoice;
};

export function toForm(chosen: UserSettings): SettingsForm {
  return {
    ...chosen,
    serviceUrl: chosen.serviceUrl ?? "",
    functionKey: chosen.functionKey ?? "",
    refreshSeconds: String(chosen.refreshSeconds),
  };
}

const textOrNull = (text: string): string | null => (text.trim() === "" ? null : text.trim());

/** What the form says; the store checks it. */
export function toSettings(form: SettingsForm): unknown {
  return {
    serviceUrl: textOrNull(form.serviceUrl),
    functionKey: textOrNull(form.functionKey),
    defaultVenue: form.defaultVenue.trim().toLowerCase(),
    // A blank is 0 to Number, and no whole number to the store's rule either.
    refreshSeconds: Number(form.refreshSeconds.trim()),
    startLive: form.startLive,
    colours: form.colours,
  };
}
