import { useMemo } from 'react';
import type { QuerySeries } from '../../../../../lib/api-types/query.ts';
import type { TimeWindow } from '../../../../../lib/chart/time-window.ts';
import { columnTrends } from '../../../../../lib/widget/column-trends.ts';
import type { QueryTableWidget } from '../../../../../lib/widget/read-query-table.ts';
import { groupId } from '../../../../../lib/widget/scalar-table.ts';
import { useAnswers } from '../use-answers.ts';

/** The line of a group in a column of a table; undefined while there is none. */
export type TrendOf = (column: number, tags: readonly string[]) => QuerySeries | undefined;

/** Asks for the columns that are drawn as trends, and for their window. */
export function useTrends(
  { requests, trends }: QueryTableWidget,
  { window, isSeen }: { readonly window: TimeWindow; readonly isSeen: boolean },
): { readonly trendOf: TrendOf; readonly window: TimeWindow } {
  const asked = useMemo(
    () => trends.flatMap((read, at) => (read?.kind === 'question' ? [{ read, at }] : [])),
    [trends],
  );
  const questions = useMemo(() => asked.map(({ read }) => read.question), [asked]);
  const { data } = useAnswers(questions, window, isSeen);
  const trendOf = useMemo((): TrendOf => {
    const byColumn = new Map<number, ReadonlyMap<string, QuerySeries>>();
    for (const [place, { at }] of asked.entries()) {
      const [question, answer] = [data?.questions[place], data?.answers[place]];
      if (!question || !answer) continue;
      // Requests that ask for nothing have no columns.
      const first = requests.slice(0, at).reduce((sum, { columns }) => sum + columns.length, 0);
      for (const [column, lines] of columnTrends(question, answer)) byColumn.set(first + column, lines);
    }
    return (column, tags) => byColumn.get(column)?.get(groupId(tags));
  }, [asked, data, requests]);
  return { trendOf, window: data?.window ?? window };
}
