import { randomUUID } from 'node:crypto';
import type { Request, Response } from 'express';
import type { SpanSearchResponse } from '../../../../lib/api-types/spans.ts';
import { parseRequestedSearch } from '../../query/search/parse-requested-search.ts';
import { requestedSearchWindow } from '../../query/search/search-window.ts';
import { readSpanCursor, writeSpanCursor } from '../../query/search/span-cursor.ts';
import { toSpanItem } from './span-item.ts';
import type { SpansDeps } from './spans-deps.ts';

/** A page of spans, as either way of asking has it. */
export interface SpansPageRequest {
  readonly query?: string | undefined;
  readonly from?: string | undefined;
  readonly to?: string | undefined;
  readonly sort?: 'timestamp' | '-timestamp' | undefined;
  readonly limit: number;
  readonly cursor?: string | undefined;
}

/** Spans of a page, at most and where a request does not say. */
export const pageLimits = { most: 1000, default: 10 } as const;

/**
 * Answers with a page of spans. The next one is of the same window, also where that was said by `now`; its link is one of
 * `GET /api/v2/spans/events` for both ways of asking, as at Datadog.
 */
export async function answerSpansPage(
  { store, clock }: SpansDeps,
  asked: SpansPageRequest,
  { request, response }: { readonly request: Request; readonly response: Response },
): Promise<void> {
  const startedMs = clock.monotonic();
  const search = parseRequestedSearch(asked.query ?? '*');
  const cursor = asked.cursor === undefined ? undefined : readSpanCursor(asked.cursor);
  const { fromMs, toMs } = cursor ?? requestedSearchWindow(asked, clock.now());
  const page = await store.spans.search(
    { fromMs, toMs, search },
    {
      limit: asked.limit,
      ascending: asked.sort === 'timestamp',
      ...(cursor && { after: cursor.after }),
    },
  );
  const after = page.next && writeSpanCursor({ after: page.next, fromMs, toMs });
  const body: SpanSearchResponse = {
    data: page.spans.map((span) => toSpanItem(span, page.hostTags.get(span.host) ?? [])),
    meta: {
      elapsed: Math.round(clock.monotonic() - startedMs),
      request_id: randomUUID(),
      status: 'done',
      ...(after !== undefined && { page: { after } }),
    },
    ...(after !== undefined && { links: { next: nextLink(request, asked, { fromMs, toMs, after }) } }),
  };
  response.type('application/vnd.api+json').send(JSON.stringify(body));
}

function nextLink(
  request: Request,
  { query, sort, limit }: SpansPageRequest,
  { fromMs, toMs, after }: { readonly fromMs: number; readonly toMs: number; readonly after: string },
): string {
  const parameters = new URLSearchParams({
    ...(query !== undefined && { 'filter[query]': query }),
    'filter[from]': String(fromMs),
    'filter[to]': String(toMs),
    ...(sort !== undefined && { sort }),
    'page[cursor]': after,
    'page[limit]': String(limit),
  });
  return `${request.protocol}://${request.headers.host}/api/v2/spans/events?${parameters}`;
}
