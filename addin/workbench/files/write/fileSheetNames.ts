import type { PlainWorkbook } from "../plainGrid.js";
import { sheetPrefix } from "../../../host/area.js";
import { freeSheetName } from "../../../host/freeSheetName.js";
import { formulaTokens, joinTokens } from "../formula/formulaTokens.js";

const forbidden = /[[\]:*?/\\]/g;
const longest = 31;

/** The names of a workbook's sheets by id, changed where Excel would refuse them. */
export function fileSheetNames({ sheetOrder, sheets }: PlainWorkbook): ReadonlyMap<string, string> {
  const names = new Map<string, string>();
  for (const id of sheetOrder) {
    const wanted = (sheets[id]?.name ?? id).replaceAll(forbidden, "_").replaceAll(/^'+|'+$/g, "_");
    const short = wanted.slice(0, longest).trim();
    names.set(
      id,
      freeSheetName(short === "" || short.toLowerCase() === "history" ? `${short} sheet`.trim() : short, [
        ...names.values(),
      ]),
    );
  }
  return names;
}

/** Lets a formula name the sheets as the file does. */
export function sheetRenaming(
  snapshot: PlainWorkbook,
  names: ReadonlyMap<string, string>,
): (formula: string) => string {
  const renamed = new Map(
    snapshot.sheetOrder.flatMap((id) => {
      const [before, after] = [snapshot.sheets[id]?.name, names.get(id)];
      return before === undefined || after === undefined || before === after
        ? []
        : [[before.toLowerCase(), after] as const];
    }),
  );
  if (renamed.size === 0) return (formula) => formula;
  return (formula) =>
    `=${joinTokens(
      formulaTokens(formula).map((token) => {
        if (token.kind !== "sheet") return token;
        const bare = token.text.slice(0, -1).replace(/^'|'$/g, "").replaceAll("''", "'");
        const after = renamed.get(bare.toLowerCase());
        return after === undefined ? token : { ...token, text: sheetPrefix(after) };
      }),
    )}`;
}
