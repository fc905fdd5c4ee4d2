import type { NamedSeries } from '../chart/ordered-series.ts';
import { seriesStatistics } from '../chart/series-statistics.ts';
import { formatValue } from '../units/format-value.ts';
import type { LegendStatistic, TimeseriesWidget } from '../widget/read-timeseries.ts';
import { fittedText, textWidth } from './fitted-text.ts';
import type { Size } from './picture.ts';
import type { PictureTheme } from './picture-theme.ts';
import { svg, svgText } from './svg.ts';

const MARGIN = 12;
const FONT_SIZE = 12;
const ROW_HEIGHT = 18;
const COLUMN_WIDTH = 64;
const SWATCH = 17;
const GAP = 14;
const BELOW = 8;

/** The largest part of a picture that its legend takes. */
const MOST_OF_HEIGHT = 0.4;

const WORDS: Readonly<Record<LegendStatistic, string>> = {
  avg: 'Avg',
  min: 'Min',
  max: 'Max',
  sum: 'Sum',
  value: 'Last',
};

type Legend = NonNullable<TimeseriesWidget['legend']> & {
  readonly series: readonly NamedSeries[];
  readonly colors: readonly string[];
};

/** How high the legend of a picture of this size is. */
export function legendHeight(legend: Legend, size: Size): number {
  const rows = rowsOf(legend, size);
  return Math.min(rows.length, mostRows(size)) * ROW_HEIGHT + BELOW;
}

/** The lines of a graph by name: side by side, or below each other with their numbers; as many as there is room for. */
export function drawLegend(legend: Legend, { width, height }: Size, theme: PictureTheme): string {
  const rows = rowsOf(legend, { width });
  const room = Math.floor((height - BELOW) / ROW_HEIGHT);
  const shown = rows.length > room ? rows.slice(0, room - 1) : rows;
  const left = legend.series.length - shown.flat().length;
  return [
    ...shown.map((row, at) => drawRow(row, { legend, width, y: at * ROW_HEIGHT + FONT_SIZE, theme })),
    ...(left > 0
      ? [
          svgText(`and ${left} more`, {
            x: MARGIN + SWATCH,
            y: shown.length * ROW_HEIGHT + FONT_SIZE,
            'font-size': FONT_SIZE,
            fill: theme.faint,
          }),
        ]
      : []),
  ].join('');
}

/** Places of the series by row; the first row of a table is empty, for the words above its columns. */
function rowsOf({ layout, series }: Legend, { width }: Pick<Size, 'width'>): readonly (readonly number[])[] {
  if (layout === 'vertical') return [[], ...series.map((_, place) => [place])];
  const rows: number[][] = [];
  let x = Number.POSITIVE_INFINITY;
  for (const [place, { label }] of series.entries()) {
    const needed = SWATCH + textWidth(label, FONT_SIZE);
    if (x + needed > width - MARGIN) {
      rows.push([]);
      x = MARGIN;
    }
    rows.at(-1)?.push(place);
    x += needed + GAP;
  }
  return rows;
}

const mostRows = ({ height }: Size): number => Math.max(2, Math.floor((height * MOST_OF_HEIGHT - BELOW) / ROW_HEIGHT));

interface Row {
  readonly legend: Legend;
  readonly width: number;
  readonly y: number;
  readonly theme: PictureTheme;
}

function drawRow(places: readonly number[], row: Row): string {
  const { legend, y, theme } = row;
  const columns = legend.layout === 'vertical' ? legend.columns : [];
  const [first] = places;
  if (first === undefined) {
    return numbers(
      columns.map((column) => WORDS[column]),
      { ...row, fill: theme.faint },
    );
  }
  let x = MARGIN;
  const names = places.map((place) => {
    const label = legend.series[place]?.label ?? '';
    const shown = fittedText(label, row.width - x - SWATCH - MARGIN - columns.length * COLUMN_WIDTH, FONT_SIZE);
    const drawn = [
      svg('rect', { x, y: y - 9, width: 10, height: 10, rx: 2, fill: legend.colors[place] }),
      svgText(shown, { x: x + SWATCH, y, 'font-size': FONT_SIZE, fill: theme.ink }),
    ].join('');
    x += SWATCH + textWidth(label, FONT_SIZE) + GAP;
    return drawn;
  });
  return names.join('') + (columns.length > 0 ? statistics(first, row) : '');
}

function statistics(place: number, row: Row): string {
  const { legend, theme } = row;
  const series = legend.series[place]?.series;
  const of = series && seriesStatistics(series.pointlist);
  const texts = legend.columns.map((column) =>
    of ? formatValue(column === 'value' ? of.last : of[column], series.unit) : '–',
  );
  return numbers(texts, { ...row, fill: theme.ink });
}

/** Texts in columns at the right. */
function numbers(texts: readonly string[], { width, y, fill }: Row & { readonly fill: string }): string {
  return texts
    .map((text, at) => {
      const x = width - MARGIN - (texts.length - 1 - at) * COLUMN_WIDTH;
      return svgText(text, { x, y, 'text-anchor': 'end', 'font-size': FONT_SIZE, fill });
    })
    .join('');
}
