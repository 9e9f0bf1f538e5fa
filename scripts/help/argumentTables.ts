import { wordLists } from "../../addin/wordLists.js";
import { defaultPlanFields, defaultShortFields, summaryField } from "../../shared/desk/planTable.js";
import type { ArgumentTable } from "./argumentTable.js";
import type { Say } from "../languages/catalogue.js";
import { holdingsColumns, shortsColumns } from "./deskColumns.js";
import { deskSettingsTable } from "./deskSettings.js";

/** What is shown if no fields are named. */
const defaultFields: Readonly<Record<string, readonly string[]>> = {
  PLAN: defaultPlanFields,
  SHORTS: defaultShortFields,
};

/** The fields that a function takes, from the words that Excel offers for them. */
function fieldsTable(say: Say, functionId: string): readonly ArgumentTable[] {
  const shown = defaultFields[functionId];
  const list = wordLists.find((each) => each.parameter === "fields" && each.functionId === functionId);
  if (list === undefined || shown === undefined) return [];
  const rows = list.words.map(({ word, tooltip }) => {
    const isShown = shown.includes(word);
    const note = word === summaryField ? "alone" : isShown ? "shown" : "on request";
    return { name: word, note: say(note), isQuiet: !isShown, meaning: say(tooltip) };
  });
  return [
    {
      id: "fields",
      title: say("Fields"),
      lead: say("Without fields, the columns marked “shown” are returned, the action first."),
      headings: [say("Field"), say("Without fields"), say("Meaning")],
      rows,
    },
  ];
}

/**
 * The tables that explain a function's ranges and names, in the language of `say`; none for a function whose parameters
 * say it all.
 */
export function argumentTables(say: Say, functionId: string): readonly ArgumentTable[] {
  const fields = fieldsTable(say, functionId);
  if (functionId === "PLAN")
    return [holdingsColumns(say), shortsColumns(say), deskSettingsTable(say), ...fields];
  if (functionId === "SHORTS") return [shortsColumns(say), deskSettingsTable(say), ...fields];
  return fields;
}
