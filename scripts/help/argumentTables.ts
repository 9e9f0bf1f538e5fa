import { wordLists } from "../../addin/wordLists.js";
import { defaultPlanFields, defaultShortFields, summaryField } from "../../shared/desk/planTable.js";
import type { ArgumentTable } from "./argumentTable.js";
import { holdingsColumns, shortsColumns } from "./deskColumns.js";
import { deskSettingsTable } from "./deskSettings.js";

/** What is shown if no fields are named. */
const defaultFields: Readonly<Record<string, readonly string[]>> = {
  PLAN: defaultPlanFields,
  SHORTS: defaultShortFields,
};

/** The fields that a function takes, from the words that Excel offers for them. */
function fieldsTable(functionId: string): readonly ArgumentTable[] {
  const shown = defaultFields[functionId];
  const list = wordLists.find((each) => each.parameter === "fields" && each.functionId === functionId);
  if (list === undefined || shown === undefined) return [];
  const rows = list.words.map(({ word, tooltip }) => {
    const isShown = shown.includes(word);
    const note = word === summaryField ? "alone" : isShown ? "shown" : "on request";
    return { name: word, note, isQuiet: !isShown, meaning: tooltip };
  });
  return [
    {
      id: "fields",
      title: "Fields",
      lead: "Without fields, the columns marked “shown” are returned, the action first.",
      headings: ["Field", "Without fields", "Meaning"],
      rows,
    },
  ];
}

/** The tables that explain a function's ranges and names; none for a function whose parameters say it all. */
export function argumentTables(functionId: string): readonly ArgumentTable[] {
  const fields = fieldsTable(functionId);
  if (functionId === "PLAN") return [holdingsColumns, shortsColumns, deskSettingsTable(), ...fields];
  if (functionId === "SHORTS") return [shortsColumns, deskSettingsTable(), ...fields];
  return fields;
}
