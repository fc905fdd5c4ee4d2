import type { QuerySeries, SeriesAttributes, TimeseriesResponse } from '../api-types/query.ts';
import { indexAtOrAfter } from './index-at-or-after.ts';
import type { NamedAnswer } from './named-answer.ts';
import { POINT_LISTS } from './point-lists.ts';
import { PointsDigest } from './points-digest.ts';

/** Moments from the first on and before the last, Unix milliseconds. */
export interface PointSpan {
  readonly fromMs: number;
  readonly untilMs: number;
}

/**
 * A digest of the points of an answer within a span, with what an algorithm has found out about each and with what tells
 * its lines apart; undefined of an answer without points in time.
 */
export function answerDigest(answer: NamedAnswer, span: PointSpan): number | undefined {
  const digest = new PointsDigest();
  if (answer.kind === 'classic') for (const series of answer.response.series) addSeries(digest, series, span);
  else if (answer.kind === 'timeseries') addTable(digest, answer.response, span);
  else return undefined;
  return digest.value();
}

function addSeries(digest: PointsDigest, series: QuerySeries, { fromMs, untilMs }: PointSpan): void {
  const { pointlist, attributes } = series;
  digest.text(series.expression);
  digest.text(series.tag_set.join('\n'));
  digest.number(series.query_index);
  digest.number(series.interval);
  const timeAt = (at: number) => pointlist[at]?.[0] ?? 0;
  const from = indexAtOrAfter(fromMs, pointlist.length, timeAt);
  const until = indexAtOrAfter(untilMs, pointlist.length, timeAt);
  digest.number(until - from);
  for (let at = from; at < until; at += 1) {
    digest.number(timeAt(at));
    digest.number(pointlist[at]?.[1]);
  }
  addLists(digest, attributes, { from, until });
}

function addTable(
  digest: PointsDigest,
  { series, times, values }: TimeseriesResponse,
  { fromMs, untilMs }: PointSpan,
): void {
  const timeAt = (at: number) => times[at] ?? 0;
  const from = indexAtOrAfter(fromMs, times.length, timeAt);
  const until = indexAtOrAfter(untilMs, times.length, timeAt);
  digest.number(until - from);
  for (let at = from; at < until; at += 1) digest.number(timeAt(at));
  for (const [place, { group_tags, query_index, attributes = {} }] of series.entries()) {
    digest.text(group_tags.join('\n'));
    digest.number(query_index);
    for (let at = from; at < until; at += 1) digest.number(values[place]?.[at]);
    addLists(digest, attributes, { from, until });
  }
}

function addLists(
  digest: PointsDigest,
  attributes: SeriesAttributes,
  { from, until }: { readonly from: number; readonly until: number },
): void {
  for (const name of POINT_LISTS) {
    const list = attributes[name];
    if (!list) continue;
    digest.text(name);
    for (let at = from; at < until; at += 1) {
      const item = list[at];
      digest.number(typeof item === 'boolean' ? Number(item) : item);
    }
  }
}
