import type { QuerySeries, TimeseriesResponse } from '../api-types/query.ts';
import type { NamedSeries } from '../chart/ordered-series.ts';
import { seriesLabel } from '../chart/series-label.ts';
import type { BoardRequest } from './board-request.ts';
import type { NamedAnswer } from './named-answer.ts';
import { mapLists } from './point-lists.ts';
import type { Question } from './question.ts';

interface Asked {
  readonly question: Question;
  readonly request: Pick<BoardRequest, 'aliases' | 'formulaNames'>;
  /** The width of a bucket of this question where the answer does not tell it, in seconds. */
  readonly bucketS: number;
  /** Whether there are other requests in the graph, from which its lines are told apart. */
  readonly hasOthers: boolean;
}

/** The lines of an answer with their names: in the order of the expressions, those of one by name. */
export function answerSeries(answer: NamedAnswer, asked: Asked): readonly NamedSeries[] {
  return unordered(answer, asked).toSorted(
    (a, b) => a.series.query_index - b.series.query_index || a.label.localeCompare(b.label, 'en', { numeric: true }),
  );
}

function unordered(answer: NamedAnswer, { question, request, bucketS, hasOthers }: Asked): readonly NamedSeries[] {
  if (answer.kind === 'classic') {
    return answer.response.series.map((series) => ({
      label: classicLabel(series, answer.response.series, { ...request, hasOthers }),
      series,
    }));
  }
  if (answer.kind !== 'timeseries' || question.kind !== 'timeseries') return [];
  const { response } = answer;
  return response.series.map((head, place) => {
    const formula = question.formulas[head.query_index]?.formula ?? '';
    const written = question.queries.find(({ name }) => name === formula)?.query ?? formula;
    const name = request.formulaNames[head.query_index];
    const tags = head.group_tags.join(', ');
    const prefix = name ?? (hasOthers || question.formulas.length > 1 || tags === '' ? written : '');
    const label = [prefix, tags].filter((part) => part !== '').join(' · ');
    return { label, series: toSeries(response, place, { label, bucketS }) };
  });
}

/** The alias of the expression and the tags of the group; several expressions without one are told apart by theirs. */
function classicLabel(
  series: QuerySeries,
  all: readonly QuerySeries[],
  { aliases, hasOthers }: Pick<BoardRequest, 'aliases'> & { readonly hasOthers: boolean },
): string {
  const alias = aliasOf(series, aliases);
  const isOneOfSeveral = hasOthers || all.some(({ query_index }) => query_index !== series.query_index);
  const prefix = alias ?? (isOneOfSeveral ? series.display_name : undefined);
  if (prefix === undefined) return seriesLabel(series);
  return series.tag_set.length > 0 ? `${prefix} · ${series.tag_set.join(', ')}` : prefix;
}

/** An only alias is of an only expression, however that is written. */
function aliasOf(series: QuerySeries, aliases: ReadonlyMap<string, string>): string | undefined {
  const exact = aliases.get(series.expression);
  if (exact !== undefined || aliases.size === 0) return exact;
  return [...aliases.values()][series.query_index];
}

function toSeries(
  { series, times, values }: TimeseriesResponse,
  place: number,
  { label, bucketS }: { readonly label: string; readonly bucketS: number },
): QuerySeries {
  const head = series[place];
  const row = values[place] ?? [];
  const hasPoint = (_: unknown, index: number): boolean => row[index] !== null && row[index] !== undefined;
  const pointlist = times.map((at, index) => [at, row[index] ?? 0] as const).filter(hasPoint);
  return {
    metric: label,
    display_name: label,
    scope: head?.group_tags.join(',') || '*',
    expression: label,
    tag_set: head?.group_tags ?? [],
    attributes: mapLists(head?.attributes ?? {}, (list) => list.filter(hasPoint)),
    aggr: null,
    query_index: head?.query_index ?? 0,
    interval: bucketS,
    start: pointlist[0]?.[0] ?? 0,
    end: (pointlist.at(-1)?.[0] ?? 0) + bucketS * 1000 - 1,
    length: pointlist.length,
    unit: head?.unit ?? null,
    pointlist,
  };
}
