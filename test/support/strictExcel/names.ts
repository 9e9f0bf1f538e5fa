import { clientObject } from "./clientObject.js";
import type { Session } from "./session.js";
import { invalidArgument, StrictExcelError } from "./strictError.js";
import { findNamed } from "./workbookModel.js";
import type { NameModel } from "./workbookModel.js";

const namePattern = /^[\p{L}_\\][\p{L}\p{N}_.]{0,254}$/u;
const looksLikeCell = /^(?:[A-Z]{1,3}[0-9]+|R[0-9]*C[0-9]*|R|C)$/i;

/** Names of ranges and formulas. */
export function names(session: Session, list: NameModel[]): Excel.NamedItemCollection {
  const found = (name: string) => findNamed(list, name);
  return clientObject<Excel.NamedItemCollection>(session, {
    type: "NamedItemCollection",
    items: () => list.map((made) => namedItem(session, list, () => made)),
    members: {
      getItem: (name: string) => namedItem(session, list, () => found(name)),
      getItemOrNullObject: (name: string) =>
        namedItem(
          session,
          list,
          () => found(name),
          () => found(name) !== undefined,
        ),
      add: (name: string, reference: unknown, comment = "") => {
        session.queue(() => {
          addName(list, name, reference, comment);
        });
        return namedItem(session, list, () => found(name));
      },
    },
  });
}

function addName(list: NameModel[], name: string, reference: unknown, comment: string): void {
  if (!namePattern.test(name) || looksLikeCell.test(name))
    throw invalidArgument(`"${name}" is no name of a range`);
  if (findNamed(list, name) !== undefined)
    throw new StrictExcelError("ItemAlreadyExists", `the name "${name}" is taken`);
  if (typeof reference !== "string" || !reference.startsWith("="))
    throw invalidArgument("the fake names what a formula says, such as =Hedge!$B$2");
  list.push({ name, formula: reference, comment });
}

function namedItem(
  session: Session,
  list: NameModel[],
  find: () => NameModel | undefined,
  exists?: () => boolean,
): Excel.NamedItem {
  const model = () => {
    const found = find();
    if (found === undefined) throw new StrictExcelError("ItemNotFound", "there is no such name");
    return found;
  };
  return clientObject<Excel.NamedItem>(session, {
    type: "NamedItem",
    ...(exists === undefined ? {} : { exists }),
    scalars: {
      name: { read: () => model().name },
      comment: { read: () => model().comment },
      formula: {
        read: () => model().formula,
        write: (value) => {
          model().formula = String(value);
        },
      },
    },
    members: {
      delete: () => {
        session.queue(() => {
          list.splice(list.indexOf(model()), 1);
        });
      },
    },
  });
}
