import { scatterplotOption } from '../chart/scatterplot-option.ts';
import { readScatterplot } from '../widget/read-scatterplot.ts';
import { scatterOfQueries, scatterOfTable } from '../widget/scatter-groups.ts';
import { scatterPoints } from '../widget/scatter-points.ts';
import { centredText } from './centred-text.ts';
import { drawNameRow, NAME_ROW_HEIGHT } from './name-row.ts';
import type { PictureKind } from './picture.ts';
import { svg } from './svg.ts';

/** Two values of each group against each other, with the names of the colours below. */
export const scatterplotPicture: PictureKind = {
  questions: ({ definition }) => readScatterplot(definition, (query) => query).questions,
  read({ definition, answers }, { theme, drawChart }) {
    const { formulas, aggregators, colorBy, xAxis, yAxis, faults } = readScatterplot(definition, (query) => query);
    const [first] = answers;
    const { groups, units } =
      formulas && first?.kind === 'scalar'
        ? scatterOfTable(first.response, formulas)
        : scatterOfQueries(answers, aggregators);
    const { points, colors } = scatterPoints(groups, colorBy, theme.chart);
    return {
      notes: faults,
      draw(size) {
        if (points.length === 0) return centredText('No group has both values in this time range', size, theme);
        const height = size.height - (colors.size > 0 ? NAME_ROW_HEIGHT : 0);
        const axes = { xAxis: { rules: xAxis, unit: units.x }, yAxis: { rules: yAxis, unit: units.y } };
        const chart = drawChart(scatterplotOption({ points, ...axes }, theme.chart), { ...size, height });
        const place = { transform: `translate(0 ${height})` };
        return chart + (colors.size > 0 ? svg('g', place, drawNameRow([...colors], { ...size, theme })) : '');
      },
    };
  },
};
