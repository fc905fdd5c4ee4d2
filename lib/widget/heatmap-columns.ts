import type { QuerySeries } from '../api-types/query.ts';
import type { HeatmapColumn } from '../chart/heatmap-grid.ts';
import type { ValueBin } from '../chart/value-bins.ts';
import { answerSeries } from './answer-series.ts';
import { bucketOfQuestion } from './bucket-of-question.ts';
import { histogramBins } from './histogram-bins.ts';
import type { NamedAnswer } from './named-answer.ts';
import type { Question } from './question.ts';

/** What a heat map is drawn from. */
export interface HeatmapValues {
  /** In order of time. */
  readonly columns: readonly HeatmapColumn[];
  readonly unit: QuerySeries['unit'];
  /** What is counted: groups of series, or values that were sent. */
  readonly of: 'groups' | 'values';
}

/** The values of each bucket of time in an answer: one for each group, or all of a distribution metric. */
export function heatmapColumns(answer: NamedAnswer, question: Question): HeatmapValues {
  if (answer.kind === 'histogram') return ofHistogram(answer);
  const bucketS = answer.kind === 'timeseries' ? bucketOfQuestion(question, answer.response) : 1;
  const request = { aliases: new Map<string, string>(), formulaNames: [] };
  const lines = answerSeries(answer, { question, request, bucketS, hasOthers: false }).map(({ series }) => series);
  const byTime = new Map<number, { readonly toMs: number; readonly bins: ValueBin[] }>();
  for (const { interval, pointlist } of lines) {
    for (const [atMs, value] of pointlist) {
      if (value === null) continue;
      const column = byTime.get(atMs) ?? { toMs: atMs + interval * 1000, bins: [] };
      column.bins.push({ low: value, high: value, count: 1 });
      byTime.set(atMs, column);
    }
  }
  const columns = Array.from(byTime, ([fromMs, column]) => ({ fromMs, ...column })).sort((a, b) => a.fromMs - b.fromMs);
  return { columns: touching(columns), unit: lines[0]?.unit ?? null, of: 'groups' };
}

/** Columns as wide as they usually are apart: what is sent once a minute is read in narrower buckets. */
function touching(columns: readonly HeatmapColumn[]): readonly HeatmapColumn[] {
  const distances = columns.slice(1).map(({ fromMs }, at) => fromMs - (columns[at]?.fromMs ?? fromMs));
  const usualMs = distances.sort((a, b) => a - b)[distances.length >> 1] ?? 0;
  return columns.map((column, at) => {
    const wideMs = Math.max(column.toMs, column.fromMs + usualMs);
    return { ...column, toMs: Math.min(wideMs, columns[at + 1]?.fromMs ?? wideMs) };
  });
}

function ofHistogram({ response }: Extract<NamedAnswer, { kind: 'histogram' }>): HeatmapValues {
  const { times, interval, unit } = response;
  const bins = histogramBins(response);
  const columns = times
    .map((fromMs, at) => ({ fromMs, toMs: fromMs + interval * 1000, bins: bins[at] ?? [] }))
    .filter((column) => column.bins.length > 0);
  return { columns: touching(columns), unit, of: 'values' };
}
