import type { SeriesAttributes } from '../../../../lib/api-types/query.ts';
import type { GroupSeries } from '../metrics/groups.ts';

/** What an algorithm has found out about a line, with an item in each list for each point that the line has. */
export function seriesAttributes({ values, band, isOutlier }: GroupSeries): SeriesAttributes {
  if (!band) return isOutlier === undefined ? {} : { outlier: isOutlier };
  const { anomalous, predicted } = band;
  return {
    lower: numbersAt(values, band.lower),
    upper: numbersAt(values, band.upper),
    ...(anomalous && { anomalous: marksAt(values, anomalous) }),
    ...(predicted && { predicted: marksAt(values, predicted) }),
  };
}

function numbersAt(values: Float64Array, numbers: Float64Array): (number | null)[] {
  const list: (number | null)[] = [];
  for (const [at, number] of numbers.entries()) {
    if (!Number.isNaN(values[at])) list.push(Number.isFinite(number) ? number : null);
  }
  return list;
}

function marksAt(values: Float64Array, marks: Uint8Array): boolean[] {
  const list: boolean[] = [];
  for (const [at, mark] of marks.entries()) if (!Number.isNaN(values[at])) list.push(mark === 1);
  return list;
}
