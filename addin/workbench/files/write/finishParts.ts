import type { PlainSheet } from "../plainGrid.js";
import type { PlanChart } from "../../../../shared/sheet/sheetPlan.js";
import { heightInPoints, widthInDigits } from "../sheetSizes.js";
import type { ZipParts } from "../zip/readZip.js";
import { errorMark } from "./fileText.js";
import { withRightScale } from "./rightScale.js";

export type FinishedSheet = {
  readonly sheet: PlainSheet;
  readonly charts: readonly PlanChart[];
  /** The conditions of its filter, as its part holds them; "" for none. */
  readonly filterColumns: string;
};

/** The calculation engine of Excel 2019 and later. */
const calculation = '<calcPr calcId="191029"/>';

/** Does to the parts of a file what the library that wrote them leaves out or does otherwise. */
export function finishParts(parts: ZipParts, sheets: readonly FinishedSheet[]): ZipParts {
  const finished = new Map(parts);
  const change = (name: string, edit: (xml: string) => string) => {
    const part = parts.get(name);
    if (part === undefined) throw new Error(`The file was written without ${name}`);
    finished.set(name, new TextEncoder().encode(edit(new TextDecoder().decode(part))));
  };
  // Calculated anew on opening, functions of ours would be #NAME? where the add-in is missing, instead of their values.
  change("xl/workbook.xml", (xml) => xml.replace(/<calcPr\b[^>]*\/>/, calculation));
  let chartNumber = 0;
  sheets.forEach(({ sheet, charts, filterColumns }, index) => {
    change(`xl/worksheets/sheet${String(index + 1)}.xml`, (xml) =>
      withConditions(finishSheet(xml, sheet), filterColumns),
    );
    for (const { series } of charts) {
      chartNumber += 1;
      change(`xl/charts/chart${String(chartNumber)}.xml`, (xml) =>
        withRightScale(
          xml,
          series.map(({ onRight }) => onRight !== undefined),
        ),
      );
    }
  });
  return finished;
}

const errorResult = new RegExp(
  `(<c [^>]*)t="str"([^>]*>(?:<f[^>]*/>|<f[^>]*>[^<]*</f>)<v>)${errorMark}`,
  "g",
);

function finishSheet(xml: string, { defaultRowHeight = 24, defaultColumnWidth = 88 }: PlainSheet): string {
  const format =
    `<sheetFormatPr defaultColWidth="${String(widthInDigits(defaultColumnWidth))}" ` +
    `defaultRowHeight="${String(heightInPoints(defaultRowHeight))}" customHeight="1"/>`;
  return xml
    .replace(/<sheetFormatPr\b[^>]*\/>/, format)
    .replaceAll(errorResult, '$1t="e"$2')
    .replaceAll(/(<cfRule )(type="(beginsWith|endsWith|containsText|notContainsText)")/g, operatorOf);
}

function withConditions(xml: string, filterColumns: string): string {
  return filterColumns === ""
    ? xml
    : xml.replace(
        /<autoFilter ([^>]*)\/>/,
        (_whole, ref: string) => `<autoFilter ${ref}>${filterColumns}</autoFilter>`,
      );
}

/** Excel writes the operator beside the kind of a test of texts. */
function operatorOf(_whole: string, start: string, type: string, kind: string): string {
  return `${start}${type} operator="${kind === "notContainsText" ? "notContains" : kind}"`;
}
