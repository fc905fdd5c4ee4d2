import { timeseriesOption } from '../chart/timeseries-option.ts';
import { withPredictions } from '../chart/with-predictions.ts';
import { readTimeseries } from '../widget/read-timeseries.ts';
import { type TimeseriesGraph, timeseriesGraph } from '../widget/timeseries-graph.ts';
import { timeseriesQuestions } from '../widget/timeseries-questions.ts';
import { centredText } from './centred-text.ts';
import type { AnsweredPicture, PictureKind, PictureRequest, PictureTools, Size } from './picture.ts';
import { drawLegend, legendHeight } from './picture-legend.ts';
import { svg } from './svg.ts';

/** A time series graph with its legend below it. */
export const timeseriesPicture: PictureKind = {
  questions: (request) => askedOf(request).questions,
  read(picture, tools) {
    const { definition, answers } = picture;
    const widget = readTimeseries(definition);
    const asked = askedOf(picture);
    const drawn = timeseriesGraph({ ...asked, answers }, tools.theme.chart);
    const { total, series } = drawn;
    const isCut = total > series.length;
    return {
      notes: [...asked.faults, ...(isCut ? [`The first ${series.length} of ${total} series`] : [])],
      draw(size) {
        if (total === 0) return centredText('No points in this time range', size, tools.theme);
        const legend = widget.legend && { ...widget.legend, ...drawn };
        const below = legend ? legendHeight(legend, size) : 0;
        const plot = { width: size.width, height: size.height - below };
        const graph = plotOf({ picture, drawn, widget }, plot, tools);
        if (!legend) return graph;
        const place = { transform: `translate(0 ${plot.height})` };
        return graph + svg('g', place, drawLegend(legend, { ...size, height: below }, tools.theme));
      },
    };
  },
};

function askedOf({ definition, window }: Pick<PictureRequest, 'definition' | 'window'>) {
  const spanMs = window.toMs - window.fromMs;
  return timeseriesQuestions(readTimeseries(definition), { spanMs, bind: (query) => query });
}

function plotOf(
  {
    picture,
    drawn,
    widget,
  }: {
    readonly picture: AnsweredPicture;
    readonly drawn: TimeseriesGraph;
    readonly widget: ReturnType<typeof readTimeseries>;
  },
  size: Size,
  { theme, drawChart }: PictureTools,
): string {
  const { series, styles, colors, display } = drawn;
  const { axis, rightAxis, markers } = widget;
  const chart = { series: series.map((one) => one.series), display, styles, axis, rightAxis, markers };
  const window = withPredictions(picture.window, series);
  const option = timeseriesOption({ ...chart, ...window }, { ...theme.chart, palette: colors });
  return drawChart({ ...option, useUTC: true }, size);
}
