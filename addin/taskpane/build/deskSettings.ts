import { preferences } from "../../../shared/desk/readSettings.js";
import type { TypedCell } from "../../../shared/sheet/deskBook.js";
import { fill } from "../../language/fill.js";
import { texts } from "../../language/spoken.js";
import { readAmount } from "./readAmount.js";

/** The settings that a desk is built with, as they are typed; all others are on the sheet. */
export type TypedSettings = {
  readonly venue: string;
  /** In percent. */
  readonly hedgeRatio: string;
  readonly prefer: (typeof preferences)[number];
  readonly proxy: string;
};

export const defaultSettings: Omit<TypedSettings, "venue"> = {
  hedgeRatio: "100",
  prefer: "coin margin",
  proxy: "ETH",
};

const maxRatioPercent = 200;

/** What is wrong with each of the settings that can be wrong; null where nothing is. */
export const settingProblems = {
  venue: ({ venue }: TypedSettings, venues: readonly string[] = []): string | null => {
    const id = venue.trim().toLowerCase();
    if (!/^[a-z0-9]{1,20}$/.test(id)) return texts.build.venueNeeded;
    if (venues.length === 0 || venues.includes(id)) return null;
    return fill(texts.build.unknownVenue, { venue: id, venues: venues.join(", ") });
  },
  hedgeRatio: ({ hedgeRatio }: TypedSettings): string | null => {
    const amount = readAmount(hedgeRatio);
    if (amount.status === "wrong") return amount.problem;
    const isIn = amount.status === "number" && amount.value > 0 && amount.value <= maxRatioPercent;
    return isIn ? null : fill(texts.build.ratioRange, { max: maxRatioPercent });
  },
  proxy: ({ proxy }: TypedSettings): string | null =>
    /^[a-z0-9]{1,20}$/i.test(proxy.trim()) ? null : texts.build.proxyNeeded,
} as const satisfies Readonly<
  Record<string, (typed: TypedSettings, venues?: readonly string[]) => string | null>
>;

export function isPreference(text: string): text is TypedSettings["prefer"] {
  return preferences.some((preference) => preference === text);
}

/** The settings by their names; null where one of them is wrong. @param venues that there are, none while unknown */
export function toSettings(
  typed: TypedSettings,
  venues: readonly string[] = [],
): Readonly<Record<string, TypedCell>> | null {
  if (Object.values(settingProblems).some((problem) => problem(typed, venues) !== null)) return null;
  const ratio = readAmount(typed.hedgeRatio);
  if (ratio.status !== "number") return null;
  return {
    venue: typed.venue.trim().toLowerCase(),
    // A division by 100 leaves traces such as 0.0007000000000000001, which the sheet would show.
    "hedge ratio": Number((ratio.value / 100).toPrecision(12)),
    prefer: typed.prefer,
    proxy: typed.proxy.trim().toUpperCase(),
  };
}
