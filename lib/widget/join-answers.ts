import type { QuerySeries, SeriesAttributes, TimeseriesResponse } from '../api-types/query.ts';
import type { PointSpan } from './answer-digest.ts';
import { indexAtOrAfter } from './index-at-or-after.ts';
import type { NamedAnswer } from './named-answer.ts';
import { mapLists } from './point-lists.ts';

/** The answer with the points within a span alone; what it says of its lines stays as it is. */
export function cutAnswer<Answer extends NamedAnswer>(answer: Answer, span: PointSpan): Answer {
  if (answer.kind === 'classic') {
    const series = answer.response.series.map((each) => cutSeries(each, span));
    return { ...answer, response: { ...answer.response, series } };
  }
  if (answer.kind === 'timeseries') return { ...answer, response: cutTable(answer.response, span) };
  return answer;
}

/**
 * A whole answer of the points that are held and of an answer that goes on from them: `span` is what of the held ones both
 * sides have found to be the same. All but the points is of the newer answer.
 */
export function joinAnswers(held: NamedAnswer, newer: NamedAnswer, span: PointSpan): NamedAnswer {
  const before = cutAnswer(held, span);
  if (newer.kind === 'classic' && before.kind === 'classic') {
    const series = newer.response.series.map((each, at) => joinSeries(before.response.series[at], each));
    return { kind: 'classic', response: { ...newer.response, series } };
  }
  if (newer.kind === 'timeseries' && before.kind === 'timeseries') {
    const { times, values } = before.response;
    const response: TimeseriesResponse = {
      series: newer.response.series.map((head, at) => joinHeads(before.response.series[at], head)),
      times: [...times, ...newer.response.times],
      values: newer.response.values.map((row, at) => [...(values[at] ?? []), ...row]),
    };
    return { kind: 'timeseries', response };
  }
  return newer;
}

function cutSeries(series: QuerySeries, { fromMs, untilMs }: PointSpan): QuerySeries {
  const { pointlist, attributes } = series;
  const timeAt = (at: number) => pointlist[at]?.[0] ?? 0;
  const from = indexAtOrAfter(fromMs, pointlist.length, timeAt);
  const until = indexAtOrAfter(untilMs, pointlist.length, timeAt);
  return {
    ...series,
    pointlist: pointlist.slice(from, until),
    attributes: mapLists(attributes, (list) => list.slice(from, until)),
  };
}

function joinSeries(before: QuerySeries | undefined, newer: QuerySeries): QuerySeries {
  if (!before) return newer;
  return {
    ...newer,
    pointlist: [...before.pointlist, ...newer.pointlist],
    attributes: joinLists(before.attributes, newer.attributes),
  };
}

function cutTable({ series, times, values }: TimeseriesResponse, { fromMs, untilMs }: PointSpan): TimeseriesResponse {
  const timeAt = (at: number) => times[at] ?? 0;
  const from = indexAtOrAfter(fromMs, times.length, timeAt);
  const until = indexAtOrAfter(untilMs, times.length, timeAt);
  const heads = series.map((head) => {
    if (!head.attributes) return head;
    return { ...head, attributes: mapLists(head.attributes, (list) => list.slice(from, until)) };
  });
  return { series: heads, times: times.slice(from, until), values: values.map((row) => row.slice(from, until)) };
}

type TableHead = TimeseriesResponse['series'][number];

function joinHeads(before: TableHead | undefined, newer: TableHead): TableHead {
  if (!newer.attributes) return newer;
  return { ...newer, attributes: joinLists(before?.attributes ?? {}, newer.attributes) };
}

function joinLists(before: SeriesAttributes, newer: SeriesAttributes): SeriesAttributes {
  return mapLists(newer, (list, name) => [...(before[name] ?? []), ...list]);
}
