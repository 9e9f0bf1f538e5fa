import { parseArea } from "./area.js";
import { clientObject } from "./clientObject.js";
import { refuseProtected } from "./place.js";
import { rangeArea } from "./range.js";
import type { Session } from "./session.js";
import { invalidArgument, StrictExcelError } from "./strictError.js";
import { findNamed } from "./workbookModel.js";
import { chartSeries } from "./chartSeries.js";
import type { ChartModel, SheetModel } from "./workbookModel.js";

const types = [
  "Line",
  "LineMarkers",
  "ColumnClustered",
  "XYScatterLinesNoMarkers",
  "XYScatterSmoothNoMarkers",
];

/** The charts of a sheet. */
export function charts(session: Session, sheet: () => SheetModel): Excel.ChartCollection {
  return clientObject<Excel.ChartCollection>(session, {
    type: "ChartCollection",
    members: {
      getItemOrNullObject: (name: string) =>
        chart(
          session,
          sheet,
          () => findNamed(sheet().charts, name),
          () => findNamed(sheet().charts, name) !== undefined,
        ),
      add: (type: string, source: Excel.Range) => {
        if (!types.includes(type)) throw invalidArgument(`the fake knows no chart "${type}"`);
        let made: ChartModel | undefined;
        session.queue(() => {
          refuseProtected(sheet());
          const name = `Chart ${String(sheet().charts.length + 1)}`;
          const area = rangeArea(source);
          made = {
            name,
            type,
            source: area,
            title: "",
            place: undefined,
            width: 360,
            height: 216,
            legend: "Right",
            series: [{ name: "Series1", values: area, categories: undefined }],
          };
          sheet().charts.push(made);
        });
        return chart(session, sheet, () => made);
      },
    },
  });
}

function chart(
  session: Session,
  sheet: () => SheetModel,
  find: () => ChartModel | undefined,
  exists?: () => boolean,
): Excel.Chart {
  const model = () => {
    const found = find();
    if (found === undefined) throw new StrictExcelError("ItemNotFound", "there is no such chart");
    return found;
  };
  const size = (name: "width" | "height") => ({
    read: () => model()[name],
    write: (value: unknown) => {
      refuseProtected(sheet());
      if (typeof value !== "number" || !(value > 0)) throw invalidArgument(`${name} of a chart is a number`);
      model()[name] = value;
    },
  });
  const text = (name: "name" | "title" | "legend") => ({
    read: () => model()[name],
    write: (value: unknown) => {
      refuseProtected(sheet());
      model()[name] = String(value);
    },
  });
  return clientObject<Excel.Chart>(session, {
    type: "Chart",
    ...(exists === undefined ? {} : { exists }),
    scalars: { name: text("name"), width: size("width"), height: size("height") },
    members: {
      get title() {
        return clientObject<Excel.ChartTitle>(session, {
          type: "ChartTitle",
          scalars: { text: text("title") },
        });
      },
      get legend() {
        return clientObject<Excel.ChartLegend>(session, {
          type: "ChartLegend",
          scalars: { position: text("legend") },
        });
      },
      get axes() {
        return clientObject<Excel.ChartAxes>(session, {
          type: "ChartAxes",
          members: { getItem: (type: string, group = "Primary") => axis(session, model, `${type} ${group}`) },
        });
      },
      get series() {
        return chartSeries(session, model);
      },
      setPosition: (start: string, end: string = start) => {
        const place = parseArea(`${start}:${end}`);
        session.queue(() => {
          refuseProtected(sheet());
          model().place = place;
        });
      },
    },
  });
}

/** An axis of a chart: the fake knows the one on the right, which is there with the first series that is drawn against it. */
function axis(session: Session, chart: () => ChartModel, name: string): Excel.ChartAxis {
  const model = (): ChartModel => {
    const isThere =
      name === "Value Secondary" && chart().series.some(({ axisGroup }) => axisGroup === "Secondary");
    if (!isThere) throw new StrictExcelError("ItemNotFound", `there is no axis ${name}`);
    return chart();
  };
  return clientObject<Excel.ChartAxis>(session, {
    type: "ChartAxis",
    scalars: {
      majorUnit: {
        read: () => model().rightMajorUnit ?? "",
        write: (value) => {
          if (typeof value !== "number" || !(value > 0)) throw invalidArgument("majorUnit is a number");
          model().rightMajorUnit = value;
        },
      },
    },
  });
}
