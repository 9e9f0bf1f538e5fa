import { areaText } from "./area.js";
import { clientObject } from "./clientObject.js";
import type { Scalar } from "./clientObject.js";
import { refuseProtected } from "./place.js";
import type { Place } from "./place.js";
import type { Session } from "./session.js";
import { invalidArgument } from "./strictError.js";

type Check = (value: unknown) => boolean;

const isText: Check = (value) => typeof value === "string";
const isFlag: Check = (value) => typeof value === "boolean";
const isSize: Check = (value) => typeof value === "number" && value > 0;
const isColor: Check = (value) => typeof value === "string" && /^#[0-9a-f]{6}$/i.test(value);
const isOneOf =
  (...words: readonly string[]): Check =>
  (value) =>
    typeof value === "string" && words.includes(value);

const edges = ["EdgeTop", "EdgeBottom", "EdgeLeft", "EdgeRight", "InsideVertical", "InsideHorizontal"];

/** The format of a range: what is set is kept in the sheet's formats, by the range's address and the property. */
export function rangeFormat(session: Session, place: Place): Excel.RangeFormat {
  const scalar = (name: string, check: Check): Scalar => ({
    read: () => place().sheet.formats.get(`${areaText(place().area)} ${name}`) ?? null,
    write: (value) => {
      if (!check(value)) throw invalidArgument(`${JSON.stringify(value)} is no ${name} of a range`);
      const { sheet, area } = place();
      refuseProtected(sheet);
      sheet.formats.set(`${areaText(area)} ${name}`, value);
    },
  });
  const group = (type: string, checks: Readonly<Record<string, Check>>): object =>
    clientObject<Record<string, unknown>>(session, {
      type,
      scalars: Object.fromEntries(
        Object.entries(checks).map(([name, check]) => [name, scalar(`${type}.${name}`, check)]),
      ),
    });
  const fit = (name: string) => () => {
    session.queue(() => {
      const { sheet, area } = place();
      refuseProtected(sheet);
      sheet.formats.set(`${areaText(area)} ${name}`, true);
    });
  };

  return clientObject<Excel.RangeFormat>(session, {
    type: "RangeFormat",
    scalars: {
      columnWidth: scalar("columnWidth", isSize),
      rowHeight: scalar("rowHeight", isSize),
      wrapText: scalar("wrapText", isFlag),
      horizontalAlignment: scalar("horizontalAlignment", isOneOf("General", "Left", "Center", "Right")),
      verticalAlignment: scalar("verticalAlignment", isOneOf("Top", "Center", "Bottom")),
      indentLevel: scalar("indentLevel", (value) => Number.isInteger(value)),
    },
    members: {
      get fill() {
        return group("fill", { color: isColor });
      },
      get font() {
        return group("font", {
          color: isColor,
          bold: isFlag,
          italic: isFlag,
          size: isSize,
          name: isText,
        });
      },
      get protection() {
        return group("protection", { locked: isFlag });
      },
      get borders() {
        const getItem = (edge: string) => {
          if (!edges.includes(edge)) throw invalidArgument(`a range has no border "${edge}"`);
          return group(`borders.${edge}`, {
            style: isOneOf("None", "Continuous", "Dash", "Dot", "Double"),
            color: isColor,
            weight: isOneOf("Hairline", "Thin", "Medium", "Thick"),
          });
        };
        return clientObject<Record<string, unknown>>(session, {
          type: "RangeBorderCollection",
          members: { getItem },
        });
      },
      autofitColumns: fit("autofitColumns"),
      autofitRows: fit("autofitRows"),
    },
  });
}
