import { isWithin } from "./area.js";
import { clientObject } from "./clientObject.js";
import { refuseProtected } from "./place.js";
import type { Place } from "./place.js";
import type { Session } from "./session.js";
import { invalidArgument } from "./strictError.js";
import type { ValidationModel } from "./workbookModel.js";

const longestList = 255;
const longestPrompt = { title: 32, message: 255 };

/** What may be entered into a range; the fake knows lists of words. */
export function dataValidation(session: Session, place: Place): Excel.DataValidation {
  const model = (): ValidationModel => {
    const { sheet, area } = place();
    refuseProtected(sheet);
    const known = sheet.validations.find((each) => JSON.stringify(each.area) === JSON.stringify(area));
    if (known !== undefined) return known;
    const around = sheet.validations.find((each) => isWithin(area, each.area));
    const made: ValidationModel = { area, rule: around?.rule, errorAlert: {}, prompt: undefined };
    sheet.validations.push(made);
    return made;
  };
  return clientObject<Excel.DataValidation>(session, {
    type: "DataValidation",
    scalars: {
      rule: {
        read: () => model().rule,
        write: (value) => {
          checkRule(value as Excel.DataValidationRule);
          model().rule = value as object;
        },
      },
      prompt: {
        read: () => model().prompt,
        write: (value) => {
          const prompt = value as Excel.DataValidationPrompt;
          const isTooLong =
            prompt.title.length > longestPrompt.title || prompt.message.length > longestPrompt.message;
          if (isTooLong) throw invalidArgument("an input message has 32 and 255 characters at most");
          if (model().rule === undefined) throw invalidArgument("an input message needs a rule");
          model().prompt = prompt;
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

function checkRule({ list, custom }: Excel.DataValidationRule): void {
  const isAnything = list === undefined && custom?.formula === "=TRUE";
  if (!isAnything && (typeof list?.source !== "string" || list.source.length > longestList))
    throw invalidArgument(
      "a list of words is a text of at most 255 characters; the fake knows =TRUE besides",
    );
}
