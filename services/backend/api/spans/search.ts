import { z } from 'zod';
import type { Route } from '../../../../lib/http/route.ts';
import { readBody, spansFilter, time } from './read-body.ts';
import type { SpansDeps } from './spans-deps.ts';
import { answerSpansPage, pageLimits } from './spans-page.ts';

const attributesSchema = z.strictObject({
  filter: spansFilter.exactOptional(),
  sort: z.enum(['timestamp', '-timestamp']).exactOptional(),
  page: z
    .strictObject({ limit: z.int().min(1).max(pageLimits.most).exactOptional(), cursor: z.string().exactOptional() })
    .exactOptional(),
  options: time.exactOptional(),
});

/** `POST /api/v2/spans/events/search`: a page of spans, newest first unless `sort` is `timestamp`. */
export const search: Route<SpansDeps>['handle'] = (deps) => async (request, response) => {
  const { filter = {}, sort, page } = readBody(request.body, 'search_request', attributesSchema);
  const asked = { ...filter, sort, limit: page?.limit ?? pageLimits.default, cursor: page?.cursor };
  await answerSpansPage(deps, asked, { request, response });
};
