import { clientObject } from "./clientObject.js";
import type { Scalar } from "./clientObject.js";
import { refuseProtected } from "./place.js";
import type { Place } from "./place.js";
import type { Session } from "./session.js";
import { invalidArgument } from "./strictError.js";
import type { ConditionModel } from "./workbookModel.js";

/** The conditional formats of a range; Excel does not calculate custom functions in them. */
export function conditionalFormats(session: Session, place: Place): Excel.ConditionalFormatCollection {
  return clientObject<Excel.ConditionalFormatCollection>(session, {
    type: "ConditionalFormatCollection",
    members: {
      add: (type: string) => {
        if (type !== "Custom")
          throw invalidArgument(`the fake knows no conditional format "${type}", only "Custom"`);
        let made: ConditionModel | undefined;
        session.queue(() => {
          const { sheet, area } = place();
          refuseProtected(sheet);
          made = { type, area, formula: "", fill: "", color: "", bold: false };
          sheet.conditions.push(made);
        });
        return customFormat(session, () => {
          if (made === undefined) throw invalidArgument("the conditional format is not made yet");
          return made;
        });
      },
      clearAll: () => {
        session.queue(() => {
          const { sheet } = place();
          refuseProtected(sheet);
          sheet.conditions.splice(0);
        });
      },
    },
  });
}

function customFormat(session: Session, made: () => ConditionModel): Excel.ConditionalFormat {
  const text = (name: "formula" | "fill" | "color"): Scalar => ({
    read: () => made()[name],
    write: (value) => {
      if (typeof value !== "string") throw invalidArgument(`${name} of a conditional format is a text`);
      if (name === "formula") refuseFormula(value);
      made()[name] = value;
    },
  });
  const object = (type: string, scalars: Readonly<Record<string, Scalar>>, members: object = {}) =>
    clientObject<Record<string, unknown>>(session, { type, scalars, members });
  const format = object(
    "ConditionalRangeFormat",
    {},
    {
      fill: object("ConditionalRangeFill", { color: text("fill") }),
      font: object("ConditionalRangeFont", {
        color: text("color"),
        bold: {
          read: () => made().bold,
          write: (value) => {
            made().bold = value === true;
          },
        },
      }),
    },
  );
  const rule = object("ConditionalFormatRule", { formula: text("formula") });
  return clientObject<Excel.ConditionalFormat>(session, {
    type: "ConditionalFormat",
    members: { custom: object("CustomConditionalFormat", {}, { rule, format }) },
  });
}

function refuseFormula(formula: string): void {
  if (!formula.startsWith("=")) throw invalidArgument("the rule of a conditional format begins with =");
  if (/\bHEDGE\./i.test(formula))
    throw invalidArgument("Excel does not calculate custom functions in conditional formats");
}
