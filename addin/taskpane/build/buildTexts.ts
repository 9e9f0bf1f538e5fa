import { fill } from "../../language/fill.js";
import { texts } from "../../language/spoken.js";
import type { BuildQuestion } from "./BuildDialog.js";

/** Asked before coins are added to a desk. */
export const deskQuestion = (sheet: string): BuildQuestion => ({
  title: texts.build.deskTitle,
  text: fill(texts.build.deskQuestion, { sheet }),
  yes: fill(texts.build.deskYes, { sheet }),
});

/** Asked before a sheet of the first edition is read. */
export const oldSheetQuestion = (sheet: string): BuildQuestion => ({
  title: texts.build.oldTitle,
  text: fill(texts.build.oldQuestion, { sheet }),
  yes: texts.build.oldYes,
});

type Updated = {
  readonly added: readonly string[];
  readonly differing: readonly string[];
  readonly areSettingsTyped: boolean;
};

/** What was added to a desk, and what its list says otherwise. */
export const updatedText = (sheet: string, { added, differing, areSettingsTyped }: Updated): string => {
  const names = (coins: readonly string[]): string => coins.slice(0, 10).join(", ");
  return [
    added.length === 0
      ? fill(texts.build.nothingAdded, { sheet })
      : fill(texts.build.added, { sheet, names: names(added) }),
    ...(differing.length === 0 ? [] : [fill(texts.build.differing, { names: names(differing) })]),
    ...(areSettingsTyped ? [fill(texts.build.settingsKept, { sheet })] : []),
  ].join(" ");
};
