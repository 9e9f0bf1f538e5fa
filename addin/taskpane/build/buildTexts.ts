import type { BuildQuestion } from "./BuildDialog.js";

/** Asked before coins are added to a desk. */
export const deskQuestion = (sheet: string): BuildQuestion => ({
  title: "A desk already exists",
  text: `Add these coins to “${sheet}”, or build a separate desk? Nothing you typed there will change.`,
  yes: `Add to “${sheet}”`,
});

/** Asked before a sheet of the first edition is read. */
export const oldSheetQuestion = (sheet: string): BuildQuestion => ({
  title: "Hedge sheet from an older version",
  text: `“${sheet}” was built by an older version and no longer updates. Build a new desk from its inputs? The old sheets stay as they are. Its shorts have no entry prices: enter them on “Hedge shorts”.`,
  yes: "Build from it",
});

type Updated = {
  readonly added: readonly string[];
  readonly differing: readonly string[];
  readonly areSettingsTyped: boolean;
};

/** What was added to a desk, and what its list says otherwise. */
export const updatedText = (sheet: string, { added, differing, areSettingsTyped }: Updated): string => {
  const names = (coins: readonly string[]): string => coins.slice(0, 10).join(", ");
  const first =
    added.length === 0 ? `Nothing to add to “${sheet}”.` : `Added to “${sheet}”: ${names(added)}.`;
  return [
    first,
    ...(differing.length === 0
      ? []
      : [`Already there with a different amount, which was kept: ${names(differing)}.`]),
    ...(areSettingsTyped ? [`The settings of “${sheet}” were not changed: edit them on the sheet.`] : []),
  ].join(" ");
};
