import { clientObject } from "./clientObject.js";
import { refuseProtected } from "./place.js";
import type { Place } from "./place.js";
import type { Session } from "./session.js";
import { invalidArgument } from "./strictError.js";
import type { ValidationModel } from "./workbookModel.js";

const longestList = 255;

/** What may be entered into a range; the fake knows lists of words. */
export function dataValidation(session: Session, place: Place): Excel.DataValidation {
  const model = (): ValidationModel => {
    const { sheet, area } = place();
    refuseProtected(sheet);
    const known = sheet.validations.find((each) => JSON.stringify(each.area) === JSON.stringify(area));
    if (known !== undefined) return known;
    const made: ValidationModel = { area, rule: {}, errorAlert: {} };
    sheet.validations.push(made);
    return made;
  };
  return clientObject<Excel.DataValidation>(session, {
    type: "DataValidation",
    scalars: {
      rule: {
        read: () => model().rule,
        write: (value) => {
          const { list } = value as Excel.DataValidationRule;
          if (typeof list?.source !== "string" || list.source.length > longestList)
            throw invalidArgument("a list of words is a text of at most 255 characters");
          model().rule = value as object;
        },
      },
      errorAlert: {
        read: () => model().errorAlert,
        write: (value) => {
          model().errorAlert = value as object;
        },
      },
    },
  });
}
