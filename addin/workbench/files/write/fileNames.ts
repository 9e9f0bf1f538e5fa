import { given } from "../given.js";
import type { IWorkbookData } from "@univerjs/presets";
import type { NamedRange } from "hucre";
import { isHedgeFormula } from "../../../host/hedgeFormula.js";
import { formulaTokens, isCellWord } from "../formula/formulaTokens.js";
import { entriesOf, textField } from "../jsonFields.js";
import { readResource } from "../resources.js";
import type { SaveNotes, ToStored } from "./fileCells.js";

/** Letters, digits, "_", "." and "\", and nothing that could be the address of a cell. */
const allowed = /^[\p{L}_\\][\p{L}\p{N}_.\\?]{0,254}$/u;
const addressLike = /^(?:[A-Z]{1,3}[1-9]\d{0,6}|R\d*(?:C\d*)?|C\d*)$/i;
/** The scope of a name that every sheet knows. */
const everySheet = "AllDefaultWorkbook";

type DefinedName = { readonly name: string; readonly refersTo: string; readonly scope: string | undefined };

export function definedNames(snapshot: IWorkbookData): readonly DefinedName[] {
  return entriesOf(readResource(snapshot, "names")).flatMap(([, entry]) => {
    const [name, refersTo, scope] = [
      textField(entry, "name"),
      textField(entry, "formulaOrRefString"),
      textField(entry, "localSheetId"),
    ];
    if (name === undefined || refersTo === undefined) return [];
    return [{ name, refersTo, scope: scope === everySheet || scope === "" ? undefined : scope }];
  });
}

/** The workbook's names as files hold them; those that Excel would call damage are left out, and that is said. */
export function fileNames(
  names: readonly DefinedName[],
  sheetNames: ReadonlyMap<string, string>,
  {
    isFrozen,
    toStored,
    notes,
  }: {
    readonly isFrozen: boolean;
    readonly toStored: ToStored;
    readonly notes: SaveNotes;
  },
): NamedRange[] {
  const taken = new Set<string>();
  const isWritable = ({ name, refersTo }: DefinedName) =>
    allowed.test(name) && !addressLike.test(name) && !(isFrozen && isHedgeFormula(`=${refersTo}`));
  return names.flatMap((defined) => {
    const { name, refersTo, scope } = defined;
    const sheet = scope === undefined ? undefined : sheetNames.get(scope);
    const place = `${sheet ?? ""}!${name.toLowerCase()}`;
    const isLost = scope !== undefined && sheet === undefined;
    const range = isWritable(defined) && !isLost ? toStored(refersTo) : undefined;
    if (range === undefined || taken.has(place)) {
      notes.add(`The name "${name}" was left out.`);
      return [];
    }
    taken.add(place);
    return [{ name, range, ...given({ scope: sheet }) }];
  });
}

/** Distinguishes the names that stand for one cell from those that may fill several. */
export function singleNames(names: readonly DefinedName[]): (name: string) => boolean {
  const single = new Set(
    names
      .filter(({ refersTo }) => {
        const tokens = formulaTokens(refersTo).filter(({ kind }) => kind !== "sheet" && kind !== "blank");
        const [only] = tokens;
        return (
          tokens.length === 1 &&
          only !== undefined &&
          (isCellWord(only) || only.kind === "number" || only.kind === "text")
        );
      })
      .map(({ name }) => name.toLowerCase()),
  );
  return (name) => single.has(name.toLowerCase()) || /^(?:TRUE|FALSE)$/i.test(name);
}
