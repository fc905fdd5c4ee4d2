import type { SpanAggregateResponse, SpanSearchResponse } from '../../lib/api-types/spans.ts';
import { askLab, type Lab, type LabAnswer } from './ask-lab.ts';

/** Spans of the last so many seconds, by the lab's clock. */
export interface LabSpans {
  readonly search: string;
  readonly windowS: number;
}

/** Spans of a service and resource. */
export interface SpanKind {
  readonly service: string;
  readonly resource: string;
  readonly count: number;
}

/** How many spans match, by `POST /api/v2/spans/analytics/aggregate`. */
export async function countSpans(lab: Lab, spans: LabSpans): Promise<LabAnswer<number>> {
  const answer = await aggregate(lab, spans, {});
  if (answer.kind !== 'data') return answer;
  return { kind: 'data', response: countOf(answer.response.data[0]) };
}

/**
 * The services and resources with the most spans that match, five services at most: ten resources each of their entry
 * spans, then five each of all others (there middleware has the most, which nobody looks for).
 */
export async function commonKinds(lab: Lab, { search, windowS }: LabSpans): Promise<LabAnswer<readonly SpanKind[]>> {
  const entries = await kindsOf(lab, { search: `(${search}) top_level:true`, windowS }, 10);
  if (entries.kind !== 'data') return entries;
  const others = await kindsOf(lab, { search: `(${search}) -top_level:true`, windowS }, 5);
  if (others.kind !== 'data') return others;
  return { kind: 'data', response: [...entries.response, ...others.response] };
}

async function kindsOf(lab: Lab, spans: LabSpans, resources: number): Promise<LabAnswer<readonly SpanKind[]>> {
  const answer = await aggregate(lab, spans, {
    group_by: [
      { facet: 'service', limit: 5, missing: '(none)' },
      { facet: 'resource_name', limit: resources, missing: '(none)' },
    ],
  });
  if (answer.kind !== 'data') return answer;
  const kinds = answer.response.data.map((bucket) => {
    const { service = '', resource_name: resource = '' } = bucket.attributes.by;
    return { service, resource, count: countOf(bucket) };
  });
  return { kind: 'data', response: kinds };
}

/** The five newest spans that match, by `POST /api/v2/spans/events/search`. */
export function newestSpans(lab: Lab, spans: LabSpans): Promise<LabAnswer<SpanSearchResponse>> {
  const attributes = { filter: filterOf(spans), page: { limit: 5 } };
  return askLab(lab, {
    path: '/api/v2/spans/events/search',
    body: { data: { type: 'search_request', attributes } },
    isBody: hasData<SpanSearchResponse>,
  });
}

function aggregate(lab: Lab, spans: LabSpans, more: object): Promise<LabAnswer<SpanAggregateResponse>> {
  const attributes = { compute: [{ aggregation: 'count' }], filter: filterOf(spans), ...more };
  return askLab(lab, {
    path: '/api/v2/spans/analytics/aggregate',
    body: { data: { type: 'aggregate_request', attributes } },
    isBody: hasData<SpanAggregateResponse>,
  });
}

function filterOf({ search, windowS }: LabSpans): object {
  return { query: search, from: `now-${windowS}s`, to: 'now' };
}

/** Without a group there is no span. */
function countOf(bucket: SpanAggregateResponse['data'][number] | undefined): number {
  return Number(bucket?.attributes.compute.c0 ?? 0);
}

function hasData<Body>(body: unknown): body is Body {
  return typeof body === 'object' && body !== null && Array.isArray((body as { data?: unknown }).data);
}
