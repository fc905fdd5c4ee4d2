import type { QuerySeries } from '../api-types/query.ts';
import { seriesLabel } from './series-label.ts';

/** More lines than this are neither drawn nor listed. */
export const MOST_SERIES = 100;

/** A line with the name it has in legend and readout. */
export interface NamedSeries {
  readonly label: string;
  readonly series: QuerySeries;
}

/** The series by name, so that each keeps its colour from answer to answer, at most `MOST_SERIES`. */
export function orderedSeries(series: readonly QuerySeries[]): NamedSeries[] {
  return series
    .map((one) => ({ label: seriesLabel(one), series: one }))
    .sort((a, b) => a.label.localeCompare(b.label, 'en', { numeric: true }))
    .slice(0, MOST_SERIES);
}
