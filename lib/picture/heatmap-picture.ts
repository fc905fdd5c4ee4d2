import { heatmapOption } from '../chart/heatmap-option.ts';
import { heatmapColumns } from '../widget/heatmap-columns.ts';
import { heatmapLook } from '../widget/heatmap-look.ts';
import { type HeatmapWidget, readHeatmap } from '../widget/read-heatmap.ts';
import { centredText } from './centred-text.ts';
import type { PictureKind, PictureRequest } from './picture.ts';

/** How many values lie where, over time. */
export const heatmapPicture: PictureKind = {
  questions(request) {
    const { read } = widgetOf(request);
    return read.kind === 'question' ? [read.question] : [];
  },
  read(picture, { theme, drawChart }) {
    const widget = widgetOf(picture);
    const { read, axis, markers, hasLegend } = widget;
    const [answer] = picture.answers;
    const values = answer && read.kind === 'question' ? heatmapColumns(answer, read.question) : undefined;
    return {
      notes: [...(read.kind === 'fault' ? [read.fault] : []), ...(hasLegend ? ['Not drawn: show_legend'] : [])],
      draw(size) {
        if (!values || values.columns.length === 0) return centredText('No points in this time range', size, theme);
        const look = heatmapLook(values, widget, theme.chart);
        const chart = { ...look, unit: values.unit, ...picture.window, axis, markers };
        return drawChart({ ...heatmapOption(chart, theme.chart), useUTC: true }, size);
      },
    };
  },
};

function widgetOf({ definition, window }: Pick<PictureRequest, 'definition' | 'window'>): HeatmapWidget {
  return readHeatmap(definition, { spanMs: window.toMs - window.fromMs, bind: (query) => query });
}
