import { clientObject } from "./clientObject.js";
import { rangeArea } from "./range.js";
import type { Session } from "./session.js";
import { StrictExcelError } from "./strictError.js";
import type { ChartModel } from "./workbookModel.js";

type SeriesModel = ChartModel["series"][number];

/** The series of a chart. */
export function chartSeries(session: Session, chart: () => ChartModel): Excel.ChartSeriesCollection {
  return clientObject<Excel.ChartSeriesCollection>(session, {
    type: "ChartSeriesCollection",
    members: {
      getItemAt: (index: number) =>
        series(session, chart, () => {
          const found = chart().series[index];
          if (found === undefined) throw new StrictExcelError("ItemNotFound", "there is no such series");
          return found;
        }),
      add: (name = "") => {
        let made: SeriesModel | undefined;
        session.queue(() => {
          made = { name, values: chart().source, categories: undefined };
          chart().series.push(made);
        });
        return series(session, chart, () => {
          if (made === undefined) throw new StrictExcelError("ItemNotFound", "the series is not made yet");
          return made;
        });
      },
    },
  });
}

function series(session: Session, chart: () => ChartModel, model: () => SeriesModel): Excel.ChartSeries {
  return clientObject<Excel.ChartSeries>(session, {
    type: "ChartSeries",
    scalars: {
      name: {
        read: () => model().name,
        write: (value) => {
          model().name = String(value);
        },
      },
      chartType: {
        read: () => model().type ?? chart().type,
        write: (value) => {
          model().type = String(value);
        },
      },
      axisGroup: {
        read: () => model().axisGroup ?? "Primary",
        write: (value) => {
          model().axisGroup = String(value);
        },
      },
    },
    members: {
      setValues: (range: Excel.Range) => {
        session.queue(() => {
          model().values = rangeArea(range);
        });
      },
      setXAxisValues: (range: Excel.Range) => {
        session.queue(() => {
          model().categories = rangeArea(range);
        });
      },
    },
  });
}
