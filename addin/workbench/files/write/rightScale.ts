const seriesPart = /<c:ser>.*?<\/c:ser>/gs;
const right = { categories: "333333333", values: "444444444" } as const;

const axes =
  `<c:valAx><c:axId val="${right.values}"/><c:scaling><c:orientation val="minMax"/></c:scaling><c:delete val="0"/>` +
  `<c:axPos val="r"/><c:crossAx val="${right.categories}"/><c:crosses val="max"/><c:crossBetween val="between"/></c:valAx>` +
  `<c:catAx><c:axId val="${right.categories}"/><c:scaling><c:orientation val="minMax"/></c:scaling><c:delete val="1"/>` +
  `<c:axPos val="b"/><c:crossAx val="${right.values}"/><c:crosses val="autoZero"/><c:auto val="1"/></c:catAx>`;

/**
 * Moves series of a chart's part to a scale of their own on the right, which the library cannot write: on the other
 * scale a few coins beside thousands of dollars would be a line along the floor.
 */
export function withRightScale(chartXml: string, isOnRight: readonly boolean[]): string {
  if (!isOnRight.includes(true)) return chartXml;
  const series = chartXml.match(seriesPart) ?? [];
  const moved = series.filter((_each, index) => isOnRight[index] === true);
  const lines =
    `<c:lineChart><c:grouping val="standard"/><c:varyColors val="0"/>${moved.join("")}<c:marker val="1"/>` +
    `<c:axId val="${right.categories}"/><c:axId val="${right.values}"/></c:lineChart>`;
  return moved
    .reduce((xml, each) => xml.replace(each, () => ""), chartXml)
    .replace("<c:catAx>", () => `${lines}<c:catAx>`)
    .replace("</c:plotArea>", () => `${axes}</c:plotArea>`);
}
