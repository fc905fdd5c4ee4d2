import type { SpanAggregateRequest, SpanAggregateResponse } from '../../../../lib/api-types/spans.ts';
import type { TimeWindow } from '../../../../lib/chart/time-window.ts';
import { postJson } from './request.ts';

type Attributes = SpanAggregateRequest['data']['attributes'];

/** What is computed of which spans. */
export interface SpanAggregation extends Pick<Attributes, 'compute' | 'group_by'> {
  readonly query: string;
  readonly window: TimeWindow;
}

/** Asks for an aggregation of spans. @throws as getJson */
export async function aggregateSpans(
  { query, window, ...what }: SpanAggregation,
  signal: AbortSignal,
): Promise<SpanAggregateResponse['data']> {
  const body: SpanAggregateRequest = {
    data: { type: 'aggregate_request', attributes: { ...what, filter: spanFilter(query, window) } },
  };
  return (await postJson<SpanAggregateResponse>('/api/v2/spans/analytics/aggregate', body, signal)).data;
}

/** A search in a window as the routes of spans take it. */
export function spanFilter(query: string, { fromMs, toMs }: TimeWindow) {
  return { query, from: new Date(fromMs).toISOString(), to: new Date(toMs).toISOString() };
}
