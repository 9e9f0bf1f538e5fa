import { HedgeError } from "../../shared/errors.js";
import { parseArea } from "./area.js";
import type { Area } from "./area.js";
import type { SheetAddress } from "./spreadsheet.js";

const maxCells = 20_000;

/** The cells of a range that is to be read at once. @throws HedgeError `invalid_input` where it is none or too large */
export function readableArea({ sheet, address }: SheetAddress): Area {
  const area = addressedArea({ sheet, address });
  if (area.rows * area.columns > maxCells)
    throw new HedgeError({
      code: "invalid_input",
      message: `${address} on "${sheet}" has more than 20,000 cells. Make the range smaller.`,
    });
  return area;
}

/** The cells of an address. @throws HedgeError `invalid_input` where it is none */
export function addressedArea({ sheet, address }: SheetAddress): Area {
  try {
    return parseArea(address);
  } catch (error) {
    throw new HedgeError({
      code: "invalid_input",
      message: `"${address}" on "${sheet}" is not a cell address.`,
      cause: error,
    });
  }
}
