import { distributionOption } from '../chart/distribution-option.ts';
import { distributionChart } from '../widget/distribution-chart.ts';
import { distributionValues } from '../widget/distribution-values.ts';
import { type DistributionWidget, readDistribution } from '../widget/read-distribution.ts';
import { centredText } from './centred-text.ts';
import type { PictureKind, PictureRequest } from './picture.ts';

/** How many values lie where, over the whole window. */
export const distributionPicture: PictureKind = {
  questions(request) {
    const { read } = widgetOf(request);
    return read.kind === 'question' ? [read.question] : [];
  },
  read(picture, { theme, drawChart }) {
    const widget = widgetOf(picture);
    const { read, hasLegend } = widget;
    const [answer] = picture.answers;
    const values = answer && distributionValues(answer);
    return {
      notes: [...(read.kind === 'fault' ? [read.fault] : []), ...(hasLegend ? ['Not drawn: show_legend'] : [])],
      draw(size) {
        if (!values || values.bins.length === 0) return centredText('No points in this time range', size, theme);
        return drawChart(distributionOption(distributionChart(values, widget, theme.chart), theme.chart), size);
      },
    };
  },
};

function widgetOf({ definition, window }: Pick<PictureRequest, 'definition' | 'window'>): DistributionWidget {
  return readDistribution(definition, { spanMs: window.toMs - window.fromMs, bind: (query) => query });
}
