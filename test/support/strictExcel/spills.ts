import { areaText, isWithin, parseArea } from "./area.js";
import type { Area } from "./area.js";
import type { Fake } from "./fake.js";
import type { Place } from "./place.js";

type MakeRange = (fake: Fake, place: Place, exists?: () => boolean) => Excel.Range;

/** What a range knows of formulas that spill. */
export function spillMembers(
  fake: Fake,
  place: Place,
  range: MakeRange,
): Pick<Excel.Range, "getSpillParentOrNullObject" | "getSpillingToRangeOrNullObject"> {
  const found = (find: () => Area | undefined) =>
    range(
      fake,
      () => ({ sheet: place().sheet, area: find() ?? place().area }),
      () => find() !== undefined,
    );
  return {
    getSpillParentOrNullObject: () =>
      found(() => {
        const { sheet, area } = place();
        const [anchor] = [...sheet.spills].find(([, spill]) => isWithin(area, spill)) ?? [];
        return anchor === undefined ? undefined : parseArea(anchor);
      }),
    getSpillingToRangeOrNullObject: () => found(() => place().sheet.spills.get(areaText(place().area))),
  };
}
